import { encodeGlobalID } from '@pothos/plugin-relay';
import type { Context } from '../../graphql/context.ts';
import { parseIdOf } from '../../graphql/arguments.ts';
import { badInput } from '../../graphql/errors.ts';
import { readRows } from '../../graphql/loading.ts';
import { joinSql, sql, sqlName, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { agesFor, readByAge } from '../officers/age.lists.ts';
import { asksForAge, withoutAge } from '../officers/age.rules.ts';
import { officersFound } from '../officers/officer.lists.ts';
import { countedText, isWideText, type Asked } from './counted.sql.ts';
import { isOfUnits, orderOf } from './grouping.sql.ts';

export const GROUPINGS_MAXIMUM = 3;
export const GROUPS_MAXIMUM = 2_000;

/** The value of a group, and the name of the unit where it is one. */
export interface Key {
  readonly value: string | null;
  readonly name: string | null;
}

export interface GroupRow {
  readonly count: number;
  readonly keys: readonly Key[];
}

/** SELECT of the groups: officers are counted first, then what is few is named and put in order. */
function groupsText(statement: TemporalStatement, asked: Asked): Sql {
  const { groupBy } = asked;
  const keys = groupBy.map((_, i) => sqlName(`k${i}`));
  const counted = countedText(statement, asked, keys, GROUPS_MAXIMUM + 1);
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

/** Whom a filter may find, whatever their ages. */
const whom = (filter: Asked['filter']) => (statement: TemporalStatement, condition: Sql) => {
  const { from, where } = officersFound(statement, withoutAge(filter));
  return sql`SELECT FROM ${from} WHERE ${joinSql([...where, condition], ' AND ')}`;
};

type Question = Omit<Asked, 'ages' | 'wide'>;

/** The officers that a filter finds, counted in groups by one statement. */
export async function groupsOf(context: Context, question: Question): Promise<readonly GroupRow[]> {
  const { filter, groupBy, branchesOf } = question;
  if (groupBy.length > GROUPINGS_MAXIMUM) throw badInput('groupBy', `has more than ${GROUPINGS_MAXIMUM} values`);
  if (new Set(groupBy).size < groupBy.length) throw badInput('groupBy', 'names a grouping twice');
  if (groupBy.includes('BRANCH') !== (branchesOf !== null)) {
    throw badInput('branchesOf', 'and the grouping BRANCH: one is given without the other');
  }
  if (!groupBy.includes('AGE_BAND') && !asksForAge(filter)) return groupsRead(context, { ...question, ages: null });
  const args = { filter, groupBy, branchesOf: branchesOf && encodeGlobalID('Unit', branchesOf) };
  return readByAge(
    context,
    { field: 'officerStatistics', args, unitId: null },
    async () => groupsRead(context, { ...question, ages: await agesFor(context, whom(filter)) }),
    (rows) => rows.reduce((sum, { count }) => sum + count, 0),
  );
}

/** The unit that a filter names, where a good part of everybody belongs there. What was known once is not kept: then all posts are read. */
async function wideOf(context: Context, filter: Asked['filter']): Promise<number | null> {
  if (filter?.within == null) return null;
  const unit = parseIdOf('Unit', filter.within, 'within');
  if (context.operation.moment.knownAt !== null) return unit;
  const [row] = await readRows<{ wide: boolean }>(context, 'custom', (statement) => isWideText(statement, unit));
  return row!.wide ? unit : null;
}

async function groupsRead(context: Context, question: Omit<Asked, 'wide'>): Promise<readonly GroupRow[]> {
  const asked = { ...question, wide: await wideOf(context, question.filter) };
  const rows = await readRows<GroupRow>(context, asked.ages ? 'uncached' : 'custom', (statement) =>
    groupsText(statement, asked),
  );
  if (rows.length > GROUPS_MAXIMUM) {
    throw badInput('groupBy', `gives more than ${GROUPS_MAXIMUM} groups: count by less, or fewer officers`);
  }
  return rows;
}
