import { builder, type InputFields } from '../../graphql/builder.ts';
import { ELEMENTS, MAXIMUM } from './contents-input.rules.ts';
import { EducationMode, Ethnicity, PoliticalStatus } from './dossier.enums.ts';

/** What descriptions say of the length of a text. */
const upTo = (maximum: number): string => `at most ${maximum} characters`;

/** What descriptions say of a day, month or year. */
const PARTIAL = 'from 1900 to today, as precisely as it is known';

const EducationInput = builder.inputType('EducationInput', {
  description: 'An education (学历学位): its qualification, its degree or both are given.',
  fields: (t) => ({
    mode: t.field({ type: EducationMode, required: true, description: 'Full time, or beside work.' }),
    school: t.string({ required: true, description: `The school (毕业院校); ${upTo(MAXIMUM.school)}.` }),
    major: t.string({ description: `The department and the major (院系及专业); ${upTo(MAXIMUM.major)}.` }),
    qualification: t.string({
      description: `The qualification (学历), as forms have it, such as 大学; ${upTo(MAXIMUM.degree)}.`,
    }),
    degree: t.string({ description: `The degree (学位), such as 法学学士; ${upTo(MAXIMUM.degree)}.` }),
    graduatedOn: t.field({ type: 'PartialDate', description: `The graduation (毕业时间), ${PARTIAL}.` }),
  }),
});

const ResumeLineInput = builder.inputType('ResumeLineInput', {
  description: 'A line of a résumé (简历).',
  fields: (t) => ({
    from: t.field({ type: 'PartialDate', required: true, description: `When it began, ${PARTIAL}.` }),
    until: t.field({
      type: 'PartialDate',
      description: `When it ended, not before it began, ${PARTIAL}. Null: it goes on.`,
    }),
    text: t.string({ required: true, description: `What it was; ${upTo(MAXIMUM.line)}.` }),
  }),
});

const FamilyMemberInput = builder.inputType('FamilyMemberInput', {
  description: 'A member of the family, or another close relation (家庭主要成员及重要社会关系).',
  fields: (t) => ({
    relation: t.string({
      required: true,
      description: `What the person is to the officer (称谓), such as 妻子; ${upTo(MAXIMUM.relation)}.`,
    }),
    name: t.string({ required: true, description: `The name (姓名); ${upTo(MAXIMUM.name)}.` }),
    birthOn: t.field({ type: 'PartialDate', description: `The birth (出生年月), ${PARTIAL}.` }),
    politicalStatus: t.field({ type: PoliticalStatus, description: 'The political status (政治面貌).' }),
    employment: t.string({ description: `The employer and the post (工作单位及职务); ${upTo(MAXIMUM.employment)}.` }),
  }),
});

// the sections of a dossier, as each act that records them is given them

const list = <Input>(input: Input): [Input] => [input];

/** The particulars (基本信息). */
export const particularsFields = (t: InputFields) => ({
  ethnicity: t.field({ type: Ethnicity, description: 'The people (民族).' }),
  nativePlace: t.string({ description: `Where the family comes from (籍贯); ${upTo(MAXIMUM.place)}.` }),
  birthplace: t.string({ description: `The birthplace (出生地); ${upTo(MAXIMUM.place)}.` }),
  workStartedOn: t.field({ type: 'PartialDate', description: `The first work (参加工作时间), ${PARTIAL}.` }),
  politicalStatus: t.field({ type: PoliticalStatus, description: 'The political status (政治面貌).' }),
  partyJoinedOn: t.field({
    type: 'PartialDate',
    description: `When the officer joined the party (入党时间), ${PARTIAL}; not with a status of no party.`,
  }),
  health: t.string({ description: `The health (健康状况); ${upTo(MAXIMUM.health)}.` }),
  technicalPost: t.string({ description: `The technical post (专业技术职务); ${upTo(MAXIMUM.post)}.` }),
  specialty: t.string({
    description: `What the officer knows well, and can do (熟悉专业有何专长); ${upTo(MAXIMUM.specialty)}.`,
  }),
});

/** The résumé (简历), in one of two ways. */
export const resumeFields = (t: InputFields) => ({
  lines: t.field({
    type: [ResumeLineInput],
    description: `Its lines in the order in which they began, at most ${ELEMENTS.lines}; or \`text\`.`,
  }),
  text: t.string({
    description: `The whole of it, with line breaks, where it cannot be told into lines; ${upTo(MAXIMUM.resume)}.`,
  }),
});

export const EDUCATION = {
  type: list(EducationInput),
  description: `The education, the highest first, as forms have it; at most ${ELEMENTS.education}. Empty: there is none.`,
};

export const MEMBERS = {
  type: list(FamilyMemberInput),
  description: `The family and other close relations, in the order of the form; at most ${ELEMENTS.members}. Empty: there are none.`,
};

export const PHOTO = {
  description:
    'The bytes of a whole JPEG or PNG image in base64: at most 200 kB, and of either format by what they are.',
};
