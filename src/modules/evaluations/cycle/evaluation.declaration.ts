import type { CompetenceOutcome, EvaluationGrade } from '../../../generated/prisma/enums.ts';
import { decimal, flag, int, oneOf, recorded, reference, text, type FactsOf } from '../../../record/declaration.ts';

/** An evaluation: the place of one officer or one unit in a cycle. */
export const EVALUATION = { table: 'evaluation', type: 'Evaluation' } as const;

/** What is known of an evaluation. The record of a change tells which of its facts changed, without their values. */
export const EVALUATION_RESULT = recorded({
  type: EVALUATION.type,
  table: 'evaluation_version',
  alias: 'v',
  unique: [{ of: ['evaluationId'] }],
  facts: {
    evaluationId: reference('evaluation'),
    total: decimal({ nullable: true }),
    rank: int({ nullable: true }),
    grade: oneOf<EvaluationGrade>('EvaluationGrade')(),
    bandGrade: oneOf<EvaluationGrade>('EvaluationGrade')({ nullable: true }),
    capped: flag(),
    amended: flag(),
    outcome: oneOf<CompetenceOutcome>('CompetenceOutcome')({ nullable: true }),
    outcomeBasisDocument: text({ nullable: true }),
    outcomeBasisReason: text({ nullable: true }),
  },
});

export type ResultFacts = FactsOf<typeof EVALUATION_RESULT>;

/** What is known of an evaluation that has just been made. */
export const NO_RESULT: Omit<ResultFacts, 'evaluationId'> = {
  total: null,
  rank: null,
  grade: 'NOT_GRADED',
  bandGrade: null,
  capped: false,
  amended: false,
  outcome: null,
  outcomeBasisDocument: null,
  outcomeBasisReason: null,
};
