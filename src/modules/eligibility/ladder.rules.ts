import { nextGrade } from '../officers/grade.rules.ts';
import { GRADE } from '../officers/grade.vocabulary.ts';
import { ruleOf, type Law } from './eligibility-facts.rules.ts';
import { keyOf, SHORTER, YEAR_MONTHS } from './grade-purpose.rules.ts';

/** How long a rank or a grade is held before the next. */
export interface Term {
  readonly held: string;
  readonly months: number;
}

/** What results of evaluations add to the months of a grade, or take away. */
export interface Shift {
  readonly excellent: number;
  readonly uncounted: number;
}

/** The terms of the law, as `judge` goes by them. */
export interface Ladder {
  readonly ranks: readonly Term[];
  readonly grades: readonly Term[];
  readonly shift: Shift | null;
}

export function ladderOf(law: Law): Ladder {
  const shorter = ruleOf(law, SHORTER);
  return {
    ranks: law.steps.flatMap(({ from, years }) =>
      years === null ? [] : [{ held: from, months: years * YEAR_MONTHS }],
    ),
    grades: GRADE.values.flatMap((held) => {
      const to = nextGrade(held);
      const rule = to === null ? null : ruleOf(law, keyOf(to));
      return rule ? [{ held, months: rule.value }] : [];
    }),
    shift: shorter && { excellent: -shorter.value, uncounted: shorter.confirmed ? YEAR_MONTHS : 0 },
  };
}

/** More years than this do not count in one grade. */
const UNCOUNTED_MAXIMUM = 10;

/** Every sum of shifts that there may be, down to the longest term. */
export function shiftsOf({ grades, shift }: Ladder): number[] {
  if (!shift) return [0];
  const longest = Math.max(0, ...grades.map(({ months }) => months));
  const times = shift.excellent === 0 ? 0 : Math.ceil(longest / -shift.excellent);
  const years = shift.uncounted === 0 ? 0 : UNCOUNTED_MAXIMUM;
  const sums = Array.from({ length: times + 1 }, (_e, i) =>
    Array.from({ length: years + 1 }, (_u, j) => Math.max(i * shift.excellent + j * shift.uncounted, -longest)),
  );
  return [...new Set([...sums.flat(), -longest])];
}
