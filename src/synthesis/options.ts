import type { Sealer } from '../personal/sealer.ts';
import type { Day } from '../time/day.ts';
import { dayNumber, type DayNumber } from './days.ts';

/** The options of a force. Equal options make equal forces. */
export interface ForceOptions {
  /** Officers on record, including those who have left. */
  readonly officers: number;
  readonly units: number;
  readonly seed: number;
  /** The last day with data. A force does not depend on the day on which it is made. */
  readonly until: Day;
  /** Years of evaluations. */
  readonly evaluationYears: number;
  /** Seals for what somebody was sanctioned: without one nobody is. Default: none. */
  readonly sealer?: Sealer | null;
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

/** The limits of each number. */
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

/** How far back the record goes. What began earlier is on record from its first day on, with `startKnown: false`. */
const RECORD_DAYS = 8 * 365;

/** The first and the last day on record. */
export interface Span {
  readonly first: DayNumber;
  readonly until: DayNumber;
}

export const spanOf = ({ until }: ForceOptions): Span => {
  const last = dayNumber(until);
  return { first: last - RECORD_DAYS, until: last };
};

// The marks of synthetic data.

/** The beginning of police numbers and codes; none that is in use begins so. */
export const MARK = 'SYN';
/** The end of the name of each unit, honor, program, policy and round. */
export const MARK_ZH = '（合成）';
/** The document that every dated row names as its basis. */
export const BASIS = '合成数据';
