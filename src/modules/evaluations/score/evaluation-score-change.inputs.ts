import { builder } from '../../../graphql/builder.ts';

const ScoreInput = builder.inputType('ScoreInput', {
  description:
    'A score of one subject for one indicator (评分). The same subject, indicator, group and evaluator again replaces it.',
  fields: (t) => ({
    subject: t.id({ required: true, description: 'The officer or the unit, one that takes part in the cycle.' }),
    indicator: t.string({ required: true, description: 'The key of an indicator of the scheme of the cycle.' }),
    value: t.float({
      required: true,
      description: 'The score, in points, 0 to the maximum of the indicator, to four decimals.',
    }),
    evaluatorGroup: t.string({
      description:
        'The key of the group that the evaluator is in (测评主体): needed where the scheme has groups, and not allowed where it has none.',
    }),
    evaluator: t.string({
      description:
        'Who gives it (评分人), in free text, at most 100 characters. Scores of several evaluators for one indicator, in one group where there are groups, count by their mean. Null: one without a name, which several evaluators cannot share.',
    }),
  }),
});

export const RecordScoresInput = builder.inputType('RecordScoresInput', {
  description: 'Scores of a cycle (登记评分), recorded all or none.',
  fields: (t) => ({
    cycle: t.id({ required: true, description: 'The cycle, which is open.' }),
    scores: t.field({ type: [ScoreInput], required: true, description: 'The scores, 1 to 1,000.' }),
  }),
});
