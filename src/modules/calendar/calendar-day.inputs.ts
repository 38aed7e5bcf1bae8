import { BasisInput } from '../acts/standard.inputs.ts';
import { builder } from '../../graphql/builder.ts';
import { DAYS_MAXIMUM } from './calendar-day.rules.ts';
import { CalendarDayKind } from './calendar-day.type.ts';

const CalendarDayInput = builder.inputType('CalendarDayInput', {
  description: 'What is to be on record of one day.',
  fields: (t) => ({
    day: t.field({ type: 'Date', required: true, description: 'The day; each at most once.' }),
    kind: t.field({
      type: CalendarDayKind,
      description: 'Off or worked; null removes what is on record: it is what its weekday says again.',
    }),
    name: t.string({ description: 'After what it is named, at most 50 characters; with a kind, and only with one.' }),
  }),
});

export const RecordCalendarDaysInput = builder.inputType('RecordCalendarDaysInput', {
  description: 'Days that are off or worked by order (登记节假日安排).',
  fields: (t) => ({
    days: t.field({
      type: [CalendarDayInput],
      required: true,
      description: `The days, at least one, at most ${DAYS_MAXIMUM}. Those that are not named stay as they are.`,
    }),
    basis: t.field({ type: BasisInput, description: 'By whose order.' }),
  }),
});
