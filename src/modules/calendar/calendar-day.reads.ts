import type { Reading } from '../../record/write.ts';
import { sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { TemporalStatement } from '../../time/temporal.ts';
import type { RecordedDay } from './calendar-day.declaration.ts';
import { CALENDAR_DAYS, calendarOf, type Calendar } from './working-days.rules.ts';

/** The calendar from a day on, as far as working days are counted. */
export async function calendarFrom({ query }: Reading, day: Day): Promise<Calendar> {
  const statement = new TemporalStatement({ asOf: day, knownAt: null });
  const found = await query<RecordedDay>(
    sql`SELECT c.day::text AS day, c.kind FROM calendar_day c
WHERE ${statement.believed('c')} AND c.day >= ${statement.day} AND c.day < ${statement.day} + ${CALENDAR_DAYS}`,
    statement.values,
  );
  return calendarOf(found);
}
