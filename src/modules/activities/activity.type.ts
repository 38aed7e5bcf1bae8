import { pageArguments } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import { basis, nodeOf, optionalLink, versionOf } from '../../graphql/field-options.ts';
import { inSql } from '../../graphql/in-sql.ts';
import { HonorLevel } from '../honors/honor.enums.ts';
import { partialDayInSql } from '../honors/honor.loaders.ts';
import { partialDay } from '../honors/honor.rules.ts';
import { ActivityKind } from '../programs/requirement.enums.ts';
import { unitById } from '../units/unit.loaders.ts';
import { Unit } from '../units/unit.type.ts';
import { ActivityStatus } from './activity.enums.ts';
import { ActivityFilter } from './activity.inputs.ts';
import { activityList, unitActivityList } from './activity.lists.ts';
import { activityById, activityLock, type ActivityRow } from './activity.loaders.ts';
import { statusOf } from './activity.rules.ts';

export const Activity = builder.objectRef<ActivityRow>('Activity');

builder.node(Activity, {
  description:
    'Something held once (活动), such as a class, a contest or a ceremony. It is there from the day on which it was put on record, or from its first day where that is earlier.',
  authScopes: { scope: 'registry:read' },
  ...nodeOf(activityById, 'The same for as long as the registry stands, whatever becomes of the activity.'),
  fields: (t) => ({
    version: t.int(versionOf('activity', activityLock)),
    kind: t.expose('kind', { type: ActivityKind, description: 'What sort of activity it is.' }),
    title: t.exposeString('title', { description: 'What it is called (名称).' }),
    status: t.field({
      type: ActivityStatus,
      description: 'Where it stands on the day of the query.',
      resolve: (row, _args, { operation }) => statusOf(row, operation.moment.asOf),
    }),
    organizer: t.field(
      optionalLink(
        Unit,
        unitById,
        'organizerId',
        'The unit that organizes it (组织单位); null where others hold it, or the unit does not exist on the day.',
      ),
    ),
    host: t.exposeString('host', {
      nullable: true,
      description:
        'The organ outside the registry that holds it, such as an academy (承办院校); null where there is none.',
    }),
    level: t.expose('level', {
      type: HonorLevel,
      nullable: true,
      description: 'The level of the organ that holds it; null where the source does not say.',
    }),
    startsOn: t.field({
      ...inSql({ kind: 'value', of: (column) => partialDayInSql(column('startsOn'), column('startsPrecision')) }),
      type: 'PartialDate',
      description: 'Its first day, as precisely as it is known.',
      resolve: ({ startsOn, startsPrecision }) => partialDay(startsOn, startsPrecision)!,
    }),
    endsOn: t.field({
      ...inSql({ kind: 'value', of: (column) => partialDayInSql(column('endsOn'), column('endsPrecision')) }),
      type: 'PartialDate',
      nullable: true,
      description: 'Its last day, as precisely as it is known; null where it is not.',
      resolve: ({ endsOn, endsPrecision }) => partialDay(endsOn, endsPrecision),
    }),
    hours: t.exposeFloat('hours', {
      nullable: true,
      description: 'How many hours of study it has in all (学时); null where it is not counted in hours.',
    }),
    basis: t.field(basis('By whose order its last change was made; null where none is on record.')),
  }),
});

export const ActivityConnection = connectionOf(Activity, 'Activity');

export const ORDERED = 'latest first, then by id. Those that were called off are included';

builder.queryField('activities', (t) =>
  t.field({
    ...inSql({ kind: 'page', list: activityList }),
    type: ActivityConnection,
    description: `The activities on record on the day of the query, ${ORDERED}.`,
    authScopes: { scope: 'registry:read' },
    args: {
      filter: t.arg({ type: ActivityFilter, description: 'Which activities. Default: all.' }),
      ...pageArguments(t.arg),
    },
    resolve: (_root, args, context) => activityList(context, args),
  }),
);

builder.objectField(Unit, 'activities', (t) =>
  t.field({
    ...inSql({ kind: 'page', list: unitActivityList }),
    type: ActivityConnection,
    description: `What the unit organizes, ${ORDERED}.`,
    args: {
      kind: t.arg({ type: [ActivityKind], description: 'Only these kinds. Default: all.' }),
      includeSubunits: t.arg.boolean({
        defaultValue: false,
        description:
          'Whether to include those of the units below it, at any depth: units below it on the day, and closed units where they last were.',
      }),
      ...pageArguments(t.arg),
    },
    resolve: ({ id }, args, context) => unitActivityList(context, id, args),
  }),
);
