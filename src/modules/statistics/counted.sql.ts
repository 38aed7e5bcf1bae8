import { joinSql, sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import type { Ages } from '../officers/age.rules.ts';
import { countBelow, countIn, headsByUnit, isKept } from '../officers/headcount.sql.ts';
import type { OfficerFilter } from '../officers/officer.inputs.ts';
import { askedFor, officersFound } from '../officers/officer.lists.ts';
import { branches, subtreeIds } from '../units/unit.tree.ts';
import { GROUPED } from './grouping.sql.ts';
import type { Grouping } from './statistics.vocabulary.ts';

/** What is asked to be counted. */
export interface Asked {
  readonly filter: typeof OfficerFilter.$inferInput | null | undefined;
  readonly groupBy: readonly Grouping[];
  /** The id of the unit whose children are the branches. */
  readonly branchesOf: number | null;
  /** The ages of the day, where the filter or a grouping asks for them. */
  readonly ages: Ages | null;
  /** The id of the unit that the filter names as `within`, where a good part of everybody belongs there: then all posts are read, and none looked up. */
  readonly wide: number | null;
}

/** The rows of whom a statement counts, and how many a group of them are. */
interface Counted {
  readonly from: Sql;
  readonly where: readonly Sql[];
  readonly count: Sql;
}

/** How many times as many are everybody as those who are a good part of them. */
const GOOD_PART = 16;

/** SELECT of `wide`: whether those of a unit and below are a good part of everybody, by what is kept. */
export const isWideText = (statement: TemporalStatement, unit: number): Sql =>
  sql`SELECT b."count" * ${GOOD_PART} > e."count" AS wide
FROM (${countBelow(statement, statement.value(unit, 'int'))}) b CROSS JOIN (${countIn(statement)}) e`;

const COUNT = sql`count(*)::int`;
const POST = sql`assignment_version a ON a.officer_id = o.officer_id AND a.kind = 'PRIMARY'`;

/** Officers `o`, with their primary posts `a` where a grouping needs them. */
function officers(statement: TemporalStatement, { filter, groupBy, ages, wide }: Asked): Counted {
  if (wide !== null)
    return officersWithin(statement, wide, officersFound(statement, { ...filter, within: null }, ages));
  const { from, where } = officersFound(statement, filter, ages);
  const post = groupBy.some((grouping) => GROUPED[grouping].from !== 'officer')
    ? sql`LEFT JOIN ${POST} AND ${statement.allHolding('a')}`
    : sql``;
  return { from: sql`${from} ${post}`, where, count: COUNT };
}

/** Those of them with their primary post in a unit or below. No planner tells how many units there are: joined from the left, they are hashed. */
const officersWithin = (
  statement: TemporalStatement,
  unit: number,
  { from, where }: Pick<Counted, 'where'> & { readonly from: Sql },
): Counted => ({
  from: sql`${from} JOIN ${POST} AND ${statement.allHolding('a')}
  LEFT JOIN unnest(${subtreeIds(statement, statement.value(unit, 'int'))}) AS inside(id) ON inside.id = a.unit_id`,
  where: [...where, sql`coalesce(inside.id, 0) > 0`],
  count: COUNT,
});

/** Whether it is kept how many there are: of everybody, by the unit alone. */
const areKept = (statement: TemporalStatement, { filter, groupBy }: Asked): boolean =>
  isKept(statement) &&
  askedFor(filter).length === 0 &&
  groupBy.length > 0 &&
  groupBy.every((grouping) => !['officer', 'post'].includes(GROUPED[grouping].from));

/** What is kept, as posts `a` by their units. */
const heads = (statement: TemporalStatement): Counted => ({
  from: sql`(${headsByUnit(statement)}) a`,
  where: [sql`TRUE`],
  count: sql`sum(a.people)::int`,
});

/**
 * The step `below`, the units below the unit whose children are the branches. The tree is walked before all else: beside a walk nothing
 * is counted by several processes.
 */
const steps = (statement: TemporalStatement, { branchesOf }: Asked): Sql =>
  branchesOf === null
    ? sql``
    : sql`WITH below AS MATERIALIZED (SELECT id, branch FROM ${branches(statement, statement.value(branchesOf, 'int'))} w ORDER BY id)`;

/** What is told of the units of posts `a`. */
function ofUnits(statement: TemporalStatement, { groupBy }: Asked): Sql {
  const needed = new Set(groupBy.map((grouping) => GROUPED[grouping].from));
  const parts: Sql[] = [];
  if (needed.has('unit-row'))
    parts.push(sql`LEFT JOIN unit_version u ON u.unit_id = a.unit_id AND ${statement.holds('u')}`);
  if (needed.has('branch')) {
    parts.push(
      sql`LEFT JOIN unnest(ARRAY(SELECT id FROM below), ARRAY(SELECT branch FROM below)) AS b(id, branch) ON b.id = a.unit_id`,
    );
  }
  return joinSql(parts, '\n');
}

/** SELECT of the groups of whom it is asked, with `n` and the value of each grouping; at most so many. */
export function countedText(statement: TemporalStatement, asked: Asked, keys: readonly Sql[], most: number): Sql {
  const { from, where, count } = areKept(statement, asked) ? heads(statement) : officers(statement, asked);
  const values = asked.groupBy.map(
    (grouping, i) => sql`${GROUPED[grouping].value(statement, asked.ages)} AS ${keys[i]!}`,
  );
  return sql`${steps(statement, asked)} SELECT ${joinSql([...values, sql`${count} AS n`], ', ')}
  FROM ${from} ${ofUnits(statement, asked)} WHERE ${joinSql(where, ' AND ')}
  ${keys.length === 0 ? sql`` : sql`GROUP BY ${joinSql(keys, ', ')}`} HAVING ${count} > 0 LIMIT ${most}`;
}
