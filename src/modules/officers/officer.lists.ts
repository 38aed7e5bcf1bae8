import type { Page } from '../../graphql/connections.ts';
import type { Context } from '../../graphql/context.ts';
import { joinSql, sql, type Sql } from '../../sql/sql.ts';
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
import { KEY, enumKey, sortKeys, type PageArguments, type SortKey } from '../../graphql/keyset.ts';
import { isSmall, liesWithin, subtreeIds, withinSubtree } from '../units/unit.tree.ts';
import { agesFor, pageByAge } from './age.lists.ts';
import { asksForAge, withoutAge, type Ages } from './age.rules.ts';
import { ageCondition } from './age.sql.ts';
import { addedFilterFields, type OfficerFilter, type OfficerOrder } from './officer.inputs.ts';
import { countBelow, countIn, isKept } from './headcount.sql.ts';
import { officerColumns, type OfficerRow } from './officer.loaders.ts';
import { foundFirst, partsInOrderOfNames, searchScan } from './officer-search-pages.lists.ts';
import { isShared, namedCondition, searchCondition, searchOf } from './officer-search.lists.ts';
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
  named: namedCondition,
  policeNumber: textCondition(sql`o.police_number`, parseCode),
  category: oneOfEnum(sql`o.category`, 'OfficerCategory'),
  status: oneOfEnum(sql`o.status`, 'OfficerStatus'),
  rank: oneOfEnum(sql`o.rank`, 'PoliceRank'),
  joinedOn: dayCondition(sql`o.joined_on`),
  gender: oneOfEnum(sql`o.gender`, 'Gender'),
  grade: oneOfText(sql`o.grade`, 'grade', parseIdentifier),
  serviceYears: yearsCondition(sql`o.joined_on`, 'serviceYears'),
  age: () => {
    throw new Error('the ages were not looked up');
  },
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

