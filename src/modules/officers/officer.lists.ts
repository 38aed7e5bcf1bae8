import { sql, type Sql } from '../../sql/sql.ts';
import type { InputRef } from '@pothos/core';
import type { TemporalStatement } from '../../time/temporal.ts';
import { parseCode, parseIdentifier, parseIdOf } from '../../graphql/arguments.ts';
import { nestedList, rootList } from '../../graphql/list.ts';
import { inBelievedParts, type RowPart } from '../../graphql/page-sql.ts';
import {
  conditionOf,
  dayCondition,
  oneOfEnum,
  oneOfText,
  textCondition,
  yearsCondition,
  type Conditions,
} from '../../graphql/filters.ts';
import { KEY, enumKey, sortKeys, type SortKey } from '../../graphql/keyset.ts';
import { isSmall, liesWithin, subtreeIds, withinSubtree } from '../units/unit.tree.ts';
import { addedFilterFields, type OfficerFilter, type OfficerOrder } from './officer.inputs.ts';
import { countBelow, countIn, isKept } from './headcount.sql.ts';
import { officerColumns, type OfficerRow } from './officer.loaders.ts';
import { foundFirst, partsInOrderOfNames, searchScan } from './officer-search-pages.lists.ts';
import { isShared, searchCondition, searchOf } from './officer-search.lists.ts';
import { POLICE_RANK } from './officer.vocabulary.ts';

type Filter = typeof OfficerFilter.$inferInput;

interface ListArguments {
  readonly filter?: Filter | null | undefined;
  readonly orderBy?: readonly (typeof OfficerOrder.$inferInput)[] | null | undefined;
}

const OFFICER = sql`o.officer_id`;
const ALL = sql`TRUE`;

/** The officer has an assignment of the day that meets a condition on `a`. */
const assigned = (statement: TemporalStatement, condition: Sql, join = sql``): Sql =>
  sql`${OFFICER} IN (SELECT a.officer_id FROM assignment_version a ${join} WHERE ${condition} AND ${statement.holds('a')})`;

const conditions: Conditions<Filter> = {
  search: searchCondition,
  policeNumber: textCondition(sql`o.police_number`, parseCode),
  category: oneOfEnum(sql`o.category`, 'OfficerCategory'),
  status: oneOfEnum(sql`o.status`, 'OfficerStatus'),
  rank: oneOfEnum(sql`o.rank`, 'PoliceRank'),
  joinedOn: dayCondition(sql`o.joined_on`),
  gender: oneOfEnum(sql`o.gender`, 'Gender'),
  grade: oneOfText(sql`o.grade`, 'grade', parseIdentifier),
  serviceYears: yearsCondition(sql`o.joined_on`, 'serviceYears'),
  unit: (id, statement) =>
    assigned(
      statement,
      sql`a.kind = 'PRIMARY' AND a.unit_id = ${statement.value(parseIdOf('Unit', id, 'unit'), 'int')}`,
    ),
  within: (id, statement) => {
    const root = statement.value(parseIdOf('Unit', id, 'within'), 'int');
    return assigned(statement, sql`a.kind = 'PRIMARY' AND ${withinSubtree(statement, sql`a.unit_id`, root)}`);
  },
  unitCategory: (categories, statement) =>
    assigned(
      statement,
      sql`a.kind = 'PRIMARY' AND ${oneOfEnum(sql`u.category`, 'UnitCategory')(categories, statement)}`,
      sql`JOIN unit_version u ON u.unit_id = a.unit_id AND ${statement.holds('u')}`,
    ),
  role: (roles, statement) => assigned(statement, oneOfEnum(sql`a.role`, 'AssignmentRole')(roles, statement)),
};

/** Adds a field to OfficerFilter: its condition is SQL about the officer whose id the expression `officer` gives. */
export function filterOfficersBy<Value>(
  name: string,
  field: { type: InputRef<Value>; description: string },
  condition: (officer: Sql, value: Value, statement: TemporalStatement) => Sql,
): void {
  addedFilterFields.set(name, field);
  Object.assign(conditions, {
    [name]: (value: Value, statement: TemporalStatement) => condition(OFFICER, value, statement),
  });
}

// What stands here for a missing value stands in the indexes of these orders too (migration officer_orders).
const ORDERS = {
  NAME: [
    { sql: sql`o.name_pinyin`, type: KEY.text },
    { sql: sql`o.name`, type: KEY.text },
  ],
  STROKES: [{ sql: sql`o.name_strokes`, type: KEY.text }],
  POLICE_NUMBER: [{ sql: sql`coalesce(o.police_number, E'\\U0010FFFF')`, type: KEY.text }],
  // the enum has the highest rank first
  RANK: [
    { sql: sql`(o.rank IS NOT NULL)`, type: KEY.boolean, descending: true },
    {
      sql: sql`coalesce(o.rank, 'COMMISSIONER_GENERAL')`,
      type: enumKey('PoliceRank', POLICE_RANK.values),
      descending: true,
    },
  ],
  JOINED_ON: [{ sql: sql`coalesce(o.joined_on, 'infinity')`, type: KEY.openDay }],
};
const ID: SortKey = { sql: OFFICER, type: KEY.int };

const isByName = (orders: ListArguments['orderBy']): boolean => (orders?.[0]?.field ?? 'NAME') === 'NAME';

