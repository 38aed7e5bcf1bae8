import { inputKey } from '../../graphql/arguments.ts';
import type { InputFields } from '../../graphql/builder.ts';
import { link } from '../../graphql/field-options.ts';
import { ConflictError, NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { today } from '../../time/day.ts';
import { act, payload } from '../acts/act.ts';
import { versionedCommand } from '../acts/change-input.ts';
import { parseBasis } from '../acts/input-check.rules.ts';
import { BasisInput, basisField, EFFECTIVE_ON, versionedFields } from '../acts/standard.inputs.ts';
import { HonorKind, HonorLevel, HonorTrait, MeritClass } from './honor.enums.ts';
import { honorById } from './honor.loaders.ts';
import { AWARDED_BY_MAXIMUM, parseGround, parseNomination } from './honor-input.rules.ts';
import { conferHonor, putHonorUnderNotice, rejectHonor, revokeHonor } from './honor.service.ts';
import { Honor } from './honor.type.ts';
import { nominateHonor } from './nomination.service.ts';

const REASON_MAXIMUM = 1_000;

const honor = payload<{ honorId: number }>('The honor with the change on record, or why not.', (t) => ({
  honor: t.field(link(Honor, honorById, 'honorId', 'The honor on the day it takes effect.')),
}));

const stepFields = (t: InputFields) => ({
  id: t.id({ required: true, description: 'The honor.' }),
  ...versionedFields(t),
});

/** The same where a reason is required. */
const reasonedFields = (t: InputFields) => ({
  ...stepFields(t),
  basis: t.field({ type: BasisInput, required: true, description: 'Why, and by whose order; the reason is required.' }),
});

act('nominateHonor', {
  scope: 'honor:write',
  description:
    'Proposes an honor for officers or for units. The same (title, program, class) is proposed once for one recipient on a day.',
  input: {
    description: 'A nomination for an honor (申报奖励).',
    argument: 'What, and for whom.',
    fields: (t) => ({
      title: t.string({ required: true, description: 'The title of the honor, as printed; at most 100 characters.' }),
      program: t.id({
        description: 'The program under which it is given, in force on the day and for this kind; null: none.',
      }),
      kind: t.field({ type: HonorKind, required: true, description: 'Whether it is for persons or for a collective.' }),
      level: t.field({ type: HonorLevel, required: true, description: 'The level of the organ that is to give it.' }),
      meritClass: t.field({ type: MeritClass, required: true, description: 'Its class.' }),
      recipients: t.idList({
        required: true,
        description:
          'The recipients, 1 to 100, each once: officers where it is INDIVIDUAL, units (temporary ones too) where it is COLLECTIVE, all there on the day. Officers serve as POLICE that day.',
      }),
      citation: t.string({ description: 'What it is for (事迹); at most 2,000 characters.' }),
      posthumous: t.boolean({
        description:
          'Whether it is given after death (追授): then every recipient is an officer of the category POLICE whose status is DECEASED on the day. Default: false.',
      }),
      traits: t.field({
        type: [HonorTrait],
        description: 'The traits of the deed, each once, which programs may prefer. Default: none.',
      }),
      nominatedOn: t.field({
        type: 'Date',
        description:
          'The day of the nomination, at most ten years ahead. Default: today; the next step (the notice, the award) may then be dated earlier, so that the award of a past year can be put on record.',
      }),
      ...basisField(t),
    }),
  },
  success: 'The honor is proposed.',
  payload: honor,
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: (input, check) => {
    const recipient = input.kind === 'INDIVIDUAL' ? 'Officer' : 'Unit';
    return {
      ...parseNomination(check, input, today(), (id, path) => inputKey(check, recipient, id, path)),
      programId: input.program == null ? null : inputKey(check, 'HonorProgram', input.program, 'program'),
      basis: parseBasis(check, input.basis),
    };
  },
  run: nominateHonor,
});

act('putHonorUnderNotice', {
  scope: 'honor:write',
  description:
    'Puts a nomination under public notice from a day on. Where its class needs a notice, it can be conferred when that has run: see Honor.conferrableFrom.',
  input: {
    description: 'The public notice of a nomination (奖励公示).',
    argument: 'Which, and from when.',
    fields: (t) => ({
      ...stepFields(t),
      noticedOn: t.field({
        type: 'Date',
        required: true,
        description: 'The first day of the notice: the day of the nomination or later, at most ten years ahead.',
      }),
    }),
  },
  success: 'The honor is under public notice.',
  payload: honor,
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => ({
    ...versionedCommand(check, 'Honor', input),
    noticedOn: check.day('noticedOn', input.noticedOn, today()),
  }),
  run: putHonorUnderNotice,
});

act('conferHonor', {
  scope: 'honor:write',
  description:
    'Confers an honor on a day: on officers who serve as POLICE that day (posthumously: who died as such), on units that are there that day (temporary ones may be gone by then), when the notice that its class needs has run. Nobody is given the same (title, program, class) twice on a day.',
  input: {
    description: 'An honor that is given (授予奖励).',
    argument: 'Which, by whom and when.',
    fields: (t) => ({
      ...stepFields(t),
      awardedBy: t.string({
        required: true,
        description: 'The organ that gives it (授予机关); at most 100 characters.',
      }),
      awardedOn: t.field({
        type: 'Date',
        required: true,
        description:
          'The day of the award, at most ten years ahead: not before the nomination or the first day of the notice, and not before `Honor.conferrableFrom`.',
      }),
      withoutNoticeBecause: t.string({
        description:
          'Why it is given although the notice that its class needs has not run, such as a deed that must stay secret; at most 1,000 characters. Kept only where it was needed.',
      }),
    }),
  },
  success: 'The honor is conferred.',
  payload: honor,
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: (input, check) => ({
    ...versionedCommand(check, 'Honor', input),
    awardedBy: check.text('awardedBy', input.awardedBy, AWARDED_BY_MAXIMUM),
    awardedOn: check.day('awardedOn', input.awardedOn, today()),
    withoutNoticeBecause: check.optionalText('withoutNoticeBecause', input.withoutNoticeBecause, REASON_MAXIMUM),
  }),
  run: conferHonor,
});

act('rejectHonor', {
  scope: 'honor:write',
  description: 'Turns down a nomination, under notice or not, with a reason. It stays visible and never changes again.',
  input: {
    description: 'A nomination that is turned down (不予奖励).',
    argument: 'Which, and why.',
    fields: (t) => ({
      ...reasonedFields(t),
      effectiveOn: t.field({
        type: 'Date',
        description: 'The day it takes effect: not before the nomination or the notice. Default: today.',
      }),
    }),
  },
  success: 'The nomination is turned down.',
  payload: honor,
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => ({
    ...parseGround(check, versionedCommand(check, 'Honor', input)),
    effectiveOn: check.day('effectiveOn', input.effectiveOn ?? today(), today()),
  }),
  run: rejectHonor,
});

act('revokeHonor', {
  scope: 'honor:write',
  description:
    'Takes back an honor that was conferred, with a reason. From the day on it is REVOKED and counts no more; it stays visible, with the reason, and never changes again.',
  input: {
    description: 'An honor that is taken back (撤销奖励).',
    argument: 'Which, why and from when.',
    fields: (t) => ({
      ...reasonedFields(t),
      effectiveOn: t.field({
        type: 'Date',
        required: true,
        description: `${EFFECTIVE_ON} Not before the award; from this day on the honor counts no more.`,
      }),
    }),
  },
  success: 'The honor is taken back.',
  payload: honor,
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => ({
    ...parseGround(check, versionedCommand(check, 'Honor', input)),
    effectiveOn: check.day('effectiveOn', input.effectiveOn, today()),
  }),
  run: revokeHonor,
});
