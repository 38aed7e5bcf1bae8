import type { EvaluationGrade } from '../../../generated/prisma/enums.ts';
import { parseDecimal } from '../../acts/decimal.rules.ts';
import { parseBasis, type BasisInput, type InputCheck } from '../../acts/input-check.rules.ts';
import type { ResultFacts } from '../cycle/evaluation.declaration.ts';
import type { Band } from '../scheme/evaluation-scheme.rules.ts';

const TOTAL_MAXIMUM = 100;

/** The basis of a change of what was decided: the document and the reason, both. */
export function parseFullBasis(check: InputCheck, input: BasisInput) {
  const needed = { zh: '必须填写', en: 'must be given' };
  if (input.documentNumber == null) check.refuse('basis.documentNumber', needed);
  if (input.reason == null) check.refuse('basis.reason', needed);
  return parseBasis(check, input);
}

export const parseTotal = (check: InputCheck, total: number): number =>
  Number(parseDecimal(check, 'total', check.range('total', total, 0, TOTAL_MAXIMUM), 2));

/** The grade that the bands alone give for a total. */
export function bandOf(bands: readonly Band[], total: number): EvaluationGrade {
  // both are decimals of a few digits, which compare as the numbers they are read as
  const reached = bands
    .filter(({ minimum }) => Number(minimum) <= total)
    .toSorted((a, b) => Number(b.minimum) - Number(a.minimum));
  return reached[0]?.grade ?? 'NOT_GRADED';
}

type Result = Pick<ResultFacts, 'total' | 'grade' | 'bandGrade' | 'capped'>;

/**
 * The result after an amendment. A grade is given, never worked out: the total decides `bandGrade` alone. A grade that is
 * given is no longer the work of the cap.
 */
export function amended(
  before: Result,
  values: { readonly total?: number; readonly grade?: EvaluationGrade },
  bands: readonly Band[],
): Result {
  const { total = before.total, grade = before.grade } = values;
  const bandGrade = values.total === undefined ? before.bandGrade : bandOf(bands, values.total);
  const capped = values.grade === undefined && before.capped && bandGrade === 'EXCELLENT';
  return { total, grade, bandGrade, capped };
}
