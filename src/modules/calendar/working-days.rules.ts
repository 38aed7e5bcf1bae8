import { daysAfter, type Day } from '../../time/day.ts';
import type { CalendarDayKind } from '../../generated/prisma/enums.ts';

/** The days that are not what their weekday says. */
export type Calendar = ReadonlyMap<Day, CalendarDayKind>;

/** How far ahead of a day a calendar must be known: no count of working days reaches further. */
export const CALENDAR_DAYS = 400;

/** Mondays to Fridays are worked, Saturdays and Sundays are not, unless the calendar says otherwise. */
export function isWorkingDay(day: Day, calendar: Calendar): boolean {
  const kind = calendar.get(day);
  if (kind) return kind === 'WORKDAY';
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The day after so many working days have passed; the first day is one of them where it is worked. */
export function afterWorkingDays(first: Day, count: number, calendar: Calendar): Day {
  let day = first;
  for (let left = count; left > 0; day = daysAfter(day, 1)) {
    if (isWorkingDay(day, calendar)) left--;
  }
  return day;
}
