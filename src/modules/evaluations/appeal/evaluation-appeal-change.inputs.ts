import { BasisInput, EXPECTED_VERSION } from '../../acts/standard.inputs.ts';
import { builder } from '../../../graphql/builder.ts';
import { AppealDecision } from '../evaluation.enums.ts';

export const AppealEvaluationInput = builder.inputType('AppealEvaluationInput', {
  description: 'An appeal against the result of an evaluation (提出申诉), on behalf of its subject.',
  fields: (t) => ({
    evaluation: t.id({
      required: true,
      description: 'The evaluation, of a cycle that is finalized; without another appeal that is open.',
    }),
    notifiedOn: t.field({
      type: 'Date',
      required: true,
      description:
        'The day on which the subject learned of the result (知悉之日): not before the cycle was finalized, nor after `filedOn`. From it run the days to appeal, for an officer graded INCOMPETENT.',
    }),
    filedOn: t.field({ type: 'Date', required: true, description: 'The day on which it is filed, not after today.' }),
    grounds: t.string({ required: true, description: 'What is held against the result; at most 2,000 characters.' }),
    lateBecause: t.string({
      description:
        'Why it is taken although the days to appeal are over; at most 1,000 characters. Not kept where they are not.',
    }),
    basis: t.field({ type: BasisInput, description: 'By whose order.' }),
  }),
});

export const DecideAppealInput = builder.inputType('DecideAppealInput', {
  description: 'The decision of an appeal (办结申诉).',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The appeal, which is not decided.' }),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    outcome: t.field({ type: AppealDecision, required: true, description: 'Whether it is upheld.' }),
    decision: t.string({ required: true, description: 'The reason for the decision; at most 2,000 characters.' }),
    decidedOn: t.field({
      type: 'Date',
      required: true,
      description: 'The day of the decision: not before it was filed, nor after today.',
    }),
    basis: t.field({ type: BasisInput, description: 'By whose order.' }),
  }),
});
