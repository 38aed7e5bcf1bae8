import type { Day } from '../../time/day.ts';
import type { UnitCategory } from '../../generated/prisma/enums.ts';
import { apportion, fillVacancies, type Method } from './apportionment.rules.ts';

/** How many posts can be to be filled at once. */
export const VACANCIES_MAXIMUM = 10_000;

/** Every category, in the order in which lines are shown and ties are broken. */
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

/** All categories always, so that the lines sum to the whole; one that the policy does not name has the target 0. */
const linesOf = (targets: readonly Target[], selected: readonly Selected[]): Line[] =>
  CATEGORIES.map((category) => ({
    category,
    targetBasisPoints: targets.find((target) => target.category === category)?.basisPoints ?? 0,
    selected: selected.find((count) => count.category === category)?.selected ?? 0,
  }));

export const totalSelected = (selected: readonly Selected[]): number =>
  selected.reduce((total, line) => total + line.selected, 0);

/** What the vacancies of a round are split into, and how much of it is taken. */
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

/** Actual shares against targets, rounded half up; no share where nobody was selected. */
export function report(targets: readonly Target[], selected: readonly Selected[]): ReportLine[] {
  const total = totalSelected(selected);
  return linesOf(targets, selected).map((line) => {
    const share = total === 0 ? null : Math.round((line.selected * 10_000) / total);
    const deviation = share === null ? null : share - line.targetBasisPoints;
    return { ...line, shareBasisPoints: share, deviationBasisPoints: deviation };
  });
}

/** The calendar years, oldest first, of which the last has the day. A year that a date cannot name is left out. */
export function yearsUpTo(day: Day, count: number): { from: Day; to: Day }[] {
  const last = Number(day.slice(0, 4));
  const newYear = (year: number): Day => `${String(year).padStart(4, '0')}-01-01`;
  return Array.from({ length: count }, (_, i) => last - count + 1 + i)
    .filter((year) => year >= 1 && year < 9999)
    .map((year) => ({ from: newYear(year), to: newYear(year + 1) }));
}

/** What vacancies are split into, so that together with those already selected the targets are met. */
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
