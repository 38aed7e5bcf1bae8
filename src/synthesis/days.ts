import type { Day } from '../time/day.ts';

/** Days since 1970-01-01: what is counted with; rows have the text. */
export type DayNumber = number;

const DAY_MS = 86_400_000;

export const dayNumber = (day: Day): DayNumber => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

const texts = new Map<DayNumber, Day>();

/** The text of a day; made once each, for a career has dozens and all careers have the same few thousand. */
export function dayText(number: DayNumber): Day {
  let text = texts.get(number);
  if (text === undefined) texts.set(number, (text = new Date(number * DAY_MS).toISOString().slice(0, 10)));
  return text;
}

/** Not less than a year of the calendar, so that so many of them fill any term that is set in years. */
export const FULL_YEAR = 366;
