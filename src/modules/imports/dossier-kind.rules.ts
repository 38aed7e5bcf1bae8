import type { Message } from '../../errors/refusals.ts';
import type { ElementOfList, KindOfImport } from './kind-of-import.rules.ts';

/** Full time and beside work, each twice: the degree may be of another school than the qualification. */
const EDUCATIONS: readonly ElementOfList[] = [
  { key: 'fullTime', heading: { zh: '全日制', en: 'Full time: ' }, given: { mode: 'FULL_TIME' } },
  { key: 'fullTime2', heading: { zh: '全日制第二', en: 'Full time, second: ' }, given: { mode: 'FULL_TIME' } },
  { key: 'inService', heading: { zh: '在职', en: 'Beside work: ' }, given: { mode: 'IN_SERVICE' } },
  { key: 'inService2', heading: { zh: '在职第二', en: 'Beside work, second: ' }, given: { mode: 'IN_SERVICE' } },
];

/** How many members of a family a row has columns for. */
export const MEMBERS = 10;

const MEMBERS_OF_FAMILY: readonly ElementOfList[] = Array.from({ length: MEMBERS }, (_, i) => ({
  key: `member${i + 1}`,
  heading: { zh: `家庭成员${i + 1}`, en: `Family ${i + 1}: ` },
  given: {},
}));

const HEADINGS: Readonly<Record<string, Message>> = {
  officer: { zh: '警号', en: 'Police number' },
  'officer.name': { zh: '姓名', en: 'Name' },
  'particulars.ethnicity': { zh: '民族', en: 'People' },
  'particulars.nativePlace': { zh: '籍贯', en: 'Native place' },
  'particulars.birthplace': { zh: '出生地', en: 'Birthplace' },
  'particulars.workStartedOn': { zh: '参加工作时间', en: 'First work' },
  'particulars.politicalStatus': { zh: '政治面貌', en: 'Political status' },
  'particulars.partyJoinedOn': { zh: '入党时间', en: 'Joined the party' },
  'particulars.health': { zh: '健康状况', en: 'Health' },
  'particulars.technicalPost': { zh: '专业技术职务', en: 'Technical post' },
  'particulars.specialty': { zh: '熟悉专业有何专长', en: 'Specialty' },
  'education.school': { zh: '毕业院校', en: 'school' },
  'education.major': { zh: '院系及专业', en: 'major' },
  'education.qualification': { zh: '学历', en: 'qualification' },
  'education.degree': { zh: '学位', en: 'degree' },
  'education.graduatedOn': { zh: '毕业时间', en: 'graduation' },
  'resume.text': { zh: '简历', en: 'Résumé' },
  'members.relation': { zh: '称谓', en: 'relation' },
  'members.name': { zh: '姓名', en: 'name' },
  'members.birthOn': { zh: '出生年月', en: 'birth' },
  'members.politicalStatus': { zh: '政治面貌', en: 'political status' },
  'members.employment': { zh: '工作单位及职务', en: 'employment' },
  photo: { zh: '照片', en: 'Photo' },
};

/** A dossier in each row, or in each file of the editor of 干部任免审批表. */
export const RECORD_DOSSIERS: KindOfImport = {
  acts: ['recordDossier'],
  scope: 'personnel:write',
  besides: 'officer:personal',
  words: 'Officer',
  // a résumé in a cell is a text: nobody tells it into lines but people
  without: ['resume.lines'],
  names: { officer: ['Officer'] },
  headings: HEADINGS,
  on: 'effectiveOn',
  elements: { education: EDUCATIONS, members: MEMBERS_OF_FAMILY },
  about: 'officer',
  byNationalId: true,
  nameOf: { field: 'officer.name', officer: 'officer' },
  lrmx: true,
  beyondCells: ['photo'],
};
