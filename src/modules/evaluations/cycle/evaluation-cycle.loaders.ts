import type { Day } from '../../../time/day.ts';
import type { EvaluationCycleStatus } from '../../../generated/prisma/enums.ts';
import { loadOne, lockOf } from '../../../graphql/loading.ts';
import { sql } from '../../../sql/sql.ts';

export interface EvaluationCycleRow {
  readonly id: number;
  readonly schemeId: number;
  readonly unitId: number;
  readonly from: Day;
  readonly to: Day;
  readonly status: EvaluationCycleStatus;
  readonly excellentCapBasisPoints: number | null;
  readonly probationMonths: number | null;
}

export const CYCLE_COLUMNS = sql`c.id, c.scheme_id AS "schemeId", c.unit_id AS "unitId",
  c.from_on::text AS "from", c.to_on::text AS "to", v.status,
  c.excellent_cap_basis_points AS "excellentCapBasisPoints", c.probation_months AS "probationMonths"`;

/** Cycles by id, with their status at the moment; null for one that was not on record by then. */
export const evaluationCycleById = loadOne<number, EvaluationCycleRow>('id', 'generic', (statement, ids) => {
  return sql`SELECT DISTINCT ON (c.id) ${CYCLE_COLUMNS}
FROM evaluation_cycle c JOIN evaluation_cycle_version v ON v.cycle_id = c.id
WHERE c.id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.begun('v')}
ORDER BY c.id, v.valid_from DESC`;
});

export const evaluationCycleLock = lockOf('evaluation_cycle');
