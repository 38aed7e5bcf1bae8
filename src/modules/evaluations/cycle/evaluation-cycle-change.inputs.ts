import { BasisInput, EXPECTED_VERSION } from '../../acts/standard.inputs.ts';
import { builder } from '../../../graphql/builder.ts';

export const OpenEvaluationCycleInput = builder.inputType('OpenEvaluationCycleInput', {
  description:
    'A new cycle (开展考核), open from today on. Who takes part is decided once, now, by the roll of the last day of the period as it is known now: officers who serve with their primary assignment in the unit or below it; for a scheme of units all units below it, at any depth. None of them may take part in another cycle of the scheme that shares days with this one, whichever unit holds it.',
  fields: (t) => ({
    scheme: t.id({
      required: true,
      description:
        'The edition of a scheme, in force on the last day of the period and begun by today; of the unit or of one above it.',
    }),
    unit: t.id({
      required: true,
      description: 'The unit that holds it (组织单位), there on the last day of the period and on record by today.',
    }),
    from: t.field({ type: 'Date', required: true, description: 'The first day of the period that is evaluated.' }),
    to: t.field({
      type: 'Date',
      required: true,
      description: 'The first day after the period, at most 1,827 days (five years) after `from`.',
    }),
    basis: t.field({ type: BasisInput, description: 'By whose order.' }),
  }),
});

const endFields = (t: Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0], which: string) => ({
  id: t.id({ required: true, description: which }),
  expectedVersion: t.int({ description: EXPECTED_VERSION }),
  basis: t.field({ type: BasisInput, description: 'By whose order.' }),
});

export const CloseEvaluationCycleInput = builder.inputType('CloseEvaluationCycleInput', {
  description: 'The end of scoring (评分截止), from today on; the cycle is still to be finalized.',
  fields: (t) => endFields(t, 'The cycle, which is open.'),
});

const NotGradedInput = builder.inputType('NotGradedInput', {
  description: 'Somebody whom a cycle does not grade (不定等次), and why.',
  fields: (t) => ({
    subject: t.id({
      required: true,
      description:
        'The officer or the unit, one that takes part in the cycle, is not on probation and lacks scores; once.',
    }),
    reason: t.string({
      required: true,
      description: 'Why, as that a group of evaluators does not exist for the post; at most 1,000 characters.',
    }),
  }),
});

export const FinalizeEvaluationCycleInput = builder.inputType('FinalizeEvaluationCycleInput', {
  description: 'The end of a cycle (定案): totals, ranks and grades are set, from today on.',
  fields: (t) => ({
    ...endFields(t, 'The cycle, which is open or closed.'),
    notGraded: t.field({
      type: [NotGradedInput],
      description:
        'Those who are not graded although they are not on probation, because scores of theirs are missing; 1,000 at most. They get no total and no rank, the grade NOT_GRADED, the reason as their `basis`, and are not counted for the cap on EXCELLENT. Null or left out: nobody.',
    }),
  }),
});
