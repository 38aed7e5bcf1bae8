import { daysAfter, type Day } from '../../time/day.ts';
import type { CalendarDayKind } from '../../generated/prisma/enums.ts';

/** The days that are off or worked by order, each with which it is. */
export type Calendar = ReadonlyMap<Day, CalendarDayKind>;

export const calendarOf = (days: readonly { readonly day: Day; readonly kind: CalendarDayKind }[]): Calendar =>
  new Map(days.map(({ day, kind }) => [day, kind]));

/** How far ahead of a day a calendar is read: no count of working days reaches further. */
export const CALENDAR_DAYS = 400;

/** The calendar decides; else Mondays to Fridays are worked, Saturdays and Sundays are off. */
export function isWorkingDay(day: Day, calendar: Calendar): boolean {
  const kind = calendar.get(day);
  if (kind) return kind === 'WORKDAY';
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The day after a number of working days have passed; the first day counts where it is worked. */
export function afterWorkingDays(first: Day, count: number, calendar: Calendar): Day {
  let day = first;
  for (let left = count; left > 0; day = daysAfter(day, 1)) {
    if (isWorkingDay(day, calendar)) left--;
  }
  return day;
}
