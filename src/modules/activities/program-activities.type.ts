import { pageArguments } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { optionalLink } from '../../graphql/field-options.ts';
import { inSql } from '../../graphql/in-sql.ts';
import { programById } from '../programs/program.loaders.ts';
import { Program } from '../programs/program.type.ts';
import { ActivityKind } from '../programs/requirement.enums.ts';
import { programActivityList } from './activity.lists.ts';
import { Activity, ActivityConnection, ORDERED } from './activity.type.ts';

builder.objectField(Activity, 'program', (t) =>
  t.field(
    optionalLink(
      Program,
      programById,
      'programId',
      'The program under which it is held; null where it has none, or the program does not exist on the day.',
    ),
  ),
);

builder.objectField(Program, 'activities', (t) =>
  t.field({
    ...inSql({ kind: 'page', list: programActivityList }),
    type: ActivityConnection,
    description: `What was or is to be held under it, ${ORDERED}.`,
    args: {
      kind: t.arg({ type: [ActivityKind], description: 'Only these kinds. Default: all.' }),
      ...pageArguments(t.arg),
    },
    resolve: ({ id }, args, context) => programActivityList(context, id, args),
  }),
);
