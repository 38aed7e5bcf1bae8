import { sql } from '../../sql/sql.ts';
import { parseCode, parseIdOf } from '../../graphql/arguments.ts';
import { nestedList, rootList } from '../../graphql/list.ts';
import { inBelievedParts } from '../../graphql/page-sql.ts';
import { conditionOf, oneOfEnum, textCondition, writtenCondition, type Conditions } from '../../graphql/filters.ts';
import { KEY, sortKeys, type SortKey } from '../../graphql/keyset.ts';
import { unitColumns, type UnitRow } from './unit.loaders.ts';
import { subtree, withinSubtree } from './unit.tree.ts';
import type { UnitFilter, UnitOrder } from './unit.inputs.ts';

type Filter = typeof UnitFilter.$inferInput;
type Order = typeof UnitOrder.$inferInput;

const ORDERS = {
  CODE: [{ sql: sql`u.code`, type: KEY.text }],
  NAME: [{ sql: sql`u.name_pinyin`, type: KEY.text }],
};
const ID: SortKey = { sql: sql`u.unit_id`, type: KEY.int };

const conditions: Conditions<Filter> = {
  code: textCondition(sql`u.code`, parseCode),
  name: writtenCondition(sql`u.name COLLATE "C"`),
  kind: oneOfEnum(sql`u.kind`, 'UnitKind'),
  category: oneOfEnum(sql`u.category`, 'UnitCategory'),
  within: (id, statement) =>
    withinSubtree(statement, sql`u.unit_id`, statement.value(parseIdOf('Unit', id, 'within'), 'int')),
  root: (root) => (root ? sql`u.parent_id IS NULL` : sql`u.parent_id IS NOT NULL`),
};

const orderOf = (orders?: readonly Order[] | null) => sortKeys(orders, 'CODE', ORDERS, ID);

/** All units of the day. Default order: by code. */
export const unitList = rootList<
  UnitRow,
  { filter?: Filter | null | undefined; orderBy?: readonly Order[] | null | undefined }
>({
  name: 'units',
  columns: unitColumns,
  source: ({ statement, args: { filter } }) =>
    inBelievedParts(statement, 'u', {
      from: sql`unit_version u`,
      where: [statement.holds('u'), conditionOf(filter, conditions, statement)],
    }),
  order: ({ orderBy }) => orderOf(orderBy),
});

/** The units directly below a unit, by code. */
export const childList = nestedList<UnitRow, object>({
  name: 'children',
  columns: unitColumns,
  source: ({ statement, parent }) => ({
    from: sql`unit_version u`,
    where: [sql`u.parent_id = ${parent}`, statement.holds('u')],
  }),
  order: () => orderOf(),
});

/** The units below a unit, down to a depth if one is given, excluding the unit itself: nearest first, then by code. */
export const descendantList = nestedList<UnitRow, { maxDepth?: number | null | undefined }>({
  name: 'descendants',
  searches: () => true,
  columns: unitColumns,
  source: ({ statement, args: { maxDepth }, parent }) => {
    const depth = maxDepth == null ? undefined : statement.value(maxDepth, 'int');
    return {
      from: sql`${subtree(statement, parent, depth)} AS sub JOIN unit_version u ON u.unit_id = sub.id`,
      where: [sql`sub.depth > 0`, statement.holds('u')],
    };
  },
  order: () => [{ sql: sql`sub.depth`, type: KEY.int }, ...orderOf()],
});
