import { TemporalStatement } from '../../database/temporal.ts';
import { loaderFor, oneOf } from '../../graphql/loading.ts';
import { subtreeIds } from '../units/unit.loaders.ts';

export interface StrengthRow {
  readonly officers: number;
  readonly police: number;
  readonly auxiliaries: number;
  readonly authorized: number | null;
}

/** The strength of units on the day, by unit; one statement, which reads their subtrees alone. */
export const strengthOf = loaderFor<{ includeSubunits: boolean }, number, StrengthRow>(
  async (unitIds, { includeSubunits }, context) => {
    const statement = new TemporalStatement(context.moment);
    const units = includeSubunits ? subtreeIds(statement, 'p.key') : 'ARRAY[p.key]';
    const text = `SELECT p.key AS "unitId", n.*, s.*
FROM unnest(${statement.value(unitIds, 'int[]')}) AS p(key)
CROSS JOIN LATERAL (SELECT ${units} AS ids OFFSET 0) AS units
CROSS JOIN LATERAL (
  SELECT count(*)::int AS "officers", count(*) FILTER (WHERE o.category = 'POLICE')::int AS "police",
    count(*) FILTER (WHERE o.category = 'AUXILIARY')::int AS "auxiliaries"
  FROM assignment_version a JOIN officer_version o ON o.officer_id = a.officer_id
  WHERE a.unit_id = ANY(units.ids) AND a.kind = 'PRIMARY' AND ${statement.holds('a')}
    AND ${statement.holds('o')} AND o.status IN ('ACTIVE', 'SUSPENDED')
) n
CROSS JOIN LATERAL (
  SELECT sum(u.authorized_strength)::int AS "authorized" FROM unit_version u
  WHERE u.unit_id = ANY(units.ids) AND ${statement.holds('u')}
) s`;
    const rows = await context.rows<StrengthRow & { unitId: number }>(
      text,
      statement.values,
      includeSubunits ? 'each' : 'once',
    );
    return oneOf(unitIds, rows, ({ unitId }) => unitId).map((row) => row!);
  },
);
