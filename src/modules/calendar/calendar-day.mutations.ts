import { today, type Day } from '../../time/day.ts';
import { builder } from '../../graphql/builder.ts';
import { perform } from '../acts/performing.ts';
import { InvalidInputError, RuleViolationError } from '../../errors/refusals.ts';
import { successOf } from '../acts/success.type.ts';
import { InputCheck, parseBasis } from '../acts/input-check.rules.ts';
import { RecordCalendarDaysInput } from './calendar-day.inputs.ts';
import { calendarDay } from './calendar-day.loaders.ts';
import { parseDays } from './calendar-day.rules.ts';
import { recordCalendarDays } from './calendar-day.service.ts';
import { CalendarDay } from './calendar-day.type.ts';

const RecordCalendarDaysSuccess = successOf<{ days: readonly Day[] }>(
  'RecordCalendarDaysSuccess',
  'The days are on record.',
  (t) => ({
    days: t.field({
      type: [CalendarDay],
      description:
        'What is on record now of the days that were given, in their order; those that were removed are left out.',
      resolve: async ({ days }, _args, context) => {
        const rows = await Promise.all(days.map((day) => calendarDay(context).load(day)));
        return rows.filter((row) => row !== null);
      },
    }),
  }),
);

builder.mutationField('recordCalendarDays', (t) =>
  t.field({
    type: RecordCalendarDaysSuccess,
    description:
      'Puts days on record that are off or worked by order, corrects or removes them: all of them or none. The periods of public notices are counted anew by it; what was conferred stays so. Needs the scope honor:write.',
    authScopes: { scope: 'honor:write' },
    args: { input: t.arg({ type: RecordCalendarDaysInput, required: true, description: 'The days.' }) },
    errors: {
      types: [InvalidInputError, RuleViolationError],
      union: { name: 'RecordCalendarDaysResult', description: 'The days with the change on record, or why not.' },
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const command = { days: parseDays(check, input.days, today()), basis: parseBasis(check, input.basis) };
      check.done();
      return perform(context, info, input, (write) => recordCalendarDays(write, command));
    },
  }),
);
