import type { InputRef } from '@pothos/core';
import type { TemporalStatement } from '../../database/temporal.ts';
import { PoliceRank } from '../../generated/prisma/enums.ts';
import { keyOf, parseText } from '../../graphql/arguments.ts';
import { listOf } from '../../graphql/lists.ts';
import { badInput } from '../../graphql/errors.ts';
import {
  conditionOf,
  contains,
  dayCondition,
  oneOfEnum,
  startsWith,
  textCondition,
  type Conditions,
} from '../../graphql/filters.ts';
import { KEY, enumKey, sortKeys, type SortKey } from '../../graphql/keyset.ts';
import { isSmall, liesWithin, subtreeIds, withinSubtree } from '../units/unit.loaders.ts';
import { addedFilterFields, type OfficerFilter, type OfficerOrder } from './officer.inputs.ts';
import { officerColumns, type OfficerRow } from './officer.loaders.ts';
import { parseSearch } from './officer.rules.ts';

type Filter = typeof OfficerFilter.$inferInput;

interface ListArguments {
  readonly filter?: Filter | null | undefined;
  readonly orderBy?: readonly (typeof OfficerOrder.$inferInput)[] | null | undefined;
}

const SEARCH_MAXIMUM = 64;
const OFFICER = 'o.officer_id';
const ALL = 'TRUE';

/** The officer has an assignment of the day that meets a condition on `a`. */
const assigned = (statement: TemporalStatement, condition: string, join = ''): string =>
  `${OFFICER} IN (SELECT a.officer_id FROM assignment_version a ${join} WHERE ${condition} AND ${statement.holds('a')})`;

function searchCondition(text: string, statement: TemporalStatement): string {
  const search = parseSearch(parseText(text, 'search'));
  if (!search) return ALL;
  const { typed, pinyin, chinese } = search;
  if (Array.from(typed).length > SEARCH_MAXIMUM) throw badInput('search', `has more than ${SEARCH_MAXIMUM} characters`);
  if (chinese) {
    // its characters are looked up in an index, then their order is
    const characters = `string_to_array(o.name, NULL) @> string_to_array(${statement.value(typed, 'text')}, NULL)`;
    return `(${characters} AND ${contains('o.name', typed, statement)})`;
  }
  // pinyin without a blank starts the joined form wherever it starts the spaced one
  const pinyinColumns = pinyin.includes(' ') ? ['o.name_pinyin'] : ['o.name_joined', 'o.name_initials'];
  const prefixes = [
    ...pinyinColumns.map((column) => startsWith(column, pinyin, statement)),
    ...[...new Set([typed, typed.toUpperCase()])].map((number) => startsWith('o.police_number', number, statement)),
    startsWith('o.name', typed, statement),
  ];
  return `(${prefixes.join(' OR ')})`;
}

const conditions: Conditions<Filter> = {
  search: searchCondition,
  policeNumber: textCondition('o.police_number'),
  category: oneOfEnum('o.category', 'OfficerCategory'),
  status: oneOfEnum('o.status', 'OfficerStatus'),
  rank: oneOfEnum('o.rank', 'PoliceRank'),
  joinedOn: dayCondition('o.joined_on'),
  unit: (id, statement) =>
    assigned(statement, `a.kind = 'PRIMARY' AND a.unit_id = ${statement.value(keyOf('Unit', id, 'unit'), 'int')}`),
  within: (id, statement) => {
    const root = statement.value(keyOf('Unit', id, 'within'), 'int');
    return assigned(statement, `a.kind = 'PRIMARY' AND ${withinSubtree(statement, 'a.unit_id', root)}`);
  },
  unitCategory: (categories, statement) =>
    assigned(
      statement,
      `a.kind = 'PRIMARY' AND ${oneOfEnum('u.category', 'UnitCategory')(categories, statement)}`,
      `JOIN unit_version u ON u.unit_id = a.unit_id AND ${statement.holds('u')}`,
    ),
  role: (roles, statement) => assigned(statement, oneOfEnum('a.role', 'AssignmentRole')(roles, statement)),
};

