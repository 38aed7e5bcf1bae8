import { columnsOf, type RecordedRow } from '../../graphql/dated-loaders.ts';
import { loader, loaderFor, loadOne, readRows } from '../../graphql/loading.ts';
import { rowsOfEach } from '../../record/group-by.ts';
import { thingOf } from '../../record/recordings.ts';
import { sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { CALENDAR_DAY, type RecordedDay } from './calendar-day.declaration.ts';
import { CALENDAR_DAYS, calendarOf, type Calendar } from './working-days.rules.ts';

export type CalendarDayRow = RecordedRow<typeof CALENDAR_DAY>;

const COLUMNS = columnsOf(CALENDAR_DAY);

/** The days on record from a day on and before another, by that other day; earliest first. */
export const calendarDaysUntil = loaderFor<{ from: Day }, Day, CalendarDayRow[]>(async (ends, { from }, context) => {
  const rows = await readRows<CalendarDayRow>(context, 'custom', (statement) => {
    return sql`SELECT ${COLUMNS} FROM calendar_day c WHERE ${statement.believed('c')} AND c.day >= ${statement.value(from, 'date')}
AND c.day < (SELECT max(k.day) FROM unnest(${statement.value(ends, 'date[]')}) AS k(day)) ORDER BY c.day`;
  });
  return ends.map((end) => rows.filter(({ day }) => day < end));
});

/** What is on record of a day; null where nothing is. */
export const calendarDay = loadOne<Day, CalendarDayRow>('day', 'custom', (statement, days) => {
  return sql`SELECT ${COLUMNS} FROM calendar_day c
WHERE c.day = ANY(${statement.value(days, 'date[]')}) AND ${statement.believed('c')}`;
});

/** Days on record by their ids; null for one of which nothing is believed at the moment. */
export const calendarDayById = loadOne<number, CalendarDayRow>('id', 'custom', (statement, ids) => {
  return sql`SELECT ${COLUMNS} FROM calendar_day c
WHERE ${thingOf(CALENDAR_DAY, 'c')} = ANY(${statement.value(ids, 'int[]')}) AND ${statement.believed('c')}`;
});

/** The calendar from each of some days on, as far as working days are counted. */
export const calendarFrom = loader<Day, Calendar>(async (days, context) => {
  const rows = await readRows<RecordedDay & { first: Day }>(context, 'custom', (statement) => {
    return sql`SELECT k.day::text AS "first", c.day::text AS "day", c.kind
FROM unnest(${statement.value(days, 'date[]')}) AS k(day) JOIN calendar_day c ON c.day >= k.day
  AND c.day < k.day + ${CALENDAR_DAYS} AND ${statement.believed('c')}`;
  });
  return rowsOfEach(days, rows, 'first').map(calendarOf);
});
