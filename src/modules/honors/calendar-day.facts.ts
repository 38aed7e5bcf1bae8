import type { Write } from '../../database/changes.ts';
import { TemporalStatement, today, type Day } from '../../database/temporal.ts';
import type { RecordedDay } from './calendar-day.rules.ts';

/** What is on record of some days, by day. */
export async function daysOnRecord({ rows }: Pick<Write, 'rows'>, days: readonly Day[]) {
  const statement = new TemporalStatement({ asOf: today(), knownAt: null });
  const found = await rows<RecordedDay>(
    `SELECT c.day::text AS day, c.kind, c.name FROM calendar_day c
WHERE c.day = ANY(${statement.value(days, 'date[]')}) AND ${statement.believed('c')}`,
    statement.values,
  );
  return new Map(found.map((row) => [row.day, row]));
}
