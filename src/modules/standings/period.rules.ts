import type { RequirementPeriod } from '../programs/program.vocabulary.ts';

/** How many months the periods have that end, each within a year that begins in January. */
export const PERIOD_MONTHS = { MONTH: 1, QUARTER: 3, HALF_YEAR: 6, YEAR: 12 } as const satisfies Readonly<
  Partial<Record<RequirementPeriod, number>>
>;

export const ENDING = Object.keys(PERIOD_MONTHS) as readonly RequirementPeriod[];
