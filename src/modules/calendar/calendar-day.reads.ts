import type { Reading } from '../../record/write.ts';
import { TemporalStatement } from '../../time/temporal.ts';
import { today, type Day } from '../../time/day.ts';
import type { CalendarDayKind } from '../../generated/prisma/enums.ts';
import type { RecordedDay } from './calendar-day.rules.ts';
import { CALENDAR_DAYS, type Calendar } from './working-days.rules.ts';

/** What is on record of some days, by day. */
export async function daysOnRecord({ query }: Reading, days: readonly Day[]) {
  const statement = new TemporalStatement({ asOf: today(), knownAt: null });
  const found = await query<RecordedDay>(
    `SELECT c.day::text AS day, c.kind, c.name FROM calendar_day c
WHERE c.day = ANY(${statement.value(days, 'date[]')}) AND ${statement.believed('c')}`,
    statement.values,
  );
  return new Map(found.map((row) => [row.day, row]));
}

/** The days from a day on that are not what their weekday says, as far as working days are counted. */
export async function calendarFrom({ query }: Reading, day: Day): Promise<Calendar> {
  const statement = new TemporalStatement({ asOf: day, knownAt: null });
  const found = await query<{ day: Day; kind: CalendarDayKind }>(
    `SELECT c.day::text AS day, c.kind FROM calendar_day c
WHERE ${statement.believed('c')} AND c.day >= ${statement.day} AND c.day < ${statement.day} + ${CALENDAR_DAYS}`,
    statement.values,
  );
  return new Map(found.map((row) => [row.day, row.kind]));
}
