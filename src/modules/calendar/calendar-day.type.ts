import { daysAfter } from '../../time/day.ts';
import { builder } from '../../graphql/builder.ts';
import { basis, nodeOf } from '../../graphql/field-options.ts';
import { cost } from '../../graphql/cost.ts';
import { labelledEnum } from '../../graphql/enums.ts';
import { badInput } from '../../graphql/errors.ts';
import { calendarDayById, calendarDaysUntil, type CalendarDayRow } from './calendar-day.loaders.ts';
import { DAYS_MAXIMUM } from './calendar-day.rules.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';

export const CalendarDayKind = labelledEnum(
  vocabulary('CalendarDayKind', 'How a day differs from its weekday.', {
    HOLIDAY: { zh: '放假', en: 'Holiday', description: 'Off, whatever its weekday (放假).' },
    WORKDAY: { zh: '调休上班', en: 'Workday', description: 'Worked, though it is a Saturday or Sunday (调休上班).' },
  }),
);

export const CalendarDay = builder.objectRef<CalendarDayRow>('CalendarDay');

builder.node(CalendarDay, {
  description:
    'A day that is off or worked by order (节假日安排), for counting working days. Every other day is worked from Monday to Friday and off on Saturday and Sunday.',
  authScopes: { scope: 'registry:read' },
  ...nodeOf(
    calendarDayById,
    'Permanent: a correction of the day keeps it. A day that is removed and recorded anew has another.',
  ),
  fields: (t) => ({
    day: t.expose('day', { type: 'Date', description: 'The day; at most one of these is on record for it.' }),
    kind: t.expose('kind', { type: CalendarDayKind, description: 'Whether it is off or worked.' }),
    name: t.exposeString('name', { description: 'The name of the day: 春节.' }),
    basis: t.field(basis('By whose order it is so; null where none is on record.')),
  }),
});

builder.queryField('calendarDays', (t) =>
  t.field({
    // about as many as a year has
    ...cost({ size: 30 }),
    type: [CalendarDay],
    description:
      'The days of a period that are off or worked by order, earliest first, as known at the moment of the query; the day of the query does not matter. Days that follow their weekday are not listed.',
    authScopes: { scope: 'registry:read' },
    args: {
      from: t.arg({ type: 'Date', required: true, description: 'The first day of the period.' }),
      to: t.arg({
        type: 'Date',
        required: true,
        description: `The day after its last, at most ${DAYS_MAXIMUM} days after the first.`,
      }),
    },
    resolve: (_root, { from, to }, context) => {
      if (to <= from) throw badInput('to', 'must be after from');
      if (to > daysAfter(from, DAYS_MAXIMUM)) throw badInput('to', `must be at most ${DAYS_MAXIMUM} days after from`);
      return calendarDaysUntil(context, { from }).load(to);
    },
  }),
);
