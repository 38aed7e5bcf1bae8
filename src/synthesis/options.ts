import type { Day } from '../time/day.ts';
import { dayNumber, type DayNumber } from './days.ts';

/** What a force is a function of. */
export interface ForceOptions {
  /** All on record, those who have left included. */
  readonly officers: number;
  readonly units: number;
  readonly seed: number;
  /** The last day of which anything is told: a force does not depend on the day on which it is made. */
  readonly until: Day;
  /** How many years of evaluations there are. */
  readonly evaluationYears: number;
}

export const DEFAULTS: ForceOptions = {
  officers: 20_000,
  units: 600,
  seed: 1,
  until: '2026-06-30',
  evaluationYears: 5,
};

export interface Limits {
  readonly minimum: number;
  readonly maximum: number;
}

/** What each number may be. */
export const LIMITS = {
  officers: { minimum: 1, maximum: 5_000_000 },
  // a tree of six levels with one department of each kind
  units: { minimum: 12, maximum: 200_000 },
  seed: { minimum: 0, maximum: 4_294_967_295 },
  evaluationYears: { minimum: 0, maximum: 5 },
} as const satisfies Record<string, Limits>;

/** The record goes back eight years, that of units to 2000. */
export const FIRST_UNTIL = '2010-01-01';
export const LAST_UNTIL = '2100-12-31';

/** How far back the record goes: what was so before is on record from its first day on, with a start that is not known. */
const RECORD_DAYS = 8 * 365;

/** The days between which everything is on record. */
export interface Span {
  readonly first: DayNumber;
  readonly until: DayNumber;
}

export const spanOf = ({ until }: ForceOptions): Span => {
  const last = dayNumber(until);
  return { first: last - RECORD_DAYS, until: last };
};

// What marks everything here as made up, wherever it is met.

/** No police number and no code that is in use starts so. */
export const MARK = 'SYN';
/** Ends the name of each unit, honor, program, policy, round. */
export const MARK_ZH = '（合成）';
/** The document that every row names as its basis. */
export const BASIS = '合成数据';
