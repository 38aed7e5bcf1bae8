import { BasisInput, EFFECTIVE_ON, EXPECTED_VERSION } from '../acts/standard.inputs.ts';
import { builder } from '../../graphql/builder.ts';
import { HonorKind, HonorLevel, HonorTrait, MeritClass } from './honor.enums.ts';

type InputFields = Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0];

export const NominateHonorInput = builder.inputType('NominateHonorInput', {
  description: 'A nomination for an honor (申报奖励).',
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
        'Who it is for, 1 to 100, each once: officers where it is INDIVIDUAL, units (temporary ones too) where it is COLLECTIVE, all there on the day. Officers serve as POLICE that day.',
    }),
    citation: t.string({ description: 'What it is for (事迹); at most 2,000 characters.' }),
    posthumous: t.boolean({
      description:
        'Given after death (追授): then every recipient is an officer of the category POLICE whose status is DECEASED on the day. False unless told.',
    }),
    traits: t.field({
      type: [HonorTrait],
      description: 'What the deed is like, each once; what programs may prefer. None unless told.',
    }),
    nominatedOn: t.field({
      type: 'Date',
      description:
        'The day of the nomination, at most ten years ahead. Left out: today, and what comes next (the notice, the award) may be dated earlier, as where the award of a past year is put on record.',
    }),
    basis: t.field({ type: BasisInput, description: 'By whose order.' }),
  }),
});

const stepFields = (t: InputFields) => ({
  id: t.id({ required: true, description: 'The honor.' }),
  expectedVersion: t.int({ description: EXPECTED_VERSION }),
});

const reasoned = (t: InputFields) => ({
  basis: t.field({ type: BasisInput, required: true, description: 'Why, and by whose order; the reason is required.' }),
});

export const PutHonorUnderNoticeInput = builder.inputType('PutHonorUnderNoticeInput', {
  description: 'The public notice of a nomination (公示).',
  fields: (t) => ({
    ...stepFields(t),
    noticedOn: t.field({
      type: 'Date',
      required: true,
      description: 'The first day of the notice: not before that of the nomination, at most ten years ahead.',
    }),
    basis: t.field({ type: BasisInput, description: 'By whose order.' }),
  }),
});

export const ConferHonorInput = builder.inputType('ConferHonorInput', {
  description: 'An honor that is given (授予奖励).',
  fields: (t) => ({
    ...stepFields(t),
    awardedBy: t.string({ required: true, description: 'The organ that gives it (授予机关); at most 100 characters.' }),
    awardedOn: t.field({
      type: 'Date',
      required: true,
      description:
        'The day of the award, at most ten years ahead: not before that of the nomination or the first of the notice, and not before `Honor.conferrableFrom`.',
    }),
    withoutNoticeBecause: t.string({
      description:
        'Why it is given although its class needs a notice that has not run, as where it must stay secret; at most 1,000 characters. Not kept where it was not needed.',
    }),
    basis: t.field({ type: BasisInput, description: 'By whose order.' }),
  }),
});

export const RejectHonorInput = builder.inputType('RejectHonorInput', {
  description: 'A nomination that is turned down (不予奖励).',
  fields: (t) => ({
    ...stepFields(t),
    effectiveOn: t.field({
      type: 'Date',
      description:
        'The day it takes effect: not before that of the nomination or the notice. Today where it is left out.',
    }),
    ...reasoned(t),
  }),
});

export const RevokeHonorInput = builder.inputType('RevokeHonorInput', {
  description: 'An honor that is taken back (撤销奖励).',
  fields: (t) => ({
    ...stepFields(t),
    effectiveOn: t.field({
      type: 'Date',
      required: true,
      description: `${EFFECTIVE_ON} Not before the award; from this day on the honor counts no more.`,
    }),
    ...reasoned(t),
  }),
});
