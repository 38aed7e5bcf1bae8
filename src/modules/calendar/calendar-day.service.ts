import type { Basis, FieldChange, Outcome, Write } from '../../record/write.ts';
import { assertReach } from '../../record/reach.ts';
import { today, type Day } from '../../time/day.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { daysOnRecord } from './calendar-day.reads.ts';
import type { DayToRecord, RecordedDay } from './calendar-day.rules.ts';

export interface RecordCalendarDays {
  readonly days: readonly DayToRecord[];
  readonly basis: Basis | null;
}

/** What is believed of some days from now on; a day that is given as it is on record stays untouched. */
export async function recordCalendarDays(
  write: Write,
  { days, basis }: RecordCalendarDays,
): Promise<Outcome<{ days: readonly Day[] }>> {
  // the calendar is everybody's: it takes the scope everywhere
  await assertReach(write, { units: [null] });
  const all = days.map(({ day }) => day);
  const before = await daysOnRecord(write, all);
  const changed = days.filter(({ day, ...is }) => textOf(before.get(day)) !== textOf(is.kind ? { day, ...is } : null));
  assertChanges('days', { recorded: changed });
  await write.transaction.$executeRawUnsafe(
    'UPDATE calendar_day SET superseded_at = $1 WHERE superseded_at IS NULL AND day = ANY($2::date[])',
    write.at,
    changed.map(({ day }) => day),
  );
  await write.transaction.calendarDay.createMany({
    data: changed.flatMap(({ day, kind, name }) =>
      kind === null
        ? []
        : [
            {
              day: new Date(day),
              kind,
              name,
              recordedAt: write.at,
              basisDocument: basis?.documentNumber ?? null,
              basisReason: basis?.reason ?? null,
            },
          ],
    ),
  });
  const fields = changed.map(({ day, ...is }): FieldChange => ({
    field: day,
    before: textOf(before.get(day)),
    after: textOf(is.kind ? { day, ...is } : null),
  }));
  return {
    keys: { days: all },
    effectiveOn: today(),
    change: { subjectType: 'CalendarDay', subjectId: null, fields, basis },
  };
}

/** As the record tells it: HOLIDAY 春节. */
const textOf = (day: RecordedDay | null | undefined): string | null => (day ? `${day.kind} ${day.name}` : null);
