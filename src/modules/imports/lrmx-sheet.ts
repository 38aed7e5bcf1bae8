import type { LrmxPerson } from '../../documents/lrmx.ts';
import { readLrmx } from '../../documents/read-lrmx.ts';
import { RuleViolationError } from '../../errors/refusals.ts';
import { codeForm, nameForm } from '../../names/text-form.ts';
import type { Column } from './column.rules.ts';
import { MEMBERS } from './dossier-kind.rules.ts';
import type { Sheet } from './import-rows.service.ts';

// A file of the editor of 干部任免审批表 as a sheet of one row, below the headings of the template.

/** The row below the headings, where the sheet that is given back has it. */
const ROW = 2;

/** What of a person is brought in, by the field of the act. */
export function readPerson(bytes: Buffer, fileName: string, columns: readonly Column[]): Sheet {
  const { person } = readLrmx(bytes);
  if (person.family.length > MEMBERS) {
    throw new RuleViolationError('import-file', {
      zh: `家庭成员最多 ${MEMBERS} 人，此文件有 ${person.family.length} 人，请在登记系统中登记其家庭成员`,
      en: `A file may have at most ${MEMBERS} members of the family, and this one has ${person.family.length}: record them in the registry instead.`,
    });
  }
  const texts = new Map(Object.entries({ officer: officerIn(person, fileName), ...cellsOf(person) }));
  const given = columns.filter(({ field }) => (texts.get(field) ?? '') !== '');
  return {
    headings: given.map(({ heading }) => heading.zh),
    rows: [{ number: ROW, cells: given.map(({ field }) => texts.get(field)!) }],
    sheet: null,
    others: [],
  };
}

/** 990001.lrmx, 990001 合成甲.lrmx, 990001-合成甲.lrmx, 990001合成甲.lrmx; not 20260101任免表.lrmx */
const NUMBERED = /^(?<number>[0-9A-Z]{4,17})(?<rest>(?![0-9A-Z]).*)$/;

function numberIn(fileName: string, name: string): string {
  const { number = '', rest = '' } = NUMBERED.exec(codeForm(fileName).trim())?.groups ?? {};
  const isNumber =
    /\d/.test(number) && (/^($|[\s._-])/.test(rest) || (name !== '' && rest.startsWith(nameForm(name).toUpperCase())));
  return isNumber ? number : '';
}

/** Whose it is: the police number with which the name of the file begins, else the national id in it. */
function officerIn({ name, nationalId }: LrmxPerson, fileName: string): string {
  const officer = numberIn(fileName, name) || nationalId;
  if (officer !== '') return officer;
  throw new RuleViolationError('import-file', {
    zh: '不知是谁的文件：文件中没有身份证号，文件名也不以警号开头，如 990001.lrmx',
    en: 'Nothing tells whose file it is: it has no national id, and its name does not begin with a police number, such as 990001.lrmx.',
  });
}

const cellsOf = (person: LrmxPerson): Record<string, string> => ({
  'officer.name': person.name,
  'particulars.ethnicity': person.ethnicity,
  'particulars.nativePlace': person.ancestralHome,
  'particulars.birthplace': person.birthplace,
  'particulars.workStartedOn': person.beganWork,
  'particulars.partyJoinedOn': person.joinedParty,
  'particulars.health': person.health,
  'particulars.technicalPost': person.professionalTitle,
  'particulars.specialty': person.expertise,
  ...educationCells('fullTime', {
    qualification: person.fullTimeEducation,
    degree: person.fullTimeDegree,
    school: person.fullTimeEducationSchool,
    schoolOfDegree: person.fullTimeDegreeSchool,
  }),
  ...educationCells('inService', {
    qualification: person.inServiceEducation,
    degree: person.inServiceDegree,
    school: person.inServiceEducationSchool,
    schoolOfDegree: person.inServiceDegreeSchool,
  }),
  'resume.text': person.resume,
  ...Object.fromEntries(
    person.family.flatMap(({ relation, name, born, politicalStatus, work }, i) =>
      Object.entries({ relation, name, birthOn: born, politicalStatus, employment: work }).map(([field, text]) => [
        `members.member${i + 1}.${field}`,
        text,
      ]),
    ),
  ),
  photo: person.photo.replaceAll(/\s/g, ''),
});

interface Educated {
  readonly qualification: string;
  readonly degree: string;
  readonly school: string;
  readonly schoolOfDegree: string;
}

/** One education, or two where the degree is of another school. School, department and major are one text, as they are in the file. */
function educationCells(
  key: string,
  { qualification, degree, school, schoolOfDegree }: Educated,
): Record<string, string> {
  const first = school || schoolOfDegree;
  const isOne = qualification === '' || degree === '' || schoolOfDegree === '' || schoolOfDegree === first;
  const of = (element: string, cells: Record<string, string>) =>
    Object.fromEntries(Object.entries(cells).map(([field, text]) => [`education.${element}.${field}`, text]));
  if (qualification === '' && degree === '') return {};
  if (isOne) return of(key, { qualification, degree, school: qualification === '' ? schoolOfDegree || school : first });
  return { ...of(key, { qualification, school: first }), ...of(`${key}2`, { degree, school: schoolOfDegree }) };
}
