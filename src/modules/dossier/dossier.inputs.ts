import { builder } from '../../graphql/builder.ts';
import { MAXIMUM } from './contents-input.rules.ts';
import { EducationMode, PoliticalStatus } from './dossier.enums.ts';

/** What descriptions say of the length of a text. */
export const upTo = (maximum: number): string => `at most ${maximum} characters`;

/** What descriptions say of a day, month or year. */
export const PARTIAL = 'from 1900 to today, as precisely as it is known';

export const EducationInput = builder.inputType('EducationInput', {
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

export const ResumeLineInput = builder.inputType('ResumeLineInput', {
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

export const FamilyMemberInput = builder.inputType('FamilyMemberInput', {
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
