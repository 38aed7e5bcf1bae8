import { builder } from '../../graphql/builder.ts';
import { cost } from '../../graphql/cost.ts';
import type { Education, FamilyMember, Particulars, Photo, Resume, ResumeLine } from './contents.rules.ts';
import { EducationMode, Ethnicity, PhotoType, PoliticalStatus } from './dossier.enums.ts';

// What sections of a dossier say. All of it is reached through the dossier alone, which notes the reading.

const authScopes = { scope: 'officer:personal' } as const;
const NOT_KNOWN = 'null where not known';

/** An answer of the photos of a page would have 27 MB, whatever the number of its elements: half a page is the most. */
const BASE64_WEIGHT = 1_000;

export const DossierParticulars = builder.objectRef<Particulars>('DossierParticulars').implement({
  description:
    'The particulars of an officer that the appointment form asks for (基本信息). Needs the scope officer:personal.',
  authScopes,
  fields: (t) => ({
    ethnicity: t.expose('ethnicity', {
      type: Ethnicity,
      nullable: true,
      description: `The people (民族); ${NOT_KNOWN}.`,
    }),
    nativePlace: t.exposeString('nativePlace', {
      nullable: true,
      description: `Where the family comes from (籍贯); ${NOT_KNOWN}.`,
    }),
    birthplace: t.exposeString('birthplace', { nullable: true, description: `The birthplace (出生地); ${NOT_KNOWN}.` }),
    workStartedOn: t.expose('workStartedOn', {
      type: 'PartialDate',
      nullable: true,
      description: `When the officer first worked (参加工作时间); ${NOT_KNOWN}.`,
    }),
    politicalStatus: t.expose('politicalStatus', {
      type: PoliticalStatus,
      nullable: true,
      description: `The political status (政治面貌); ${NOT_KNOWN}.`,
    }),
    partyJoinedOn: t.expose('partyJoinedOn', {
      type: 'PartialDate',
      nullable: true,
      description: `When the officer joined the party (入党时间); null where that is not known, and of no party.`,
    }),
    health: t.exposeString('health', { nullable: true, description: `The health (健康状况); ${NOT_KNOWN}.` }),
    technicalPost: t.exposeString('technicalPost', {
      nullable: true,
      description: `The technical post (专业技术职务); null where there is none or it is not known.`,
    }),
    specialty: t.exposeString('specialty', {
      nullable: true,
      description: `What the officer knows well, and can do (熟悉专业有何专长); ${NOT_KNOWN}.`,
    }),
  }),
});

export const DossierEducation = builder.objectRef<Education>('DossierEducation').implement({
  description: 'An education (学历学位). Needs the scope officer:personal.',
  authScopes,
  fields: (t) => ({
    mode: t.expose('mode', { type: EducationMode, description: 'Full time, or beside work.' }),
    school: t.exposeString('school', { description: 'The school (毕业院校).' }),
    major: t.exposeString('major', {
      nullable: true,
      description: `The department and the major (院系及专业); ${NOT_KNOWN}, or where they stand with the school.`,
    }),
    qualification: t.exposeString('qualification', {
      nullable: true,
      description: 'The qualification (学历); null where it led to a degree alone.',
    }),
    degree: t.exposeString('degree', { nullable: true, description: 'The degree (学位); null where there is none.' }),
    graduatedOn: t.expose('graduatedOn', {
      type: 'PartialDate',
      nullable: true,
      description: `The graduation (毕业时间); ${NOT_KNOWN}.`,
    }),
  }),
});

const DossierResumeLine = builder.objectRef<ResumeLine>('DossierResumeLine').implement({
  description: 'A line of a résumé. Needs the scope officer:personal.',
  authScopes,
  fields: (t) => ({
    from: t.expose('from', { type: 'PartialDate', description: 'When it began.' }),
    until: t.expose('until', {
      type: 'PartialDate',
      nullable: true,
      description: 'When it ended; null where it goes on.',
    }),
    text: t.exposeString('text', { description: 'What it was.' }),
  }),
});

export const DossierResume = builder.objectRef<Resume>('DossierResume').implement({
  description: 'The résumé (简历): lines, or one text. Needs the scope officer:personal.',
  authScopes,
  fields: (t) => ({
    lines: t.expose('lines', {
      type: [DossierResumeLine],
      description: 'Its lines in the order in which they began; empty where it is one text.',
    }),
    text: t.exposeString('text', {
      nullable: true,
      description:
        'The whole of it, a line after the other, where it cannot be told into lines; without blank lines, and without blanks around each. Null where it is lines.',
    }),
  }),
});

export const DossierFamilyMember = builder.objectRef<FamilyMember>('DossierFamilyMember').implement({
  description:
    'A member of the family, or another close relation (家庭主要成员及重要社会关系). Needs the scope officer:personal.',
  authScopes,
  fields: (t) => ({
    relation: t.exposeString('relation', { description: 'What the person is to the officer (称谓).' }),
    name: t.exposeString('name', { description: 'The name (姓名).' }),
    birthOn: t.expose('birthOn', {
      type: 'PartialDate',
      nullable: true,
      description: `The birth (出生年月); ${NOT_KNOWN}.`,
    }),
    politicalStatus: t.expose('politicalStatus', {
      type: PoliticalStatus,
      nullable: true,
      description: `The political status (政治面貌); ${NOT_KNOWN}.`,
    }),
    employment: t.exposeString('employment', {
      nullable: true,
      description: `The employer and the post (工作单位及职务); ${NOT_KNOWN}.`,
    }),
  }),
});

export const DossierPhoto = builder.objectRef<Photo>('DossierPhoto').implement({
  description: 'The photo (照片). Needs the scope officer:personal.',
  authScopes,
  fields: (t) => ({
    type: t.expose('type', { type: PhotoType, description: 'The format, as its bytes tell.' }),
    base64: t.exposeString('base64', {
      description: 'Its bytes in base64, at most 200 kB of them. It costs 1,000 points (docs/limits.md).',
      ...cost({ weight: BASE64_WEIGHT }),
    }),
  }),
});
