import type { Day } from '../../../time/day.ts';
import type { EvaluationCycleStatus, EvaluationGrade } from '../../../generated/prisma/enums.ts';
import { RuleViolationError } from '../../../errors/refusals.ts';
import { parseDecimal } from '../../acts/decimal.rules.ts';
import { parseBasis, type BasisInput, type InputCheck } from '../../acts/input-check.rules.ts';
import type { Band } from '../scheme/evaluation-scheme.rules.ts';

const TOTAL_MAXIMUM = 100;

/** What follows a cycle waits for its results. */
export function assertFinalized(
  { schemeKey, from, to }: { readonly schemeKey: string; readonly from: Day; readonly to: Day },
  status: EvaluationCycleStatus | undefined,
): void {
  if (status === 'FINALIZED') return;
  throw new RuleViolationError('cycle-not-finalized', {
    zh: `按考核办法 ${schemeKey} 开展、${from} 起至 ${to} 前的考核周期尚未定案`,
    en: `The cycle of the scheme ${schemeKey} from ${from} until ${to} is not finalized.`,
  });
}

/** Who changes what was decided tells by which document and why. */
export function parseFullBasis(check: InputCheck, input: BasisInput) {
  const needed = { zh: '必须填写', en: 'must be given' };
  if (input.documentNumber == null) check.refuse('basis.documentNumber', needed);
  if (input.reason == null) check.refuse('basis.reason', needed);
  return parseBasis(check, input);
}

export const parseTotal = (check: InputCheck, total: number): number =>
  Number(parseDecimal(check, 'total', check.range('total', total, 0, TOTAL_MAXIMUM), 2));

/** What the bands alone give for a total. */
export function bandOf(bands: readonly Band[], total: number): EvaluationGrade {
  // both are decimals of a few digits, which compare as the numbers they are read as
  const reached = bands
    .filter(({ minimum }) => Number(minimum) <= total)
    .toSorted((a, b) => Number(b.minimum) - Number(a.minimum));
  return reached[0]?.grade ?? 'NOT_GRADED';
}

interface Result {
  readonly total: number | null;
  readonly grade: EvaluationGrade;
  readonly bandGrade: EvaluationGrade | null;
  readonly capped: boolean;
}

/**
 * The result as it is after an amendment. A grade is set, never worked out: the total tells only what the bands would
 * have given. What was set is not set by the cap any more.
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
