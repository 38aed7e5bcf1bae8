import type { CalendarDayKind } from '../../generated/prisma/enums.ts';
import { day, oneOf, recorded, text, type FactsOf } from '../../record/declaration.ts';

/** A day that is off or worked by order, against its weekday. */
export const CALENDAR_DAY = recorded({
  type: 'CalendarDay',
  table: 'calendar_day',
  lasting: true,
  unique: [{ of: ['day'] }],
  facts: {
    day: day(),
    kind: oneOf<CalendarDayKind>('CalendarDayKind')(),
    name: text(),
  },
});

export type RecordedDay = FactsOf<typeof CALENDAR_DAY>;
