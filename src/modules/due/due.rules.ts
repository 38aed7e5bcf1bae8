import { daysAfter, daysBetween, monthsAfter, type Day } from '../../time/day.ts';
import type { DueKind } from './due.vocabulary.ts';
import { PERIOD_MONTHS } from '../standings/period.rules.ts';

/** Days from one to another, both included. */
export interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** Something that is due, and where it stands in the list. */
export interface DueRow {
  readonly kind: DueKind;
  readonly dueOn: Day;
  readonly officerId: number;
  readonly namePinyin: string;
  /** By what it is due: the id of a row or of a thing, of one kind. Tells apart what is due for one officer on one day. */
  readonly ref: number;
  /** The rule by which it is due, by its key and a day on which that edition was in force, where that is worked out with it. */
  readonly by?: { readonly key: string; readonly on: Day };
  /** What is missing, where something is: in the words of the kind. */
  readonly detail?: unknown;
}

/** The values of the sort keys of the list, as texts: the earliest first, then by officer. */
export const keysOf = ({ dueOn, namePinyin, officerId, kind, ref }: DueRow): readonly string[] => [
  dueOn,
  namePinyin,
  String(officerId),
  kind,
  String(ref),
];

const WHOLE_NUMBERS: readonly boolean[] = [false, false, true, false, true];

/** Whether one place of the list is before another (negative), or after it, as the database compares them. */
export function comparePlaces(a: readonly string[], b: readonly string[]): number {
  for (const [i, key] of a.entries()) {
    const compared = WHOLE_NUMBERS[i]! ? Number(key) - Number(b[i]) : compareTexts(key, b[i]!);
    if (compared !== 0) return compared;
  }
  return 0;
}

/** By code points: those of a surrogate pair are above all others. */
function compareTexts(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  const at = left.findIndex((character, i) => character !== right[i]);
  if (at < 0) return left.length - right.length;
  return left[at]!.codePointAt(0)! - (right[at]?.codePointAt(0) ?? -1);
}

/** How many days are looked at first; as long as that finds too little, of those that are left the next many. */
const FIRST_DAYS = 8;
const TIMES_MORE = 8;

/** A period in parts that follow each other, from its first day on, or from its last backward: small ones first. */
export function partsOf({ from, to }: Days, backward: boolean): Days[] {
  const parts: Days[] = [];
  let [first, last] = [from, to];
  for (let days = FIRST_DAYS; first <= last; days *= TIMES_MORE) {
    if (backward) {
      const start = days > daysBetween(first, last) ? first : daysAfter(last, 1 - days);
      parts.push({ from: start, to: last });
      last = daysAfter(start, -1);
    } else {
      const end = days > daysBetween(first, last) ? last : daysAfter(first, days - 1);
      parts.push({ from: first, to: end });
      first = daysAfter(end, 1);
    }
  }
  return parts;
}

/** The last days of months from which it is told how somebody stood by the end of a period: before a day, and that day where a period with it ends among the days. */
export function daysOfStandings({ from, to }: Days, on: Day): Day[] {
  const found: Day[] = [];
  const end = (month: number): Day => monthsAfter(`${from.slice(0, 8)}31`, month);
  for (let month = 0; end(month) >= from && end(month) <= to && end(month) < on; month++) found.push(end(month));
  return goesOnUntil(on).some((last) => from <= last && last <= to) ? [...found, on] : found;
}

/** The last days of the periods with a day in them. */
function goesOnUntil(on: Day): Day[] {
  const month = Number(on.slice(5, 7)) - 1;
  return Object.values(PERIOD_MONTHS).map((months) =>
    monthsAfter(`${on.slice(0, 8)}31`, months - 1 - (month % months)),
  );
}

export const earliest = (a: Day, b: Day): Day => (a < b ? a : b);
export const latest = (a: Day, b: Day): Day => (a > b ? a : b);

/** Whether a day is one of some. */
export const isIn = ({ from, to }: Days, day: Day): boolean => from <= day && day <= to;
