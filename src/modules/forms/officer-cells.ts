import type { LrmxPerson } from '../../documents/lrmx.ts';
import type { Picture } from '../../documents/docx-picture.ts';
import type { Values } from '../../documents/docx-template.ts';
import { today, type Day } from '../../time/day.ts';
import { ageOn } from '../officers/age.rules.ts';
import { GENDER } from '../officers/officer.vocabulary.ts';
import { dossierCells, joinedParty, recordedResume, type Station } from './dossier-cells.ts';
import type { FormOfficer } from './officer-query.ts';
import {
  compact,
  currentPost,
  dayOf,
  evaluationWord,
  gradeWord,
  honorLines,
  joined,
  monthOf,
  postWords,
  rankWord,
  sanctionLines,
} from './words.ts';

// What stands in the cells of 干部任免审批表. A cell is empty where nothing is on record.

/** A filled form, from which both kinds of file are made. */
export interface OfficerCells {
  readonly person: LrmxPerson;
  readonly resume: readonly Station[];
  readonly officer: FormOfficer;
  readonly photo: Uint8Array | null;
}

/** The edition of the editor whose elements these are. */
const EDITION = '3.2.1.6';
/** How many years of evaluations are told. */
const YEARS = 3;

export function officerCells(officer: FormOfficer, day: Day): OfficerCells {
  const { dossier } = officer;
  const resume = (dossier && recordedResume(dossier)) ?? proposedResume(officer);
  const photo = dossier?.photo ? Buffer.from(dossier.photo.base64, 'base64') : null;
  return { officer, resume, photo, person: personOf(officer, resume, day) };
}

function personOf(officer: FormOfficer, resume: readonly Station[], day: Day): LrmxPerson {
  return {
    ...NOTHING,
    ...(officer.dossier && dossierCells(officer.dossier)),
    name: officer.name,
    gender: officer.gender === null ? '' : GENDER.terms[officer.gender].zh,
    born: compact(monthOf(officer.birthOn)),
    post: currentPost(officer, day),
    resume: resume.map(({ period, text }) => joined([period, text], '  ')).join('\n'),
    honorsAndSanctions: [...honorLines(officer), ...sanctionLines(officer)].join('\n'),
    evaluations: evaluationLines(officer, day).join('\n'),
    agedOn: compact(day),
    filledOn: compact(today()),
    nationalId: officer.nationalId ?? '',
    version: EDITION,
  };
}

/** What nobody has on record, or what the office proposes. */
const NOTHING = {
  ethnicity: '',
  ancestralHome: '',
  joinedParty: '',
  birthplace: '',
  beganWork: '',
  health: '',
  professionalTitle: '',
  expertise: '',
  fullTimeEducation: '',
  fullTimeDegree: '',
  fullTimeEducationSchool: '',
  fullTimeDegreeSchool: '',
  inServiceEducation: '',
  inServiceDegree: '',
  inServiceEducationSchool: '',
  inServiceDegreeSchool: '',
  proposedPost: '',
  removedPost: '',
  reason: '',
  family: [],
  proposedBy: '',
  filledBy: '',
  photo: '',
};

/** A résumé of the posts on record. Where a post was begun earlier than is known, it says no later than when. */
function proposedResume({ assignments }: FormOfficer): Station[] {
  return assignments
    .toSorted((a, b) => (a.validity.from < b.validity.from ? -1 : 1))
    .map((post) => {
      const { from, to, startKnown } = post.validity;
      return { period: `${startKnown ? '' : '不晚于'}${monthOf(from)}--${monthOf(to)}`, text: postWords(post) };
    });
}

/** The grades of the last three whole years that are finalized. */
function evaluationLines({ evaluations }: FormOfficer, day: Day): string[] {
  if (!evaluations) return [];
  return evaluations.nodes
    .filter(({ cycle: { from, to, status } }) => status === 'FINALIZED' && to <= day && isYear(from, to))
    .toSorted((a, b) => (a.cycle.to < b.cycle.to ? 1 : -1))
    .slice(0, YEARS)
    .map(({ cycle, grade }) => `${cycle.from.slice(0, 4)}年：${evaluationWord(grade)}`)
    .toReversed();
}

/** Whether a period, up to the first day after it, is a calendar year. */
export const isYear = (from: Day, to: Day): boolean =>
  from.endsWith('-01-01') && to.endsWith('-01-01') && Number(to.slice(0, 4)) - Number(from.slice(0, 4)) === 1;

/** The frame of the photo, in millimeters. */
const PHOTO_FRAME: Picture['frame'] = { width: 32, height: 48 };

/** Lines of the table of relatives, those that are filled by hand among them. */
const RELATIVES = 6;

/** What the template of the form is filled with. */
export function officerValues({ person, resume, officer, photo }: OfficerCells, day: Day, origin: string): Values {
  const particulars = officer.dossier?.particulars;
  const age = officer.birthOn === null ? null : ageOn(officer.birthOn, day);
  const relatives = person.family.map(({ relation, name, born, politicalStatus, work }) => ({
    称谓: relation,
    姓名: name,
    出生年月: spaced(born),
    政治面貌: politicalStatus,
    工作单位及职务: work,
  }));
  return {
    姓名: person.name,
    性别: person.gender,
    出生年月: spaced(person.born),
    年龄: age === null ? '' : `（${age}岁）`,
    民族: person.ethnicity,
    籍贯: person.ancestralHome,
    出生地: person.birthplace,
    入党时间: particulars ? joinedParty(particulars, (month) => month) : '',
    参加工作时间: spaced(person.beganWork),
    健康状况: person.health,
    专业技术职务: person.professionalTitle,
    熟悉专业有何专长: person.expertise,
    全日制学历: person.fullTimeEducation,
    全日制学位: person.fullTimeDegree,
    全日制毕业院校系及专业: schools(person.fullTimeEducationSchool, person.fullTimeDegreeSchool),
    在职学历: person.inServiceEducation,
    在职学位: person.inServiceDegree,
    在职毕业院校系及专业: schools(person.inServiceEducationSchool, person.inServiceDegreeSchool),
    现任职务: person.post,
    拟任职务: person.proposedPost,
    拟免职务: person.removedPost,
    简历: resume.map(({ period, text }) => ({ 起止: period, 经历: text })),
    奖惩情况: person.honorsAndSanctions,
    年度考核结果: person.evaluations,
    任免理由: person.reason,
    家庭成员: [...relatives, ...Array.from({ length: Math.max(0, RELATIVES - relatives.length) }, () => ({}))],
    呈报单位: person.proposedBy,
    填表人: person.filledBy,
    填表时间: dayOf(today()),
    照片: photo === null ? null : { bytes: photo, frame: PHOTO_FRAME },
    警号: officer.policeNumber,
    警衔: rankWord(officer),
    职级: gradeWord(officer.grade),
    出处: origin,
  };
}

/** A month as it is read: 1998.09 of 199809. */
export const spaced = (month: string): string => month.replace(/^(\d{4})(\d{2})$/, '$1.$2');

/** Both schools, once where they are the same. */
const schools = (first: string, second: string): string => joined([...new Set([first, second])], '\n');
