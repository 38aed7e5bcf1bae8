import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { isWholeForce, subtreeIds } from '../units/unit.tree.ts';

// How many people there are, from what is kept of it (migration headcount): right for what is known now, on any day. What was
// known at an instant, and what a dry run would make of it, is counted by those who ask.

/** Whether a statement asks for what is kept. */
export const isKept = (statement: TemporalStatement): boolean => statement.knownNow && !statement.rehearsed;

const SUMS = sql`coalesce(sum(n.people), 0)::int AS people, coalesce(sum(n.police), 0)::int AS police,
  coalesce(sum(n.auxiliaries), 0)::int AS auxiliaries`;

/** Those of units under some conditions: how many there are after the last day that is known of, less who comes after the day. */
const heads = (statement: TemporalStatement, total: Sql, later: Sql): Sql =>
  sql`SELECT t.people, t.police, t.auxiliaries FROM headcount_total t WHERE ${total}
  UNION ALL SELECT -h.people, -h.police, -h.auxiliaries FROM headcount h WHERE ${later} AND h.day > ${statement.day}`;

/** Everybody, in a unit or in none. */
const EVERYBODY = sql`0`;

/** SELECT of `people`, `police` and `auxiliaries` of a unit without its subunits, or of everybody. */
export const headsOfUnit = (statement: TemporalStatement, unit: Sql = EVERYBODY): Sql =>
  sql`SELECT ${SUMS} FROM (${heads(statement, sql`t.unit_id = ${unit}`, sql`h.unit_id = ${unit}`)}) n`;

/** SELECT of `unit_id` and `people` of every unit in which somebody is, and NULL for the unit of those who are in none. */
export const headsByUnit = (statement: TemporalStatement): Sql =>
  sql`WITH heads AS MATERIALIZED (
  SELECT n.unit_id, sum(n.people)::int AS people FROM (
    SELECT t.unit_id, t.people FROM headcount_total t
    UNION ALL SELECT h.unit_id, -h.people FROM headcount h WHERE h.day > ${statement.day}
  ) n GROUP BY n.unit_id
)
SELECT heads.unit_id, heads.people FROM heads WHERE heads.unit_id <> ${EVERYBODY} AND heads.people > 0
UNION ALL SELECT NULL, sum(CASE WHEN heads.unit_id = ${EVERYBODY} THEN heads.people ELSE -heads.people END)::int FROM heads`;

/** The FROM item `units`, with the units below a unit as `ids`; null where these are all there are, and then `whole` is true. */
export const unitsBelow = (statement: TemporalStatement, root: Sql): Sql =>
  sql`(SELECT w.whole, CASE WHEN NOT w.whole THEN ${subtreeIds(statement, root)} END AS ids
  FROM (SELECT ${isWholeForce(statement, root)} AS whole OFFSET 0) w OFFSET 0) AS units`;

/** SELECT of `people`, `police` and `auxiliaries` of the units that `units` gives. */
export const headsBelow = (statement: TemporalStatement): Sql => {
  const some = heads(statement, sql`t.unit_id = ANY(units.ids)`, sql`h.unit_id = ANY(units.ids)`);
  const inUnits = (column: Sql): Sql => sql`units.whole AND ${column} <> ${EVERYBODY}`;
  const all = heads(statement, inUnits(sql`t.unit_id`), inUnits(sql`h.unit_id`));
  return sql`SELECT ${SUMS} FROM (${some}
  UNION ALL ${all}) n`;
};

/** SELECT of how many people are in a unit and below it. */
export const countBelow = (statement: TemporalStatement, root: Sql): Sql =>
  sql`SELECT n.people AS "count" FROM ${unitsBelow(statement, root)} CROSS JOIN LATERAL (${headsBelow(statement)}) n`;

/** SELECT of how many people are in a unit without its subunits, or of everybody. */
export const countIn = (statement: TemporalStatement, unit?: Sql): Sql =>
  sql`SELECT n.people AS "count" FROM (${headsOfUnit(statement, unit)}) n`;
