import { sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import type { ApportionmentMethod, EvaluationGrade, SelectionRoundStatus } from '../../generated/prisma/enums.ts';
import { loadOne, lockOf } from '../../graphql/loading.ts';
import { SELECTION_ROUND } from './round.declaration.ts';

export interface RoundRow {
  readonly id: number;
  readonly unitId: number;
  readonly policyId: number;
  /** The method of the policy; neither the policy of a round nor its method ever changes. */
  readonly method: ApportionmentMethod;
  readonly title: string;
  readonly openedOn: Day;
  readonly vacancies: number;
  readonly status: SelectionRoundStatus;
  readonly evaluationLookBackYears: number;
  readonly evaluationWeights: readonly number[];
  readonly minimumGrade: EvaluationGrade | null;
}

export const ROUND_COLUMNS = sql`r.id, r.unit_id AS "unitId", r.policy_id AS "policyId", p.method, r.title,
  r.opened_on::text AS "openedOn", r.vacancies, v.status, r.evaluation_look_back_years AS "evaluationLookBackYears",
  r.evaluation_weights AS "evaluationWeights", r.minimum_grade AS "minimumGrade"`;
export const ROUNDS = sql`selection_round_version v JOIN selection_round r ON r.id = v.round_id
JOIN selection_policy p ON p.id = r.policy_id`;

/** Rounds by id as of the moment; null for a round that is not opened yet. */
export const roundById = loadOne<number, RoundRow>('id', 'generic', (statement, ids) => {
  return sql`SELECT DISTINCT ON (v.round_id) ${ROUND_COLUMNS} FROM ${ROUNDS}
WHERE v.round_id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.begun('v')}
ORDER BY v.round_id, v.valid_from DESC`;
});

export const roundLock = lockOf(SELECTION_ROUND.table);
