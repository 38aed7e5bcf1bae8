import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { loaderFor, readRows } from '../../graphql/loading.ts';
import { rowOfEach } from '../../record/group-by.ts';
import { isSmall, subtreeIds } from '../units/unit.tree.ts';

export interface StrengthRow {
  readonly officers: number;
  readonly police: number;
  readonly auxiliaries: number;
  readonly authorized: number | null;
}

const COUNTS = sql`count(*) AS officers, count(*) FILTER (WHERE o.category = 'POLICE') AS police,
  count(*) FILTER (WHERE o.category = 'AUXILIARY') AS auxiliaries`;

/** Who serves in the units of a condition on `a`, the primary assignment. */
const serving = (statement: TemporalStatement, condition: Sql): Sql =>
  sql`assignment_version a JOIN officer_version o ON o.officer_id = a.officer_id
WHERE ${condition} AND a.kind = 'PRIMARY' AND ${statement.holds('a')}
  AND ${statement.holds('o')} AND o.status IN ('ACTIVE', 'SUSPENDED')`;

/** Of so many units or fewer, those who serve are looked up; of more, it is quicker to count the whole force by units, once. */
const UNITS_LOOKED_UP = sql`(SELECT max(id) / 10 FROM unit)`;

/** The parts of the statement: one unit with its subtree may be a police room, or the whole force. */
function ofSubtrees(statement: TemporalStatement) {
  return {
    counted: sql`WITH everybody AS MATERIALIZED (
  SELECT a.unit_id, ${COUNTS} FROM ${serving(statement, sql`TRUE`)} GROUP BY a.unit_id
)`,
    units: sql`${subtreeIds(statement, sql`p.key`)} AS ids, ${isSmall(statement, sql`p.key`, UNITS_LOOKED_UP)} AS small`,
    strengths: sql`SELECT ${COUNTS} FROM ${serving(statement, sql`a.unit_id = ANY(units.ids) AND units.small`)}
  HAVING units.small
  UNION ALL SELECT sum(e.officers), sum(e.police), sum(e.auxiliaries) FROM everybody e
  WHERE NOT units.small AND e.unit_id IN (SELECT unnest(units.ids)) HAVING NOT units.small`,
  };
}

const ofUnits = (statement: TemporalStatement) => ({
  counted: sql``,
  units: sql`ARRAY[p.key] AS ids`,
  strengths: sql`SELECT ${COUNTS} FROM ${serving(statement, sql`a.unit_id = ANY(units.ids)`)}`,
});

/** The strength of units on the day, by unit; one statement, which reads their subtrees alone. */
export const strengthOf = loaderFor<{ includeSubunits: boolean }, number, StrengthRow>(
  async (unitIds, { includeSubunits }, context) => {
    const textOf = (statement: TemporalStatement) => {
      const { counted, units, strengths } = includeSubunits ? ofSubtrees(statement) : ofUnits(statement);
      return sql`${counted}
SELECT p.key AS "unitId", coalesce(n.officers, 0)::int AS "officers", coalesce(n.police, 0)::int AS "police",
  coalesce(n.auxiliaries, 0)::int AS "auxiliaries", s.*
FROM unnest(${statement.value(unitIds, 'int[]')}) AS p(key)
CROSS JOIN LATERAL (SELECT ${units} OFFSET 0) AS units
CROSS JOIN LATERAL (${strengths}) n
CROSS JOIN LATERAL (
  SELECT sum(u.authorized_strength)::int AS "authorized" FROM unit_version u
  WHERE u.unit_id = ANY(units.ids) AND ${statement.holds('u')}
) s`;
    };
    const mode = includeSubunits ? 'custom' : 'generic';
    const rows = await readRows<StrengthRow & { unitId: number }>(context, mode, textOf);
    return rowOfEach(unitIds, rows, 'unitId').map((row) => row!);
  },
);
