import type { Context } from '../../graphql/context.ts';
import { badInput } from '../../graphql/errors.ts';
import { readRows } from '../../graphql/loading.ts';
import { joinSql, sql, sqlName, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import type { OfficerFilter } from '../officers/officer.inputs.ts';
import { officersFound } from '../officers/officer.lists.ts';
import { branches } from '../units/unit.tree.ts';
import { GROUPED, isOfUnits, orderOf } from './grouping.sql.ts';
import type { Grouping } from './statistics.vocabulary.ts';

export const GROUPINGS_MAXIMUM = 3;
export const GROUPS_MAXIMUM = 2_000;

/** What is asked to be counted. */
export interface Asked {
  readonly filter: typeof OfficerFilter.$inferInput | null | undefined;
  readonly groupBy: readonly Grouping[];
  /** The id of the unit whose children are the branches. */
  readonly branchesOf: number | null;
}

/** The value of a group, and the name of the unit where it is one. */
export interface Key {
  readonly value: string | null;
  readonly name: string | null;
}

export interface GroupRow {
  readonly count: number;
  readonly keys: readonly Key[];
}

/** The primary posts of officers `o`, and what is told of their units, as far as the groupings need it. */
function joins(statement: TemporalStatement, { groupBy, branchesOf }: Asked): Sql {
  const needed = new Set(groupBy.map((grouping) => GROUPED[grouping].from));
  const parts: Sql[] = [];
  if (needed.has('post') || needed.has('unit') || needed.has('branch')) {
    parts.push(
      sql`LEFT JOIN assignment_version a ON a.officer_id = o.officer_id AND a.kind = 'PRIMARY' AND ${statement.holds('a')}`,
    );
  }
  if (needed.has('unit'))
    parts.push(sql`LEFT JOIN unit_version u ON u.unit_id = a.unit_id AND ${statement.holds('u')}`);
  if (needed.has('branch')) {
    parts.push(sql`LEFT JOIN ${branches(statement, statement.value(branchesOf, 'int'))} AS b ON b.id = a.unit_id`);
  }
  return joinSql(parts, '\n');
}

/** SELECT of the groups: officers are counted first, then what is few is named and put in order. */
function groupsText(statement: TemporalStatement, asked: Asked): Sql {
  const { groupBy } = asked;
  const { from, where } = officersFound(statement, asked.filter);
  const keys = groupBy.map((_, i) => sqlName(`k${i}`));
  const values = groupBy.map((grouping, i) => sql`${GROUPED[grouping].value(statement)} AS ${keys[i]!}`);
  const counted = sql`SELECT ${joinSql([...values, sql`count(*)::int AS n`], ', ')}
  FROM ${from} ${joins(statement, asked)} WHERE ${joinSql(where, ' AND ')}
  ${keys.length === 0 ? sql`HAVING count(*) > 0` : sql`GROUP BY ${joinSql(keys, ', ')}`} LIMIT ${GROUPS_MAXIMUM + 1}`;
  const units = groupBy.flatMap((grouping, i) => (isOfUnits(grouping) ? [i] : []));
  const named = units.map((i) => {
    const row = sqlName(`u${i}`);
    return sql`LEFT JOIN unit_version ${row} ON ${row}.unit_id = g.${keys[i]!} AND ${statement.holds(`u${i}`)}`;
  });
  const told = groupBy.map((grouping, i) => {
    const name = isOfUnits(grouping) ? sql`${sqlName(`u${i}`)}.name` : sql`NULL`;
    return sql`json_build_object('value', g.${keys[i]!}::text, 'name', ${name})`;
  });
  const order = groupBy.map((grouping, i) =>
    orderOf(grouping, sql`g.${keys[i]!}`, sql`${sqlName(`u${i}`)}.code`, statement),
  );
  return sql`SELECT g.n AS "count", json_build_array(${joinSql(told, ', ')}) AS keys FROM (${counted}) g
${joinSql(named, '\n')} ${order.length === 0 ? sql`` : sql`ORDER BY ${joinSql(order, ', ')}`}`;
}

/** The officers that a filter finds, counted in groups by one statement. */
export async function groupsOf(context: Context, asked: Asked): Promise<readonly GroupRow[]> {
  const { groupBy, branchesOf } = asked;
  if (groupBy.length > GROUPINGS_MAXIMUM) throw badInput('groupBy', `has more than ${GROUPINGS_MAXIMUM} values`);
  if (new Set(groupBy).size < groupBy.length) throw badInput('groupBy', 'names a grouping twice');
  if (groupBy.includes('BRANCH') !== (branchesOf !== null)) {
    throw badInput('branchesOf', 'and the grouping BRANCH: one is given without the other');
  }
  const rows = await readRows<GroupRow>(context, 'custom', (statement) => groupsText(statement, asked));
  if (rows.length > GROUPS_MAXIMUM) {
    throw badInput('groupBy', `gives more than ${GROUPS_MAXIMUM} groups: count by less, or fewer officers`);
  }
  return rows;
}
