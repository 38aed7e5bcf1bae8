import type { Day } from '../../time/day.ts';

/** The ages of the officers of a registry on a day. */
export interface Ages {
  /** One byte for each id of a row of personal data, with a last one that stands for all ids after it. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether the birth day of somebody does not open. */
  readonly anyClosed: boolean;
}

/** What a byte says in place of an age: that it is not known, or that the row does not open. */
export const UNKNOWN = 255;
export const CLOSED = 254;
export const OLDEST = 253;

/** The whole years from one day to another: who was born on 29 February has one more from 1 March on. Null: not born yet. */
export function ageOn(born: Day, day: Day): number | null {
  if (born > day) return null;
  return Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (born.slice(5) > day.slice(5) ? 1 : 0);
}

interface Opened {
  readonly byDay: ReadonlyMap<Day, readonly number[]>;
  readonly closed: readonly number[];
  readonly last: number;
}

/** The ages on a day. A few thousand days are reckoned with, of however many officers. */
export function agesOn({ byDay, closed, last }: Opened, day: Day): Ages {
  const bytes = new Uint8Array(last + 2).fill(UNKNOWN);
  for (const [born, ids] of byDay) {
    const age = ageOn(born, day);
    if (age !== null) for (const id of ids) bytes[id] = Math.min(age, OLDEST);
  }
  for (const id of closed) bytes[id] = CLOSED;
  return { bytes, anyClosed: closed.length > 0 };
}

/** A filter of officers, as far as it combines others. */
interface Combined<Filter> {
  readonly age?: unknown;
  readonly and?: readonly Filter[] | null | undefined;
  readonly or?: readonly Filter[] | null | undefined;
  readonly not?: Filter | null | undefined;
}

/** Whether a filter finds by age, wherever in it. */
export function asksForAge<Filter extends Combined<Filter>>(filter: Filter | null | undefined): boolean {
  if (filter == null) return false;
  const { age, and, or, not } = filter;
  return age != null || [...(and ?? []), ...(or ?? []), not].some((part) => asksForAge(part));
}

/** A filter that does not ask for age, and finds everybody whom the filter may find, whatever their ages. */
export function withoutAge<Filter extends Combined<Filter>>(filter: Filter | null | undefined): Filter | null {
  if (filter == null) return null;
  const { and, or, not } = filter;
  return {
    ...filter,
    age: null,
    and: and?.map((part) => withoutAge(part)!),
    or: or?.some((part) => asksForAge(part)) ? null : or,
    not: asksForAge(not) ? null : not,
  };
}
