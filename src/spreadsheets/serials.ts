import { daysAfter, daysBetween, isDay, type Day } from '../time/day.ts';

// Excel holds a day as the number of days since 1899-12-30. It takes 1900 for a leap year, so numbers before 61 mean other
// days in other programs.
const EPOCH: Day = '1899-12-30';
const EPOCH_1904: Day = '1904-01-01';
/** 1900-03-01, from which on all programs agree. */
const FIRST_SAFE = 61;
/** 9999-12-31, the last day that Excel has. */
const LAST = 2_958_465;

/** The serial of a day; null where Excel has none that all programs take for the same day. */
export function serialOf(day: Day): number | null {
  if (!isDay(day)) return null;
  const serial = daysBetween(EPOCH, day);
  return serial < FIRST_SAFE ? null : serial;
}

/** The day of a serial, whatever its time of day; null where it is none. */
export function dayOfSerial(serial: number, from1904: boolean): Day | null {
  const whole = Math.floor(serial);
  if (!(whole >= (from1904 ? 0 : 1) && whole <= LAST)) return null;
  // the day that never was, 1900-02-29, is 60
  const day = from1904 ? daysAfter(EPOCH_1904, whole) : daysAfter(EPOCH, whole < FIRST_SAFE - 1 ? whole + 1 : whole);
  return isDay(day) ? day : null;
}
