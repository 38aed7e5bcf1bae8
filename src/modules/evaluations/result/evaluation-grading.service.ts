import type { EvaluationGrade } from '../../../generated/prisma/enums.ts';
import type { Basis, Write } from '../../../record/write.ts';
import { sql } from '../../../sql/sql.ts';
import { believedNow } from '../../../time/temporal.ts';
import { isGraded, meansOf, type Graded } from './evaluation-finalization.reads.ts';

/** What the grades of a cycle are computed with. */
export interface Grading {
  /** The denominator that all means share. */
  readonly denominator: bigint;
  /** How many may be EXCELLENT; null where there is no limit. */
  readonly places: number | null;
  /** The grade below EXCELLENT, which those get for whom the cap leaves no place. */
  readonly gradeBelow: EvaluationGrade;
  /** The evaluations that may not be EXCELLENT, and take no place of the cap. */
  readonly barred: readonly number[];
  /** The evaluations that are INCOMPETENT whatever was scored. */
  readonly incompetent: readonly number[];
}

/** The result of an evaluation, as far as the answer of the finalization needs it. */
export interface Result {
  readonly id: number;
  readonly rank: number;
  readonly capped: boolean;
}

const SUPERSEDE = sql`UPDATE evaluation_version v SET superseded_at = $1 FROM evaluation e
WHERE e.id = v.evaluation_id AND ${isGraded(sql`$2`, sql`$3::int[]`)} AND ${believedNow('v')}`;

/**
 * Computes in whole numbers: over a denominator that all means share, a total in hundredths is one integer division,
 * rounded half up. A score of EXCELLENT has its place where it and all that are equal to it are within the places.
 * LIMIT makes the planner look up the superseded row of each evaluation: it expects none to be superseded at this instant,
 * and would otherwise compute all totals anew for each.
 */
const RECORD = sql`WITH mean AS (${meansOf(sql`$1::int`, sql`$9::int[]`)}), weighed AS (
  SELECT mean.evaluation_id, sum(i.weight_basis_points::numeric * coalesce(g.weight_basis_points, 10000)
    * mean.points * div($3::numeric, mean.evaluators * i.maximum * 10000)) AS sum
  FROM mean JOIN indicator i ON i.id = mean.indicator_id LEFT JOIN evaluator_group g ON g.id = mean.group_id
  GROUP BY mean.evaluation_id
), total AS (
  SELECT evaluation_id, div(2 * sum + 10000 * $3::numeric, 20000 * $3::numeric) / 100 AS total FROM weighed
), placed AS (
  SELECT evaluation_id, total, rank() OVER (ORDER BY total DESC) AS rank,
    count(*) FILTER (WHERE evaluation_id <> ALL($10::int[])) OVER (ORDER BY total DESC) AS place,
    evaluation_id = ANY($10::int[]) AS barred,
    coalesce((SELECT min(b.grade) FROM grade_band b WHERE b.scheme_id = $2::int AND b.minimum <= total), 'NOT_GRADED')
      AS band
  FROM total
), graded AS (
  SELECT *, band = 'EXCELLENT' AND NOT barred AND place > coalesce($4::int, place) AS capped FROM placed
)
INSERT INTO evaluation_version
  (evaluation_id, total, rank, grade, band_grade, capped, outcome, outcome_basis_document, outcome_basis_reason,
  recorded_at, basis_document, basis_reason)
SELECT g.evaluation_id, g.total, g.rank, CASE WHEN g.evaluation_id = ANY($11::int[]) THEN 'INCOMPETENT'
  WHEN g.capped OR g.barred AND g.band = 'EXCELLENT' THEN $5::"EvaluationGrade" ELSE g.band END, g.band, g.capped,
  old.outcome, old.outcome_basis_document, old.outcome_basis_reason, $6::timestamptz, $7, $8
FROM graded g CROSS JOIN LATERAL (
  SELECT v.* FROM evaluation_version v WHERE v.evaluation_id = g.evaluation_id AND v.superseded_at = $6::timestamptz LIMIT 1
) old
RETURNING evaluation_id AS id, rank, capped`;

/** Records the totals, ranks and grades of a cycle: two statements, however many evaluations it has. */
export async function recordGrades(
  { query, transaction, at, buffer }: Write,
  { cycleId, schemeId, without }: Graded,
  { denominator, places, gradeBelow, barred, incompetent }: Grading,
  basis: Basis | null,
): Promise<readonly Result[]> {
  await buffer.flush();
  await transaction.$executeRawUnsafe(SUPERSEDE, at, cycleId, without);
  return query<Result>(RECORD, [
    cycleId,
    schemeId,
    String(denominator),
    places,
    gradeBelow,
    at,
    basis?.documentNumber ?? null,
    basis?.reason ?? null,
    without,
    barred,
    incompetent,
  ]);
}
