import { isDay, type Day } from './day.ts';

const PARTIAL = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** Whether a text is a day, month or year of the calendar: 2021-11-29, 2021-12 or 2022. */
export const isPartialDay = (text: string): boolean => PARTIAL.test(text) && isDay(`${text}-01-01`.slice(0, 10));

/** Whether all that is known of one is after all that is known of the other: 2022 is after 2021-12, and not after 2022-05. */
export function isAfter(one: string, other: Day): boolean {
  const known = Math.min(one.length, other.length);
  return one.slice(0, known) > other.slice(0, known);
}
