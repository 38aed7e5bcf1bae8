import { isDay, TIME_ZONE } from './day.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** The instant that a text names, ISO 8601 with an offset or Z, to the millisecond; null where it names none. */
export function instantOf(text: string): Date | null {
  if (!INSTANT.test(text) || !isDay(text.slice(0, 10))) return null;
  const instant = new Date(text);
  // what is in year 0 or 10000 by UTC could not be given back
  return Number.isNaN(instant.getTime()) || !isDay(instant.toISOString().slice(0, -14)) ? null : instant;
}

const MINUTE = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, dateStyle: 'short', timeStyle: 'short' });

/** An instant for people, by the minute in Beijing: `2026-12-01 09:30`. */
export const instantText = (instant: Date): string => MINUTE.format(instant);
