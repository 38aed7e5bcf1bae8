import type { EvaluationGrade } from '../../generated/prisma/enums.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';

/** How the evaluations of candidates rank them in a round. */
export interface Ranking {
  readonly evaluationLookBackYears: number;
  /** The weights of the last evaluation, the second to last and so on, in basis points that sum to 10000. */
  readonly evaluationWeights: readonly number[];
  /** The lowest grade that the last evaluation may have; null: any grade but INCOMPETENT. */
  readonly minimumGrade: EvaluationGrade | null;
}

const LOOK_BACK_DEFAULT = 3;
const LOOK_BACK_MAXIMUM = 10;
/** Newer evaluations weigh more. */
const WEIGHTS_DEFAULT: readonly number[] = [5_000, 3_000, 2_000];
const WEIGHTS_MAXIMUM = 10;
const WHOLE = 10_000;

/** The grades that can be a minimum: INCOMPETENT always excludes, and NOT_GRADED is no result. */
const MINIMA: ReadonlySet<EvaluationGrade> = new Set(['EXCELLENT', 'COMPETENT', 'BASICALLY_COMPETENT']);

interface RankingInput {
  readonly evaluationLookBackYears?: number | null | undefined;
  readonly evaluationWeights?: readonly number[] | null | undefined;
  readonly minimumGrade?: EvaluationGrade | null | undefined;
}

export function parseRanking(check: InputCheck, input: RankingInput): Ranking {
  const { evaluationLookBackYears, evaluationWeights, minimumGrade = null } = input;
  if (minimumGrade !== null && !MINIMA.has(minimumGrade)) {
    check.refuse('minimumGrade', {
      zh: '只能是 EXCELLENT、COMPETENT 或 BASICALLY_COMPETENT',
      en: 'must be EXCELLENT, COMPETENT or BASICALLY_COMPETENT',
    });
  }
  return {
    evaluationLookBackYears: check.range(
      'evaluationLookBackYears',
      evaluationLookBackYears ?? LOOK_BACK_DEFAULT,
      1,
      LOOK_BACK_MAXIMUM,
    ),
    evaluationWeights: parseWeights(check, evaluationWeights ?? WEIGHTS_DEFAULT),
    minimumGrade,
  };
}

/** Parses weights. None is zero: a candidate with only the evaluation of that weight would have no score. */
function parseWeights(check: InputCheck, weights: readonly number[]): readonly number[] {
  const path = 'evaluationWeights';
  if (!check.size(path, weights, WEIGHTS_MAXIMUM)) return [];
  for (const [i, weight] of weights.entries()) check.range(`${path}.${i}`, weight, 1, WHOLE);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total !== WHOLE) {
    check.refuse(path, { zh: `合计必须为 ${WHOLE}，现为 ${total}`, en: `must sum to ${WHOLE}, not to ${total}` });
  }
  return weights;
}
