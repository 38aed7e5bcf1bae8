import type { ActivityKind } from '../../generated/prisma/enums.ts';
import { parseIdOf } from '../../graphql/arguments.ts';
import { conditionOf, dayCondition, oneOfEnum, writtenCondition, type Conditions } from '../../graphql/filters.ts';
import { KEY, type SortKey } from '../../graphql/keyset.ts';
import { nestedList, rootList } from '../../graphql/list.ts';
import { inBelievedParts } from '../../graphql/page-sql.ts';
import { joinSql, sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { subtreeWithClosed, withinSubtree } from '../units/unit.tree.ts';
import type { ActivityFilter } from './activity.inputs.ts';
import { ACTIVITY_COLUMNS, type ActivityRow } from './activity.loaders.ts';
import type { ActivityStatus } from './activity.vocabulary.ts';

type Filter = typeof ActivityFilter.$inferInput;

/** What `statusOf` makes of an activity on the day. */
const STATUS: Readonly<Record<ActivityStatus, (statement: TemporalStatement) => Sql>> = {
  CANCELLED: () => sql`v.cancelled`,
  HELD: ({ day }) => sql`(NOT v.cancelled AND v.starts_on <= ${day})`,
  PLANNED: ({ day }) => sql`(NOT v.cancelled AND v.starts_on > ${day})`,
};

const conditions: Conditions<Filter> = {
  title: writtenCondition(sql`v.title COLLATE "C"`),
  kind: oneOfEnum(sql`v.kind`, 'ActivityKind'),
  level: oneOfEnum(sql`v.level`, 'HonorLevel'),
  status: (statuses, statement) =>
    statuses.length === 0
      ? sql`FALSE`
      : sql`(${joinSql(
          statuses.map((status) => STATUS[status](statement)),
          ' OR ',
        )})`,
  startsOn: dayCondition(sql`v.starts_on`),
  program: (id, statement) => sql`v.program_id = ${statement.value(parseIdOf('Program', id, 'program'), 'int')}`,
  within: (id, statement) =>
    withinSubtree(statement, sql`v.organizer_id`, statement.value(parseIdOf('Unit', id, 'within'), 'int')),
};

/** By the first day of the day, month or year on which they begin, latest first. */
const ORDER: readonly SortKey[] = [
  { sql: sql`v.starts_on`, type: KEY.day, descending: true },
  { sql: sql`v.activity_id`, type: KEY.int, descending: true },
];

interface OfKinds {
  readonly kind?: readonly ActivityKind[] | null | undefined;
}

const which = (statement: TemporalStatement, { kind }: OfKinds): readonly Sql[] => [
  statement.holds('v'),
  ...(kind ? [conditions.kind([...kind], statement)] : []),
];

/** All activities of the day. */
export const activityList = rootList<ActivityRow, { readonly filter?: Filter | null | undefined }>({
  name: 'activities',
  columns: ACTIVITY_COLUMNS,
  source: ({ statement, args: { filter } }) =>
    inBelievedParts(statement, 'v', {
      from: sql`activity_version v`,
      where: [statement.holds('v'), conditionOf(filter, conditions, statement)],
    }),
  order: () => ORDER,
});

/** The activities that are held under a program. */
export const programActivityList = nestedList<ActivityRow, OfKinds>({
  name: 'programActivities',
  columns: ACTIVITY_COLUMNS,
  source: ({ statement, args, parent }) => ({
    from: sql`activity_version v`,
    where: [sql`v.program_id = ${parent}`, ...which(statement, args)],
  }),
  order: () => ORDER,
});

/** The activities that a unit organizes or, with subunits, any unit of its subtree, those that have been closed included. */
export const unitActivityList = nestedList<
  ActivityRow,
  OfKinds & { readonly includeSubunits?: boolean | null | undefined }
>({
  name: 'unitActivities',
  searches: ({ includeSubunits }) => includeSubunits ?? false,
  columns: ACTIVITY_COLUMNS,
  source: ({ statement, args, parent }) => {
    const ids = args.includeSubunits
      ? sql`ARRAY(SELECT sub.id FROM ${subtreeWithClosed(statement, parent)} AS sub)`
      : sql`ARRAY[${parent}]`;
    return {
      from: sql`(SELECT ${ids} AS ids OFFSET 0) AS units CROSS JOIN activity_version v`,
      where: [sql`v.organizer_id = ANY(units.ids)`, ...which(statement, args)],
    };
  },
  order: () => ORDER,
});
