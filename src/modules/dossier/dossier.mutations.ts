import type { InputShapeFromFields } from '@pothos/core';
import { NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey } from '../../graphql/arguments.ts';
import type { InputFields } from '../../graphql/builder.ts';
import { today } from '../../time/day.ts';
import { act, payload } from '../acts/act.ts';
import { parseChange, type InputCheck } from '../acts/input-check.rules.ts';
import { datedFields, EXPECTED_VERSION } from '../acts/standard.inputs.ts';
import {
  ELEMENTS,
  MAXIMUM,
  parseEducations,
  parseMembers,
  parseParticulars,
  parsePhoto,
  parseResume,
} from './contents-input.rules.ts';
import { Ethnicity, PoliticalStatus } from './dossier.enums.ts';
import { EducationInput, FamilyMemberInput, PARTIAL, ResumeLineInput, upTo } from './dossier.inputs.ts';
import { sectionById } from './dossier.loaders.ts';
import { recordSection } from './dossier.service.ts';
import { auditDossierGuesses } from './guesses.runner.ts';
import { DossierSection } from './dossier.type.ts';

const recorded = payload<{ sectionId: number }>('The section with the change on record, or why not.', (t) => ({
  section: t.field({
    type: DossierSection,
    description: 'The section on the day it takes effect.',
    resolve: async ({ sectionId }, _args, context) => (await sectionById(context).load(sectionId))!,
  }),
}));

const ofOfficer = (t: InputFields) => ({
  officer: t.id({ required: true, description: 'The officer, on record on the day.' }),
  expectedVersion: t.int({ description: `Of the section; 0: that there is none yet. ${EXPECTED_VERSION}` }),
  ...datedFields(t),
});

const commandOf = (check: InputCheck, input: InputShapeFromFields<ReturnType<typeof ofOfficer>>) => ({
  officerId: inputKey(check, 'Officer', input.officer, 'officer'),
  ...parseChange(check, input, today()),
});

const whole = (what: string): string =>
  `Records ${what} as a whole. It replaces what the dossier said there from the day on, until the next day for which something is on record. Stored sealed: the record of the change tells nothing of it. A section recorded by mistake is taken off the record by withdrawRecord.`;

/** What the acts have in common: each records one section as a whole. */
const RECORDING = {
  scope: ['personnel:write', 'officer:personal'],
  success: 'The section is on record.',
  payload: recorded,
  refusals: [NotFoundError, RuleViolationError],
  around: auditDossierGuesses,
} as const;

const ARGUMENT = 'Whose, from which day, and what.';

act('recordParticulars', {
  ...RECORDING,
  description: whole('the particulars of an officer that the appointment form asks for'),
  input: {
    description:
      'The particulars of an officer (登记基本信息); at least one is given, and what is not given is not known.',
    argument: ARGUMENT,
    fields: (t) => ({
      ...ofOfficer(t),
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
    }),
  },
  command: (input, check) => ({
    ...commandOf(check, input),
    contents: { section: 'PARTICULARS' as const, contents: parseParticulars(check, input, today()) },
  }),
  run: recordSection,
});

act('recordEducation', {
  ...RECORDING,
  description: whole('the education of an officer'),
  input: {
    description: 'The education of an officer (登记学历学位).',
    argument: ARGUMENT,
    fields: (t) => ({
      ...ofOfficer(t),
      education: t.field({
        type: [EducationInput],
        required: true,
        description: `The education, the highest first, as forms have it; at most ${ELEMENTS.education}. Empty: there is none.`,
      }),
    }),
  },
  command: (input, check) => ({
    ...commandOf(check, input),
    contents: { section: 'EDUCATION' as const, contents: parseEducations(check, input.education, today()) },
  }),
  run: recordSection,
});

act('recordResume', {
  ...RECORDING,
  description: whole('the résumé of an officer'),
  input: {
    description: 'The résumé of an officer (登记简历): lines, or one text.',
    argument: ARGUMENT,
    fields: (t) => ({
      ...ofOfficer(t),
      lines: t.field({
        type: [ResumeLineInput],
        description: `Its lines in the order in which they began, at most ${ELEMENTS.lines}; or \`text\`.`,
      }),
      text: t.string({
        description: `The whole of it, with line breaks, where it cannot be told into lines; ${upTo(MAXIMUM.resume)}.`,
      }),
    }),
  },
  command: (input, check) => ({
    ...commandOf(check, input),
    contents: { section: 'RESUME' as const, contents: parseResume(check, input, today()) },
  }),
  run: recordSection,
});

act('recordFamily', {
  ...RECORDING,
  description: whole('the family of an officer, and other close relations'),
  input: {
    description: 'The family of an officer (登记家庭成员), and other close relations (家庭主要成员及重要社会关系).',
    argument: ARGUMENT,
    fields: (t) => ({
      ...ofOfficer(t),
      members: t.field({
        type: [FamilyMemberInput],
        required: true,
        description: `The members, in the order of the form; at most ${ELEMENTS.members}. Empty: there are none.`,
      }),
    }),
  },
  command: (input, check) => ({
    ...commandOf(check, input),
    contents: { section: 'FAMILY' as const, contents: parseMembers(check, input.members, today()) },
  }),
  run: recordSection,
});

act('recordPhoto', {
  ...RECORDING,
  description: whole('the photo of an officer'),
  input: {
    description: 'The photo of an officer (登记照片).',
    argument: ARGUMENT,
    fields: (t) => ({
      ...ofOfficer(t),
      photo: t.string({
        required: true,
        description:
          'The bytes of a whole JPEG or PNG image in base64: at most 200 kB, and of either format by what they are.',
      }),
    }),
  },
  command: (input, check) => ({
    ...commandOf(check, input),
    contents: { section: 'PHOTO' as const, contents: parsePhoto(check, input.photo) },
  }),
  run: recordSection,
});
