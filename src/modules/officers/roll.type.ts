import { pageArguments } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { badInput } from '../../graphql/errors.ts';
import { Unit } from '../units/unit.type.ts';
import { OfficerConnection } from './officer.type.ts';
import { rollList } from './roll.lists.ts';

builder.objectField(Unit, 'roll', (t) =>
  t.field({
    type: OfficerConnection,
    description:
      'Everybody who ever belonged to the unit by a primary assignment in a time (历任民警), whatever became of them, by the first day they ever did, then by name. With the honors and the history of the unit it tells who a collective was, whoever serves in it now. Whoever joins the police after the day of the query is not there.',
    args: {
      from: t.arg({ type: 'Date', description: 'Who belonged to it on this day or later. Default: ever.' }),
      to: t.arg({
        type: 'Date',
        description: 'Who belonged to it before this day. Default: the day after that of the query.',
      }),
      ...pageArguments(t.arg),
    },
    resolve: ({ id }, args, context) => {
      const { from, to } = args;
      if (from != null && (to == null ? from > context.operation.moment.asOf : from >= to)) {
        throw badInput('from', 'must be before to');
      }
      return rollList(context, id, args);
    },
  }),
);
