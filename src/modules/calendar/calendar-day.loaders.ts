import { basisColumns, type BasisColumns } from '../../time/temporal.ts';
import type { Day } from '../../time/day.ts';
import type { CalendarDayKind } from '../../generated/prisma/enums.ts';
import { loader, loaderFor, loadOne, readRows } from '../../graphql/loading.ts';
import { CALENDAR_DAYS, type Calendar } from './working-days.rules.ts';

export interface CalendarDayRow extends BasisColumns {
  readonly day: Day;
  readonly kind: CalendarDayKind;
  readonly name: string;
}

const COLUMNS = `c.day::text AS "day", c.kind, c.name, ${basisColumns('c')}`;

/** The days before a day, from another on, that are not what their weekday says; earliest first. */
export const calendarDaysUntil = loaderFor<{ from: Day }, Day, CalendarDayRow[]>(async (ends, { from }, context) => {
  const rows = await readRows<CalendarDayRow>(context, 'custom', (statement) => {
    return `SELECT ${COLUMNS} FROM calendar_day c WHERE ${statement.believed('c')} AND c.day >= ${statement.value(from, 'date')}
AND c.day < (SELECT max(k.day) FROM unnest(${statement.value(ends, 'date[]')}) AS k(day)) ORDER BY c.day`;
  });
  return ends.map((end) => rows.filter(({ day }) => day < end));
});

/** What is on record of days; null where they are what their weekday says. */
export const calendarDay = loadOne<Day, CalendarDayRow>('day', 'custom', (statement, days) => {
  return `SELECT ${COLUMNS} FROM calendar_day c
WHERE c.day = ANY(${statement.value(days, 'date[]')}) AND ${statement.believed('c')}`;
});

/** The calendar from each of some days on, as far as working days are counted. */
export const calendarFrom = loader<Day, Calendar>(async (days, context) => {
  const rows = await readRows<CalendarDayRow & { first: Day }>(context, 'custom', (statement) => {
    return `SELECT k.day::text AS "first", c.day::text AS "day", c.kind
FROM unnest(${statement.value(days, 'date[]')}) AS k(day) JOIN calendar_day c ON c.day >= k.day
  AND c.day < k.day + ${CALENDAR_DAYS} AND ${statement.believed('c')}`;
  });
  const calendars = new Map(days.map((day) => [day, new Map<Day, CalendarDayKind>()]));
  for (const { first, day, kind } of rows) calendars.get(first)?.set(day, kind);
  return days.map((day) => calendars.get(day)!);
});
