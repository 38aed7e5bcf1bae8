import { basisColumns, TemporalStatement, type BasisColumns, type Day } from '../../database/temporal.ts';
import type { EvaluationAppealStatus } from '../../generated/prisma/enums.ts';
import { loader, lockOf, MANY_MAXIMUM, manyOf, oneOf } from '../../graphql/loading.ts';

export interface AppealRow extends BasisColumns {
  readonly id: number;
  readonly evaluationId: number;
  readonly notifiedOn: Day;
  readonly filedOn: Day;
  readonly grounds: string;
  readonly lateBecause: string | null;
  readonly status: EvaluationAppealStatus;
  readonly decidedOn: Day | null;
  readonly decision: string | null;
}

const COLUMNS = `a.id, a.evaluation_id AS "evaluationId", a.notified_on::text AS "notifiedOn", a.filed_on::text AS "filedOn",
  a.grounds, a.late_because AS "lateBecause", v.status, v.decided_on::text AS "decidedOn", v.decision, ${basisColumns('v')}`;

const APPEALS = 'evaluation_appeal a JOIN evaluation_appeal_version v ON v.appeal_id = a.id';

/** Appeals by id, as they stood on the day; null for one that had not been filed. */
export const appealById = loader<number, AppealRow | null>(async (ids, context) => {
  const statement = new TemporalStatement(context.moment);
  const text = `SELECT ${COLUMNS} FROM ${APPEALS}
WHERE a.id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.holds('v')}`;
  return oneOf(ids, await context.rows<AppealRow>(text, statement.values), ({ id }) => id);
});

/** The appeals against evaluations, by the evaluations' ids, as they stood on the day. */
export const appealsOf = loader<number, AppealRow[]>(async (ids, context) => {
  const statement = new TemporalStatement(context.moment);
  const text = `SELECT t.* FROM unnest(${statement.value(ids, 'int[]')}) AS k(id) CROSS JOIN LATERAL (
  SELECT ${COLUMNS} FROM ${APPEALS} WHERE a.evaluation_id = k.id AND ${statement.holds('v')}
  ORDER BY a.filed_on, a.id LIMIT ${MANY_MAXIMUM}
) t`;
  return manyOf(ids, await context.rows<AppealRow>(text, statement.values), ({ evaluationId }) => evaluationId);
});

export const appealLock = lockOf('evaluation_appeal');
