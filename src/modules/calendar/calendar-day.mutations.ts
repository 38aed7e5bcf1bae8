import { builder } from '../../graphql/builder.ts';
import { today, type Day } from '../../time/day.ts';
import { RuleViolationError } from '../../errors/refusals.ts';
import { act, payload } from '../acts/act.ts';
import { parseBasis } from '../acts/input-check.rules.ts';
import { basisField } from '../acts/standard.inputs.ts';
import { calendarDay } from './calendar-day.loaders.ts';
import { DAYS_MAXIMUM, parseDays } from './calendar-day.rules.ts';
import { recordCalendarDays } from './calendar-day.service.ts';
import { CalendarDay, CalendarDayKind } from './calendar-day.type.ts';

const CalendarDayInput = builder.inputType('CalendarDayInput', {
  description: 'What is to be on record of one day.',
  fields: (t) => ({
    day: t.field({ type: 'Date', required: true, description: 'The day; each at most once.' }),
    kind: t.field({
      type: CalendarDayKind,
      description: 'Off or worked; null removes what is on record: the weekday decides again.',
    }),
    name: t.string({ description: 'The name of the day, at most 50 characters; with a kind, and only with one.' }),
  }),
});

const days = payload<{ days: readonly Day[] }>('The days with the change on record, or why not.', (t) => ({
  days: t.field({
    type: [CalendarDay],
    description: 'What is now on record of the days given, in their order; days that were removed are left out.',
    resolve: async (done, _args, context) => {
      const rows = await Promise.all(done.days.map((day) => calendarDay(context).load(day)));
      return rows.filter((row) => row !== null);
    },
  }),
}));

act('recordCalendarDays', {
  scope: 'honor:write',
  description:
    'Puts days on record that are off or worked by order, corrects or removes them: all of them or none. Running public notices are counted anew; what was conferred stays conferred.',
  input: {
    description: 'Days that are off or worked by order (登记节假日).',
    argument: 'The days.',
    fields: (t) => ({
      days: t.field({
        type: [CalendarDayInput],
        required: true,
        description: `The days, 1 to ${DAYS_MAXIMUM}. Days that are not named stay as they are.`,
      }),
      ...basisField(t),
    }),
  },
  success: 'The days are on record.',
  payload: days,
  refusals: [RuleViolationError],
  command: (input, check) => ({
    days: parseDays(check, input.days, today()),
    basis: parseBasis(check, input.basis),
  }),
  run: recordCalendarDays,
});