/** The condition of a filter; `ages`: those of the day, where it asks for them. */
const found = (filter: Filter | null | undefined, statement: TemporalStatement, ages: Ages | null): Sql =>
  conditionOf(
    filter,
    ages ? { ...conditions, age: (range) => ageCondition(statement, OFFICER, ages, range) } : conditions,
    statement,
  );

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
  HIGHEST_RANK: [
    { sql: sql`(o.rank IS NOT NULL)`, type: KEY.boolean, descending: true },
    { sql: sql`coalesce(o.rank, 'COMMISSIONER_GENERAL')`, type: enumKey('PoliceRank', POLICE_RANK.values) },
    { sql: sql`o.name_pinyin`, type: KEY.text },
    { sql: sql`o.name`, type: KEY.text },
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
export function officersFound(
  statement: TemporalStatement,
  filter: Filter | null | undefined,
  ages: Ages | null = null,
): RowPart {
  const { search, named, unit, within, ...others } = filter ?? {};
  const rest = found(others, statement, ages);
  const few = found({ search, named, unit, within }, statement, ages);
  if (few === ALL) return { from: sql`officer_version o`, where: [statement.allHolding('o'), rest] };
  return foundFirst(statement, few, [rest]);
}

/** A query of those of some officers who meet a condition. */
const among = ({ from, where }: RowPart, condition: Sql): Sql =>
  sql`SELECT FROM ${from} WHERE ${joinSql([...where, condition], ' AND ')}`;

const officersOf = rootList<OfficerRow, ListArguments, Ages>({
  name: 'officers',
  columns: officerColumns,
  plansOnce: findsFew,
  of: ({ filter }) =>
    filter?.unit != null && askedFor(filter).length === 1
      ? { type: 'Unit', id: parseIdOf('Unit', filter.unit, 'unit') }
      : null,
  lookUp: ({ filter }) =>
    asksForAge(filter)
      ? (context) =>
          agesFor(context, (statement, condition) => among(officersFound(statement, withoutAge(filter)), condition))
      : null,
  source: ({ statement, args: { filter, orderBy }, reading, looked }) => {
    const { search, named, unit, within, ...others } = filter ?? {};
    const rest = [found(others, statement, looked)];
    const everybody = { from: sql`officer_version o`, where: [statement.holds('o'), ...rest] };
    const isSearchAlone = named == null && unit == null && within == null;
    const searched = search != null && isSearchAlone ? searchOf(search) : null;
    if (reading === 'page' && searched && isByName(orderBy)) {
      const disjointParts = partsInOrderOfNames(searched, statement, rest);
      if (disjointParts) return { ...everybody, disjointParts };
    }
    const few = found({ search, named, unit, within }, statement, looked);
    if (few === ALL) return inBelievedParts(statement, 'o', everybody);
    const lookup = {
      ...foundFirst(statement, few, rest),
      disjointParts: statement.believedParts('o').map((part) => foundFirst(statement, sql`${part} AND ${few}`, rest)),
    };
    const { where } = everybody;
    if (searched && !isByName(orderBy)) return { ...lookup, orderedScan: () => searchScan(statement, few, where) };
    if (within == null || search != null || named != null || unit != null) return lookup;
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

interface UnitListArguments extends ListArguments {
  readonly includeSubunits: boolean;
}

/** Officers `o` whose primary assignment is in a unit, or in its subtree, on the day. */
const inUnit = (statement: TemporalStatement, unit: Sql, includeSubunits: boolean, where: readonly Sql[]): RowPart => ({
  from: sql`(SELECT ${includeSubunits ? subtreeIds(statement, unit) : sql`ARRAY[${unit}]`} AS ids OFFSET 0) AS units
CROSS JOIN assignment_version a JOIN officer_version o ON o.officer_id = a.officer_id`,
  where: [sql`a.unit_id = ANY(units.ids) AND a.kind = 'PRIMARY'`, statement.holds('a'), ...where],
});

const officersOfUnit = nestedList<OfficerRow, UnitListArguments, Ages>({
  name: 'unit officers',
  searches: ({ includeSubunits }) => includeSubunits,
  columns: officerColumns,
  lookUp: ({ filter, includeSubunits }) =>
    asksForAge(filter)
      ? (context, units) =>
          agesFor(context, (statement, condition) => {
            const where = [statement.holds('o'), found(withoutAge(filter), statement, null)];
            const met = among(inUnit(statement, sql`k.key`, includeSubunits, where), condition);
            return sql`SELECT FROM unnest(${statement.value(units, 'int[]')}) AS k(key) CROSS JOIN LATERAL (${met} LIMIT 1) AS met`;
          })
      : null,
  source: ({ statement, args: { filter, includeSubunits }, parent: unit, looked }) => {
    const where = [statement.holds('o'), found(filter, statement, looked)];
    return {
      ...inUnit(statement, unit, includeSubunits, where),
      ...(includeSubunits && { orderedScan: () => orderedScan(statement, unit, where) }),
    };
  },
  kept: ({ statement, args: { filter, includeSubunits }, parent: unit }) => {
    if (!isKept(statement) || askedFor(filter).length > 0) return null;
    return includeSubunits ? countBelow(statement, unit) : countIn(statement, unit);
  },
  order,
});

/** All officers of the day, of whatever status. Default order: by name. */
export const officerList = Object.assign((context: Context, args: ListArguments & PageArguments): Page<OfficerRow> => {
  const page = officersOf(context, args);
  const { filter } = args;
  return asksForAge(filter) ? pageByAge(context, { field: 'officers', args: { filter }, unitId: null }, page) : page;
}, officersOf);

/** The officers whose primary assignment is in a unit, or in its subtree, on the day. */
export const unitOfficerList = Object.assign(
  (context: Context, unitId: number, args: UnitListArguments & PageArguments): Page<OfficerRow> => {
    const page = officersOfUnit(context, unitId, args);
    const { filter, includeSubunits } = args;
    const question = { field: 'Unit.officers', args: { filter, includeSubunits }, unitId };
    return asksForAge(filter) ? pageByAge(context, question, page) : page;
  },
  officersOfUnit,
);