/** Adds a field to OfficerFilter: its condition is SQL about the officer whose id the expression `officer` gives. */
export function filterOfficersBy<Value>(
  name: string,
  field: { type: InputRef<Value>; description: string },
  condition: (officer: string, value: Value, statement: TemporalStatement) => string,
): void {
  addedFilterFields.set(name, field);
  Object.assign(conditions, {
    [name]: (value: Value, statement: TemporalStatement) => condition(OFFICER, value, statement),
  });
}

// What stands here for a missing value stands in the indexes of these orders too (migration officer_orders).
const ORDERS = {
  NAME: [
    { sql: 'o.name_pinyin', type: KEY.text },
    { sql: 'o.name', type: KEY.text },
  ],
  STROKES: [{ sql: 'o.name_strokes', type: KEY.text }],
  POLICE_NUMBER: [{ sql: String.raw`coalesce(o.police_number, E'\U0010FFFF')`, type: KEY.text }],
  // the enum has the highest rank first
  RANK: [
    { sql: '(o.rank IS NOT NULL)', type: KEY.boolean, descending: true },
    {
      sql: `coalesce(o.rank, 'COMMISSIONER_GENERAL')`,
      type: enumKey('PoliceRank', Object.values(PoliceRank)),
      descending: true,
    },
  ],
  JOINED_ON: [{ sql: `coalesce(o.joined_on, 'infinity')`, type: KEY.openDay }],
};
const ID: SortKey = { sql: OFFICER, type: KEY.int };

const order = ({ orderBy }: ListArguments) => sortKeys(orderBy, 'NAME', ORDERS, ID);

/** The officers of a large subtree, a page of whom is soon met in any order. */
const met = (statement: TemporalStatement, root: string, where: readonly string[]) => ({
  few: isSmall(statement, root),
  from: 'officer_version o',
  where: [
    ...where,
    liesWithin(
      statement,
      `SELECT a.unit_id AS id FROM assignment_version a
  WHERE a.officer_id = ${OFFICER} AND a.kind = 'PRIMARY' AND ${statement.holds('a')}`,
      root,
    ),
  ],
});

/** All officers of the day, of whatever status, by name unless told otherwise. */
export const officerList = listOf<OfficerRow, ListArguments>({
  name: 'officers',
  columns: officerColumns('o'),
  source: (statement, { filter }) => {
    const { search, unit, within, ...others } = filter ?? {};
    const few = conditionOf({ search, unit, within }, conditions, statement);
    const where = [statement.holds('o'), conditionOf(others, conditions, statement)];
    if (few === ALL) return { from: 'officer_version o', where };
    // OFFSET 0 has these found first and put in order then. The planner, who cannot tell how few they are, would read
    // all officers in order until it has met a page of them; but who is in one unit or has one name may stand at the end
    const found = {
      from: `(SELECT * FROM officer_version o WHERE ${statement.holds('o')} AND ${few} OFFSET 0) o`,
      where,
    };
    if (within == null || search != null || unit != null) return found;
    return { ...found, many: () => met(statement, statement.value(keyOf('Unit', within, 'within'), 'int'), where) };
  },
  order,
});

/** The officers whose primary assignment is in a unit, or in its subtree, on the day. */
export const unitOfficerList = listOf<OfficerRow, ListArguments & { readonly includeSubunits: boolean }>({
  name: 'unit officers',
  searches: ({ includeSubunits }) => includeSubunits,
  columns: officerColumns('o'),
  source: (statement, { filter, includeSubunits }, unit) => {
    const where = [statement.holds('o'), conditionOf(filter, conditions, statement)];
    return {
      from: `(SELECT ${includeSubunits ? subtreeIds(statement, unit!) : `ARRAY[${unit}]`} AS ids OFFSET 0) AS units
CROSS JOIN assignment_version a JOIN officer_version o ON o.officer_id = a.officer_id`,
      where: [`a.unit_id = ANY(units.ids) AND a.kind = 'PRIMARY'`, statement.holds('a'), ...where],
      ...(includeSubunits && { many: () => met(statement, unit!, where) }),
    };
  },
  order,
});