const order = ({ orderBy }: ListArguments) => sortKeys(orderBy, 'NAME', ORDERS, ID);

/** The officers of a large subtree, a page of whom is soon met in any order. */
const orderedScan = (statement: TemporalStatement, root: Sql, where: readonly Sql[]) => ({
  useLookupWhen: isSmall(statement, root),
  ...inBelievedParts(statement, 'o', {
    from: sql`officer_version o`,
    where: [
      ...where,
      liesWithin(
        statement,
        sql`SELECT a.unit_id AS id FROM assignment_version a
  WHERE a.officer_id = ${OFFICER} AND a.kind = 'PRIMARY' AND ${statement.holds('a')}`,
        root,
      ),
    ],
  }),
});

/**
 * Whether a filter finds by a unit, or by the beginning of a name or a number that few share: by keys or ranges of an index,
 * whatever the values. A plan for all beginnings would find those of a short one all, where its page is soon met in order.
 */
export function findsFew({ filter }: ListArguments): boolean {
  const { unit, search, ...others } = filter ?? {};
  if (Object.values(others).some((value) => value != null)) return false;
  if (search == null) return unit != null;
  const typed = searchOf(search);
  return typed !== null && !typed.chinese && !isShared(typed);
}

/** What a filter asks for; a field that is null asks for nothing. */
export const askedFor = (filter: Filter | null | undefined): string[] =>
  Object.entries(filter ?? {}).flatMap(([name, value]) => (value == null ? [] : [name]));

/** The officers `o` that a filter finds, for who counts them all. */
export function officersFound(statement: TemporalStatement, filter: Filter | null | undefined): RowPart {
  const { search, unit, within, ...others } = filter ?? {};
  const where = [statement.allHolding('o'), conditionOf(others, conditions, statement)];
  const few = conditionOf({ search, unit, within }, conditions, statement);
  return { from: few === ALL ? sql`officer_version o` : foundFirst(statement, few), where };
}

/** All officers of the day, of whatever status. Default order: by name. */
export const officerList = rootList<OfficerRow, ListArguments>({
  name: 'officers',
  columns: officerColumns,
  plansOnce: findsFew,
  of: ({ filter }) =>
    filter?.unit != null && askedFor(filter).length === 1
      ? { type: 'Unit', id: parseIdOf('Unit', filter.unit, 'unit') }
      : null,
  source: ({ statement, args: { filter, orderBy }, reading }) => {
    const { search, unit, within, ...others } = filter ?? {};
    const everybody = {
      from: sql`officer_version o`,
      where: [statement.holds('o'), conditionOf(others, conditions, statement)],
    };
    const searched = search != null && unit == null && within == null ? searchOf(search) : null;
    if (reading === 'page' && searched && isByName(orderBy)) {
      const disjointParts = partsInOrderOfNames(searched, statement, everybody.where);
      if (disjointParts) return { ...everybody, disjointParts };
    }
    const few = conditionOf({ search, unit, within }, conditions, statement);
    if (few === ALL) return inBelievedParts(statement, 'o', everybody);
    const { where } = everybody;
    const parts = statement.believedParts('o');
    const lookup = {
      from: foundFirst(statement, few),
      where,
      disjointParts: parts.map((part) => ({ from: foundFirst(statement, sql`${part} AND ${few}`), where })),
    };
    if (searched && !isByName(orderBy)) return { ...lookup, orderedScan: () => searchScan(statement, few, where) };
    if (within == null || search != null || unit != null) return lookup;
    return {
      ...lookup,
      orderedScan: () => orderedScan(statement, statement.value(parseIdOf('Unit', within, 'within'), 'int'), where),
    };
  },
  kept: ({ statement, args: { filter } }) => {
    const [field, ...others] = askedFor(filter);
    if (!isKept(statement) || others.length > 0) return null;
    if (field === undefined) return countIn(statement);
    return field === 'within'
      ? countBelow(statement, statement.value(parseIdOf('Unit', filter!.within!, 'within'), 'int'))
      : null;
  },
  order,
});

/** The officers whose primary assignment is in a unit, or in its subtree, on the day. */
export const unitOfficerList = nestedList<OfficerRow, ListArguments & { readonly includeSubunits: boolean }>({
  name: 'unit officers',
  searches: ({ includeSubunits }) => includeSubunits,
  columns: officerColumns,
  source: ({ statement, args: { filter, includeSubunits }, parent: unit }) => {
    const where = [statement.holds('o'), conditionOf(filter, conditions, statement)];
    return {
      from: sql`(SELECT ${includeSubunits ? subtreeIds(statement, unit) : sql`ARRAY[${unit}]`} AS ids OFFSET 0) AS units
CROSS JOIN assignment_version a JOIN officer_version o ON o.officer_id = a.officer_id`,
      where: [sql`a.unit_id = ANY(units.ids) AND a.kind = 'PRIMARY'`, statement.holds('a'), ...where],
      ...(includeSubunits && { orderedScan: () => orderedScan(statement, unit, where) }),
    };
  },
  kept: ({ statement, args: { filter, includeSubunits }, parent: unit }) => {
    if (!isKept(statement) || askedFor(filter).length > 0) return null;
    return includeSubunits ? countBelow(statement, unit) : countIn(statement, unit);
  },
  order,
});
