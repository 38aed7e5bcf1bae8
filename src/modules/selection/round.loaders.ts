import { TemporalStatement, type Day } from '../../database/temporal.ts';
import type { ApportionmentMethod, SelectionRoundStatus } from '../../generated/prisma/enums.ts';
import { loader, lockOf, oneOf } from '../../graphql/loading.ts';

export interface RoundRow {
  readonly id: number;
  readonly unitId: number;
  readonly policyId: number;
  /** Of the policy; neither it nor the policy of a round ever changes. */
  readonly method: ApportionmentMethod;
  readonly title: string;
  readonly openedOn: Day;
  readonly vacancies: number;
  readonly status: SelectionRoundStatus;
}

/** Rounds by id as of the moment; null for one that is not opened yet. */
export const roundById = loader<number, RoundRow | null>(async (ids, context) => {
  const statement = new TemporalStatement(context.moment);
  const text = `SELECT DISTINCT ON (v.round_id) r.id, r.unit_id AS "unitId", r.policy_id AS "policyId", p.method, r.title,
  r.opened_on::text AS "openedOn", r.vacancies, v.status
FROM selection_round_version v JOIN selection_round r ON r.id = v.round_id JOIN selection_policy p ON p.id = r.policy_id
WHERE v.round_id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.begun('v')}
ORDER BY v.round_id, v.valid_from DESC`;
  return oneOf(ids, await context.rows<RoundRow>(text, statement.values), ({ id }) => id);
});

export const roundLock = lockOf('selection_round');
