import { builder } from '../../graphql/builder.ts';
import { pageArguments } from '../../graphql/arguments.ts';
import { calendarFrom } from '../calendar/calendar-day.loaders.ts';
import { HonorTrait } from './honor.enums.ts';
import { nomineeList } from './honor.lists.ts';
import { noticeRulesOf } from './honor-notice.loaders.ts';
import { conferrableFrom } from './honor-notice.rules.ts';
import { HonorProgram } from './honor-program.type.ts';
import { Honor, HonorConnection } from './honor.type.ts';

builder.objectFields(Honor, (t) => ({
  posthumous: t.exposeBoolean('posthumous', { description: 'Whether it is given after death (追授).' }),
  traits: t.expose('traits', {
    type: [HonorTrait],
    description: 'The traits of the deed, as the nomination names them; empty where it names none.',
  }),
  nominatedOn: t.expose('nominatedOn', {
    type: 'Date',
    nullable: true,
    description:
      'The day of the nomination (申报日期); null where it is not known, such as where only the award is on record.',
  }),
  noticedOn: t.expose('noticedOn', {
    type: 'Date',
    nullable: true,
    description: 'The first day of the public notice (公示开始日期); null before it, and where there was none.',
  }),
  conferrableFrom: t.field({
    type: 'Date',
    nullable: true,
    description:
      'The first day after the notice: the day after its last working day, by the rule for the class that is in force on its first day. The first day counts where it is a working day. Null where no notice is needed or none has begun. Moves with `calendarDays` until the honor is conferred.',
    resolve: async ({ noticedOn, meritClass }, _args, context) => {
      if (noticedOn === null || meritClass === null) return null;
      const [rules, calendar] = await Promise.all([
        noticeRulesOf(context).load(meritClass),
        calendarFrom(context).load(noticedOn),
      ]);
      return conferrableFrom({ rules, noticedOn, calendar });
    },
  }),
  noticeWaivedBecause: t.exposeString('noticeWaived', {
    nullable: true,
    description:
      'Why it was conferred although the notice that its class needs had not run; null where the notice had run or none was needed.',
  }),
  revokedBecause: t.string({
    nullable: true,
    description: 'Why it was taken back (撤销理由); null where it is not REVOKED.',
    resolve: ({ status, basisReason }) => (status === 'REVOKED' ? basisReason : null),
  }),
}));

builder.objectField(HonorProgram, 'nominees', (t) =>
  t.field({
    type: HonorConnection,
    description:
      'The nominations under the program that are open on the day (NOMINATED or UNDER_PUBLIC_NOTICE), ordered by points, most first, then by the day of nomination, then by id: one point for each preferred trait of the deed, and one where a recipient is of a preferred category.',
    args: pageArguments(t.arg),
    resolve: ({ id }, args, context) => nomineeList(context, id, args),
  }),
);
