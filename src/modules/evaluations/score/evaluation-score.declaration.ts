import { decimal, recorded, reference, text, type FactsOf } from '../../../record/declaration.ts';

/** A score of one evaluation for one indicator, by one evaluator. */
export const EVALUATION_SCORE = recorded({
  type: 'IndicatorScore',
  table: 'evaluation_score',
  alias: 's',
  basisKept: false,
  unique: [{ of: ['evaluationId', 'indicatorId'], ofNullable: ['groupId', 'evaluator'] }],
  facts: {
    evaluationId: reference('evaluation'),
    indicatorId: reference('indicator'),
    groupId: reference('evaluator_group', { nullable: true }),
    evaluator: text({ nullable: true }),
    value: decimal(),
  },
});

/** The facts by which a score is known: the same again replaces it. */
export const SCORE_IDENTITY = ['evaluationId', 'indicatorId', 'groupId', 'evaluator'] as const;

/** A score as it is recorded. */
export type Score = FactsOf<typeof EVALUATION_SCORE>;
