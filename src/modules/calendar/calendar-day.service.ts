import { assertReach } from '../../record/reach.ts';
import { believedRows, replaceRows } from '../../record/recordings.ts';
import type { Basis, Outcome, Write } from '../../record/write.ts';
import { today, type Day } from '../../time/day.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { CALENDAR_DAY } from './calendar-day.declaration.ts';
import type { DayToRecord } from './calendar-day.rules.ts';

export interface RecordCalendarDays {
  readonly days: readonly DayToRecord[];
  readonly basis: Basis | null;
}

/** Records days, corrects and removes them; a day that is given as it is on record stays untouched. */
export async function recordCalendarDays(
  write: Write,
  { days, basis }: RecordCalendarDays,
): Promise<Outcome<{ days: readonly Day[] }>> {
  // the calendar is of no unit: the writer needs the scope everywhere
  await assertReach(write, { units: [null] });
  const all = days.map(({ day }) => day);
  const onRecord = await believedRows(write, CALENDAR_DAY, ['day'], days);
  const changed = days
    .map((is, i) => ({ is, was: onRecord[i]![0] ?? null }))
    .filter(({ is, was }) => textOf(was) !== textOf(is));
  assertChanges('days', { recorded: changed });
  replaceRows(
    write,
    CALENDAR_DAY,
    changed.flatMap(({ was }) => was?.id ?? []),
    changed.flatMap(({ is, was }) => (is.kind === null ? [] : [{ ...is, basis, thing: was?.thing }])),
  );
  const fields = changed.map(({ is, was }) => ({ field: is.day, before: textOf(was), after: textOf(is) }));
  return {
    keys: { days: all },
    effectiveOn: today(),
    change: { subjectType: CALENDAR_DAY.type, subjectId: null, fields, basis },
  };
}

/** As the record tells it: HOLIDAY 春节. */
const textOf = (day: DayToRecord | null): string | null =>
  day === null || day.kind === null ? null : `${day.kind} ${day.name}`;
