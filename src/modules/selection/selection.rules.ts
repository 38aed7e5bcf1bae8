import type { Day } from '../../time/day.ts';
import type { UnitCategory } from '../../generated/prisma/enums.ts';
import { apportion, fillVacancies, type Method } from './apportionment.rules.ts';

/** The most vacancies that a round or a plan can have. */
export const VACANCIES_MAXIMUM = 10_000;

/** Every category, in the order in which lines are listed and ties are broken. */
const CATEGORIES: readonly UnitCategory[] = ['STATION', 'OPERATIONAL', 'GENERAL'];

export interface Target {
  readonly category: UnitCategory;
  readonly basisPoints: number;
}

/** How many were selected from the units of a category. */
export interface Selected {
  readonly category: UnitCategory;
  readonly selected: number;
}

interface Line extends Selected {
  readonly targetBasisPoints: number;
}

export interface AllocationLine extends Line {
  readonly quota: number;
  readonly remaining: number;
}

export interface ReportLine extends Line {
  readonly shareBasisPoints: number | null;
  readonly deviationBasisPoints: number | null;
}

export interface PlanLine {
  readonly category: UnitCategory;
  readonly targetBasisPoints: number;
  readonly alreadySelected: number;
  readonly quota: number;
}

/** One line for each category, so that the lines sum to the whole; a category without a target has the target 0. */
const linesOf = (targets: readonly Target[], selected: readonly Selected[]): Line[] =>
  CATEGORIES.map((category) => ({
    category,
    targetBasisPoints: targets.find((target) => target.category === category)?.basisPoints ?? 0,
    selected: selected.find((count) => count.category === category)?.selected ?? 0,
  }));

export const totalSelected = (selected: readonly Selected[]): number =>
  selected.reduce((total, line) => total + line.selected, 0);

/** Splits the vacancies of a round, with how many of each part are used up. */
export function allocate(
  method: Method,
  vacancies: number,
  targets: readonly Target[],
  selected: readonly Selected[],
): AllocationLine[] {
  const lines = linesOf(targets, selected);
  const quotas = apportion(
    method,
    vacancies,
    lines.map(({ targetBasisPoints }) => targetBasisPoints),
  );
  return lines.map((line, i) => {
    const quota = quotas[i]!;
    return { ...line, quota, remaining: Math.max(quota - line.selected, 0) };
  });
}

/** Compares actual shares, rounded half up, with targets; without selections there is no share. */
export function report(targets: readonly Target[], selected: readonly Selected[]): ReportLine[] {
  const total = totalSelected(selected);
  return linesOf(targets, selected).map((line) => {
    const share = total === 0 ? null : Math.round((line.selected * 10_000) / total);
    const deviation = share === null ? null : share - line.targetBasisPoints;
    return { ...line, shareBasisPoints: share, deviationBasisPoints: deviation };
  });
}

/** Consecutive calendar years, oldest first, the last of which contains the day; without years that a date cannot express. */
export function yearsUpTo(day: Day, count: number): { from: Day; to: Day }[] {
  const last = Number(day.slice(0, 4));
  const newYear = (year: number): Day => `${String(year).padStart(4, '0')}-01-01`;
  return Array.from({ length: count }, (_, i) => last - count + 1 + i)
    .filter((year) => year >= 1 && year < 9999)
    .map((year) => ({ from: newYear(year), to: newYear(year + 1) }));
}

/** Splits vacancies so that they meet the targets together with the officers already selected. */
export function plan(
  method: Method,
  vacancies: number,
  targets: readonly Target[],
  already: readonly Selected[],
): PlanLine[] {
  const lines = linesOf(targets, already);
  const claims = lines.map(({ targetBasisPoints, selected }) => ({ weight: targetBasisPoints, taken: selected }));
  const quotas = fillVacancies(method, vacancies, claims);
  return lines.map(({ category, targetBasisPoints, selected }, i) => ({
    category,
    targetBasisPoints,
    alreadySelected: selected,
    quota: quotas[i]!,
  }));
}
