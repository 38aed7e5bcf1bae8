import type { EvaluationGrade } from '../../../generated/prisma/enums.ts';
import { RuleViolationError } from '../../../errors/refusals.ts';
import { counted } from '../../../vocabulary/counted.ts';

export interface MissingScore {
  /** What people call it. */
  readonly subject: string;
  readonly indicator: string;
  readonly group: string | null;
}

/** Refuses to grade while a score is missing: each subject needs one for every indicator, from every group if there are any. */
export function assertScored(facts: {
  readonly expected: number;
  readonly found: number;
  /** The first of those that are missing. */
  readonly missing: readonly MissingScore[];
}): void {
  const count = facts.expected - facts.found;
  if (count === 0) return;
  const named = facts.missing.map(({ subject, indicator, group }) =>
    group === null ? `${subject}/${indicator}` : `${subject}/${indicator}/${group}`,
  );
  const more = count > named.length;
  throw new RuleViolationError('scores-missing', {
    zh: `尚缺 ${count} 个评分：${named.join('、')}${more ? ' 等' : ''}`,
    en: `${counted(count, 'score is', 'scores are')} missing: ${named.join(', ')}${more ? ' and others' : ''}.`,
  });
}

/** The least common multiple: over it, the numerators of all fractions are integers. */
export const commonDenominator = (denominators: readonly bigint[]): bigint =>
  denominators.reduce((all, one) => (all / greatestCommonDivisor(all, one)) * one, 1n);

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatestCommonDivisor(b, a % b));

const WHOLE = 10_000;

/** How many may be EXCELLENT, rounded down; null where there is no limit. */
export const excellentPlaces = (capBasisPoints: number | null, graded: number): number | null =>
  capBasisPoints === null ? null : Math.floor((capBasisPoints * graded) / WHOLE);

/** The next grade of the scheme below EXCELLENT, for those for whom the cap leaves no place. */
export const gradeBelow = (bands: readonly EvaluationGrade[]): EvaluationGrade =>
  bands.find((grade) => grade !== 'EXCELLENT') ?? 'NOT_GRADED';
