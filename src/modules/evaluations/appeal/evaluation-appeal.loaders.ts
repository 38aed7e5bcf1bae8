import { officerCovered, unitCovered, type Covered } from '../../../record/reach.ts';
import { sql, type Sql } from '../../../sql/sql.ts';
import { basisColumns, type TemporalStatement, type BasisColumns } from '../../../time/temporal.ts';
import type { Day } from '../../../time/day.ts';
import type { EvaluationAppealStatus } from '../../../generated/prisma/enums.ts';
import type { Context } from '../../../graphql/context.ts';
import { loadMany, loadOne, lockOf, MANY_MAXIMUM } from '../../../graphql/loading.ts';
import { evaluationsThen } from '../cycle/earlier-subject.sql.ts';
import { reach } from '../../../graphql/reach.ts';
import { awaitsAmendment } from './awaits-amendment.sql.ts';

export interface AppealRow extends BasisColumns {
  readonly id: number;
  readonly evaluationId: number;
  /** The subject of the evaluation. */
  readonly officerId: number | null;
  readonly unitId: number | null;
  readonly notifiedOn: Day;
  readonly filedOn: Day;
  readonly grounds: string;
  readonly lateBecause: string | null;
  readonly status: EvaluationAppealStatus;
  readonly decidedOn: Day | null;
  readonly decision: string | null;
  readonly awaitsAmendment: boolean;
}

export const APPEAL_COLUMNS = sql`a.id, a.evaluation_id AS "evaluationId", e.officer_id AS "officerId", e.unit_id AS "unitId",
  a.notified_on::text AS "notifiedOn", a.filed_on::text AS "filedOn", a.grounds,
  a.late_because AS "lateBecause", v.status, v.decided_on::text AS "decidedOn", v.decision, w.awaits_amendment AS "awaitsAmendment", ${basisColumns('v')}`;

/** Appeals `a`, as they stand `v`, against evaluations `e`, and of each `w` what is yet to follow. */
export const appeals = (
  statement: TemporalStatement,
): Sql => sql`evaluation_appeal a JOIN evaluation_appeal_version v ON v.appeal_id = a.id
  JOIN ${evaluationsThen(statement)} e ON e.id = a.evaluation_id
  CROSS JOIN LATERAL (SELECT ${awaitsAmendment(statement)} AS awaits_amendment) w`;

/** The condition that appeals are on record for the day, against results that the viewer may read. */
export const readableAppeals = async (statement: TemporalStatement, context: Context): Promise<Sql> =>
  appealsReadable(statement, await reach(context, 'evaluation:read'));

/** The same for the units that the scope covers. */
export const appealsReadable = (statement: TemporalStatement, covered: Covered): Sql =>
  sql`${statement.holds('v')} AND (${unitCovered(statement, sql`e.unit_id`, covered)}
  OR ${officerCovered(statement, sql`e.officer_id`, covered)})`;

/** Appeals by id, as they stood on the day; null for one that had not been filed, or that the viewer may not read. */
export const appealById = loadOne<number, AppealRow>('id', 'custom', async (statement, ids, context) => {
  return sql`SELECT ${APPEAL_COLUMNS} FROM ${appeals(statement)}
WHERE a.id = ANY(${statement.value(ids, 'int[]')}) AND ${await readableAppeals(statement, context)}`;
});

/** The appeals against evaluations, by the evaluations' ids, as they stood on the day. */
export const appealsOf = loadMany<number, AppealRow>('evaluationId', 'custom', async (statement, ids, context) => {
  return sql`SELECT t.* FROM unnest(${statement.value(ids, 'int[]')}) AS k(id) CROSS JOIN LATERAL (
  SELECT ${APPEAL_COLUMNS} FROM ${appeals(statement)} WHERE a.evaluation_id = k.id AND ${await readableAppeals(statement, context)}
  ORDER BY a.filed_on, a.id LIMIT ${MANY_MAXIMUM}
) t`;
});

export const appealLock = lockOf('evaluation_appeal');
