import { sql, type Sql } from '../../sql/sql.ts';
import type { PlanMode } from '../../database/run-query.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { loaderFor, readRows } from '../../graphql/loading.ts';
import { rowOfEach } from '../../record/group-by.ts';
import { isSmall, subtreeIds } from '../units/unit.tree.ts';
import { headsBelow, headsOfUnit, isKept, unitsBelow } from './headcount.sql.ts';
import { serves } from './serving.sql.ts';

export interface StrengthRow {
  readonly unitId: number;
  readonly includeSubunits: boolean;
  readonly officers: number;
  readonly police: number;
  readonly auxiliaries: number;
  readonly authorized: number | null;
}

const COUNTS = sql`count(*) FILTER (WHERE o.category = 'POLICE') AS police,
  count(*) FILTER (WHERE o.category = 'AUXILIARY') AS auxiliaries`;

/** Who serves in the units of a condition on `a`, the primary assignment. */
const serving = (statement: TemporalStatement, condition: Sql): Sql =>
  sql`assignment_version a JOIN officer_version o ON o.officer_id = a.officer_id
WHERE ${condition} AND a.kind = 'PRIMARY' AND ${statement.holds('a')}
  AND ${statement.holds('o')} AND ${serves(sql`o`)}`;

/** Of so many units or fewer, those who serve are looked up; of more, it is quicker to count the whole force by units, once. */
const UNITS_LOOKED_UP = sql`(SELECT max(id) / 10 FROM unit)`;

/** Of a statement, by the units `p.key`: what comes before it, a FROM item `units`, the numbers, and the condition on units `u`. */
interface Parts {
  readonly counted: Sql;
  readonly units: Sql;
  readonly strengths: Sql;
  readonly authorized: Sql;
}

const AMONG = sql`u.unit_id = ANY(units.ids)`;

/** Read from what is kept of them. */
const kept = (statement: TemporalStatement, includeSubunits: boolean): Parts =>
  includeSubunits
    ? {
        counted: sql``,
        units: unitsBelow(statement, sql`p.key`),
        strengths: headsBelow(statement),
        authorized: sql`NOT units.whole AND ${AMONG}`,
      }
    : {
        counted: sql``,
        units: sql`(SELECT FALSE AS whole, ARRAY[p.key] AS ids) AS units`,
        strengths: headsOfUnit(statement, sql`p.key`),
        authorized: AMONG,
      };

/** Counted as known at an instant: one unit with its subtree may be a police room, or the whole force. */
const countedBelow = (statement: TemporalStatement): Parts => ({
  counted: sql`WITH everybody AS MATERIALIZED (
  SELECT a.unit_id, ${COUNTS} FROM ${serving(statement, sql`TRUE`)} GROUP BY a.unit_id
)`,
  units: sql`(SELECT FALSE AS whole, ${subtreeIds(statement, sql`p.key`)} AS ids,
  ${isSmall(statement, sql`p.key`, UNITS_LOOKED_UP)} AS small OFFSET 0) AS units`,
  strengths: sql`SELECT ${COUNTS} FROM ${serving(statement, sql`a.unit_id = ANY(units.ids) AND units.small`)}
  HAVING units.small
  UNION ALL SELECT sum(e.police), sum(e.auxiliaries) FROM everybody e
  WHERE NOT units.small AND e.unit_id IN (SELECT unnest(units.ids)) HAVING NOT units.small`,
  authorized: AMONG,
});

const countedIn = (statement: TemporalStatement): Parts => ({
  counted: sql``,
  units: sql`(SELECT FALSE AS whole, ARRAY[p.key] AS ids OFFSET 0) AS units`,
  strengths: sql`SELECT ${COUNTS} FROM ${serving(statement, sql`a.unit_id = ANY(units.ids)`)}`,
  authorized: AMONG,
});

const partsOf = (statement: TemporalStatement, includeSubunits: boolean): Parts => {
  const counted = includeSubunits ? countedBelow : countedIn;
  return isKept(statement) ? kept(statement, includeSubunits) : counted(statement);
};

/** Rows of a column of the units `u` that the parts give, under one more condition. */
const ofUnits = (statement: TemporalStatement, { authorized }: Parts, column: Sql, condition: Sql = sql`TRUE`): Sql => {
  const units = sql`SELECT ${column} FROM unit_version u WHERE ${statement.holds('u')} AND ${condition}`;
  return sql`${units} AND ${authorized}
  UNION ALL ${units} AND units.whole`;
};

const modeOf = (includeSubunits: boolean): PlanMode => (includeSubunits ? 'custom' : 'generic');

/** The strength of units on the day, by unit; one statement, which reads their subtrees alone. */
export const strengthOf = loaderFor<{ includeSubunits: boolean }, number, StrengthRow>(
  async (unitIds, { includeSubunits }, context) => {
    const textOf = (statement: TemporalStatement) => {
      const parts = partsOf(statement, includeSubunits);
      return sql`${parts.counted}
SELECT p.key AS "unitId", coalesce(n.police + n.auxiliaries, 0)::int AS "officers", coalesce(n.police, 0)::int AS "police",
  coalesce(n.auxiliaries, 0)::int AS "auxiliaries", s.authorized
FROM unnest(${statement.value(unitIds, 'int[]')}) AS p(key)
CROSS JOIN LATERAL ${parts.units}
CROSS JOIN LATERAL (${parts.strengths}) n
CROSS JOIN LATERAL (SELECT sum(a.authorized)::int AS authorized FROM (
  ${ofUnits(statement, parts, sql`u.authorized_strength AS authorized`)}
) a) s`;
    };
    const rows = await readRows<Omit<StrengthRow, 'includeSubunits'>>(context, modeOf(includeSubunits), textOf);
    return rowOfEach(unitIds, rows, 'unitId').map((row) => ({ ...row!, includeSubunits }));
  },
);

export interface UnknownRow {
  readonly unitId: number;
  readonly units: number;
  readonly police: number;
}

/** The units whose authorized strength is not known among those on which a strength is, and the police officers in them, by unit; one statement. */
export const unknownOf = loaderFor<{ includeSubunits: boolean }, number, UnknownRow>(
  async (unitIds, { includeSubunits }, context) => {
    const textOf = (statement: TemporalStatement) => {
      const parts = partsOf(statement, includeSubunits);
      const unknown = ofUnits(statement, parts, sql`u.unit_id`, sql`u.authorized_strength IS NULL`);
      const strengths = isKept(statement) ? headsBelow(statement) : parts.strengths;
      // who serves is counted as in all units, of these: OFFSET 0, so that they are looked up once
      return sql`${parts.counted}
SELECT p.key AS "unitId", cardinality(units.ids) AS "units", coalesce(n.police, 0)::int AS "police"
FROM unnest(${statement.value(unitIds, 'int[]')}) AS p(key)
CROSS JOIN LATERAL (SELECT FALSE AS whole, few.ids, cardinality(few.ids) <= ${UNITS_LOOKED_UP} AS small FROM (
  SELECT ARRAY(${unknown}) AS ids FROM ${parts.units} OFFSET 0
) few OFFSET 0) units
CROSS JOIN LATERAL (${strengths}) n`;
    };
    const rows = await readRows<UnknownRow>(context, modeOf(includeSubunits), textOf);
    return rowOfEach(unitIds, rows, 'unitId').map((row) => row!);
  },
);
