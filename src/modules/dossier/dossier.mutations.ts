import type { InputShapeFromFields } from '@pothos/core';
import { NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey } from '../../graphql/arguments.ts';
import type { InputFields } from '../../graphql/builder.ts';
import { today } from '../../time/day.ts';
import { act, payload } from '../acts/act.ts';
import { parseChange, type InputCheck } from '../acts/input-check.rules.ts';
import { datedFields, EXPECTED_VERSION } from '../acts/standard.inputs.ts';
import { parseEducations, parseMembers, parseParticulars, parsePhoto, parseResume } from './contents-input.rules.ts';
import { EDUCATION, MEMBERS, particularsFields, PHOTO, resumeFields } from './dossier.inputs.ts';
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
      ...particularsFields(t),
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
      education: t.field({ ...EDUCATION, required: true }),
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
      ...resumeFields(t),
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
      members: t.field({ ...MEMBERS, required: true }),
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
      photo: t.string({ ...PHOTO, required: true }),
    }),
  },
  command: (input, check) => ({
    ...commandOf(check, input),
    contents: { section: 'PHOTO' as const, contents: parsePhoto(check, input.photo) },
  }),
  run: recordSection,
});
