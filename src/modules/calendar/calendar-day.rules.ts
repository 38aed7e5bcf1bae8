import type { Day } from '../../time/day.ts';
import type { CalendarDayKind } from '../../generated/prisma/enums.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';
import type { RecordedDay } from './calendar-day.declaration.ts';

export const DAYS_MAXIMUM = 400;
const NAME_MAXIMUM = 50;

/** What is to be on record of a day; without a kind: nothing, its weekday decides again. */
export type DayToRecord = RecordedDay | { readonly day: Day; readonly kind: null; readonly name: null };

interface Input {
  readonly day: Day;
  readonly kind?: CalendarDayKind | null | undefined;
  readonly name?: string | null | undefined;
}

/** Reads days, each at most once; notes all that is wrong with any of them, by its place in the list. */
export function parseDays(check: InputCheck, days: readonly Input[], today: Day): DayToRecord[] {
  if (!check.size('days', days, DAYS_MAXIMUM)) return [];
  const seen = new Set<Day>();
  return days.map(({ day, kind, name }, i) => {
    check.day(`days.${i}.day`, day, today);
    if (seen.has(day)) check.refuse(`days.${i}.day`, { zh: '与前面的日期重复', en: 'is there already' });
    seen.add(day);
    if (kind == null) {
      if (name != null) check.refuse(`days.${i}.name`, { zh: '没有类型时不能有名称', en: 'goes with a kind' });
      return { day, kind: null, name: null };
    }
    if (name == null) check.refuse(`days.${i}.name`, { zh: '必须填写', en: 'must be given with a kind' });
    return { day, kind, name: name == null ? '' : check.text(`days.${i}.name`, name, NAME_MAXIMUM) };
  });
}
