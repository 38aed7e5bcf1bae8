import { officerCovered, unitCovered, type Covered } from '../../../record/reach.ts';
import { joinSql, sql, type Sql } from '../../../sql/sql.ts';
import { basisColumns, type TemporalStatement, type BasisColumns } from '../../../time/temporal.ts';
import type { CompetenceOutcome, EvaluationGrade } from '../../../generated/prisma/enums.ts';
import { reach } from '../../../graphql/reach.ts';
import type { Context } from '../../../graphql/context.ts';
import { loadMany, loadOne, lockOf } from '../../../graphql/loading.ts';
import { cycleBegun } from '../cycle/cycle.sql.ts';
import { evaluationsThen } from '../cycle/earlier-subject.sql.ts';

export interface EvaluationRow extends BasisColumns {
  readonly id: number;
  readonly cycleId: number;
  readonly officerId: number | null;
  readonly unitId: number | null;
  readonly total: number | null;
  readonly rank: number | null;
  readonly grade: EvaluationGrade;
  readonly bandGrade: EvaluationGrade | null;
  readonly capped: boolean;
  readonly probation: boolean;
  readonly amended: boolean;
  readonly outcome: CompetenceOutcome | null;
  readonly outcomeBasisDocument: string | null;
  readonly outcomeBasisReason: string | null;
}

export const EVALUATION_COLUMNS = sql`e.id, e.cycle_id AS "cycleId", e.officer_id AS "officerId", e.unit_id AS "unitId",
  v.total::float8 AS "total", v.rank, v.grade, v.band_grade AS "bandGrade", v.capped, e.probation,
  v.amended, v.outcome, v.outcome_basis_document AS "outcomeBasisDocument",
  v.outcome_basis_reason AS "outcomeBasisReason", ${basisColumns('v')}`;

export const evaluations = (statement: TemporalStatement): Sql =>
  sql`${evaluationsThen(statement)} e JOIN evaluation_version v ON v.evaluation_id = e.id`;

/**
 * The conditions that evaluations `e`, `v` are shown at the moment, given that their subjects are: the period of the cycle
 * has begun, the row was believed, and the subject is covered.
 */
export const evaluationsBegun = (statement: TemporalStatement, covered: Covered): readonly Sql[] => [
  statement.believed('v'),
  sql`e.from_on <= ${statement.day}`,
  cycleBegun(statement, sql`e.cycle_id`),
  covered === 'everywhere'
    ? sql`TRUE`
    : sql`(${unitCovered(statement, sql`e.unit_id`, covered)} OR ${officerCovered(statement, sql`e.officer_id`, covered)})`,
];

/** The same of any subject: one that came later than the day cannot be shown, nor can its evaluations. */
export const evaluationsThere = (statement: TemporalStatement, covered: Covered): readonly Sql[] => [
  ...evaluationsBegun(statement, covered),
  sql`(EXISTS (SELECT 1 FROM officer_version o WHERE o.officer_id = e.officer_id AND ${statement.begun('o')})
  OR EXISTS (SELECT 1 FROM unit_version u WHERE u.unit_id = e.unit_id AND ${statement.begun('u')}))`,
];

/** The condition that evaluations `e`, `v` are shown at the moment, to the viewer. */
export const readableEvaluations = async (statement: TemporalStatement, context: Context): Promise<Sql> =>
  joinSql(evaluationsThere(statement, await reach(context, 'evaluation:read')), ' AND ');

/** Evaluations by id at the moment; null for one that is not shown then, or that the viewer may not read. */
export const evaluationById = loadOne<number, EvaluationRow>('id', 'generic', async (statement, ids, context) => {
  return sql`SELECT ${EVALUATION_COLUMNS} FROM ${evaluations(statement)}
WHERE e.id = ANY(${statement.value(ids, 'int[]')}) AND ${await readableEvaluations(statement, context)}`;
});

export const evaluationLock = lockOf('evaluation');

export interface GradeCountRow {
  readonly cycleId: number;
  readonly grade: EvaluationGrade;
  readonly count: number;
  readonly basisPoints: number;
}

/** How many evaluations that the viewer may read have each grade, by the ids of their cycles: all grades, best first. */
export const gradeCounts = loadMany<number, GradeCountRow>('cycleId', 'custom', async (statement, ids, context) => {
  const cycles = statement.value(ids, 'int[]');
  return sql`WITH counted AS (
  SELECT e.cycle_id, v.grade, count(*) AS n FROM ${evaluations(statement)}
  WHERE e.cycle_id = ANY(${cycles}) AND ${await readableEvaluations(statement, context)}
  GROUP BY e.cycle_id, v.grade
), graded AS (
  SELECT cycle_id, sum(n) AS n FROM counted WHERE grade <> 'NOT_GRADED' GROUP BY cycle_id
)
SELECT k.id AS "cycleId", g.grade, coalesce(counted.n, 0)::int AS "count",
  CASE WHEN g.grade = 'NOT_GRADED' THEN 0 ELSE coalesce(round(counted.n * 10000 / graded.n), 0) END::int AS "basisPoints"
FROM unnest(${cycles}) AS k(id) CROSS JOIN unnest(enum_range(NULL::"EvaluationGrade")) AS g(grade)
LEFT JOIN counted ON counted.cycle_id = k.id AND counted.grade = g.grade
LEFT JOIN graded ON graded.cycle_id = k.id
ORDER BY k.id, g.grade`;
});
