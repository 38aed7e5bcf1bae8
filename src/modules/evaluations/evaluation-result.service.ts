import type { Basis, Outcome, Write } from '../../database/changes.ts';
import { assertVersion, raiseVersions } from '../../database/optimistic-locks.ts';
import { onDay } from '../../database/periods.ts';
import { today } from '../../database/temporal.ts';
import { fieldChanges } from '../../database/timeline.ts';
import type { EvaluationGrade } from '../../generated/prisma/enums.ts';
import { CYCLE, EVALUATION, cycleInReach, type Cycle } from './evaluation-cycle.facts.ts';
import { NAMED_MAXIMUM, assertStatus } from './evaluation-cycle.rules.ts';
import { turn } from './evaluation-cycle.service.ts';
import { bandsOf, meansOf, missingScores, scoringOf } from './evaluation-result.facts.ts';
import { assertScored, commonDenominator, excellentPlaces, gradeBelow } from './evaluation-result.rules.ts';

export interface FinalizeEvaluationCycle {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly basis: Basis | null;
}

interface Result {
  readonly id: number;
  readonly rank: number;
  readonly capped: boolean;
}

/** Totals, ranks and grades of all who take part, but of those on probation; nothing of it changes by scores again. */
export async function finalizeEvaluationCycle(
  write: Write,
  { id, expectedVersion, basis }: FinalizeEvaluationCycle,
): Promise<Outcome<{ cycleId: number; capped: number; tiedAtCap: number }>> {
  const cycle = await cycleInReach(write, id);
  await assertVersion(write, CYCLE, id, expectedVersion);
  const effectiveOn = today();
  const current = onDay(cycle.versions, effectiveOn);
  assertStatus(cycle, current?.status, ['OPEN', 'CLOSED']);
  const scoring = await scoringOf(write, id, cycle.schemeId);
  const incomplete = scoring.found < scoring.expected;
  const missing = incomplete ? await missingScores(write, id, cycle.schemeId, NAMED_MAXIMUM) : [];
  assertScored({ ...scoring, missing });

  const places = excellentPlaces(cycle.excellentCapBasisPoints, scoring.graded);
  const results = await grade(write, cycle, basis, {
    denominator: commonDenominator(scoring.denominators),
    places,
    instead: gradeBelow((await bandsOf(write, cycle.schemeId)).map((band) => band.grade)),
  });
  await raiseVersions(
    write,
    EVALUATION.table,
    results.map((result) => result.id),
  );
  await turn(write, cycle, effectiveOn, 'FINALIZED', basis);

  const capped = results.filter((result) => result.capped);
  const tiedAtCap = capped.filter(({ rank }) => rank <= places!).length;
  // who reads changes may not read evaluations: how anybody came out is in the rows of this instant alone
  const before = { status: current!.status, graded: null, excellentPlaces: null };
  const after = { status: 'FINALIZED', graded: scoring.graded, excellentPlaces: places };
  const fields = fieldChanges<Record<string, unknown>>(before, after, Object.keys(after));
  return {
    keys: { cycleId: id, capped: capped.length, tiedAtCap },
    effectiveOn,
    change: { subjectType: CYCLE.type, subjectId: id, fields, basis },
  };
}

interface Grading {
  /** What all means are fractions of. */
  readonly denominator: bigint;
  readonly places: number | null;
  readonly instead: EvaluationGrade;
}

/**
 * Computes in whole numbers: over a denominator that all means share, a total in hundredths is one integer division,
 * rounded half up. A score of EXCELLENT has its place where it and all that are equal to it are within the places.
 * LIMIT has what was believed before looked up row by row: the planner, who knows of no rows that were superseded just
 * now, would otherwise compute all totals anew for each.
 */
async function grade(
  { rows, transaction, at }: Write,
  cycle: Cycle,
  basis: Basis | null,
  { denominator, places, instead }: Grading,
): Promise<Result[]> {
  await transaction.$executeRawUnsafe(
    `UPDATE evaluation_version v SET superseded_at = $1 FROM evaluation e
WHERE e.id = v.evaluation_id AND e.cycle_id = $2 AND NOT e.probation AND v.superseded_at IS NULL`,
    at,
    cycle.id,
  );
  return rows<Result>(
    `WITH mean AS (${meansOf('$1::int')}), weighed AS (
  SELECT mean.evaluation_id, sum(i.weight_basis_points::numeric * coalesce(g.weight_basis_points, 10000)
    * mean.points * div($3::numeric, mean.evaluators * i.maximum * 10000)) AS sum
  FROM mean JOIN indicator i ON i.id = mean.indicator_id LEFT JOIN evaluator_group g ON g.id = mean.group_id
  GROUP BY mean.evaluation_id
), total AS (
  SELECT evaluation_id, div(2 * sum + 10000 * $3::numeric, 20000 * $3::numeric) / 100 AS total FROM weighed
), placed AS (
  SELECT evaluation_id, total, rank() OVER (ORDER BY total DESC) AS rank,
    count(*) OVER (ORDER BY total DESC) AS place,
    coalesce((SELECT min(b.grade) FROM grade_band b WHERE b.scheme_id = $2::int AND b.minimum <= total), 'NOT_GRADED')
      AS band
  FROM total
), graded AS (
  SELECT *, band = 'EXCELLENT' AND place > coalesce($4::int, place) AS capped FROM placed
)
INSERT INTO evaluation_version
  (evaluation_id, total, rank, grade, band_grade, capped, outcome, outcome_basis_document, outcome_basis_reason,
  recorded_at, basis_document, basis_reason)
SELECT g.evaluation_id, g.total, g.rank, CASE WHEN g.capped THEN $5::"EvaluationGrade" ELSE g.band END, g.band, g.capped,
  old.outcome, old.outcome_basis_document, old.outcome_basis_reason, $6::timestamptz, $7, $8
FROM graded g CROSS JOIN LATERAL (
  SELECT v.* FROM evaluation_version v WHERE v.evaluation_id = g.evaluation_id AND v.superseded_at = $6::timestamptz LIMIT 1
) old
RETURNING evaluation_id AS id, rank, capped`,
    [
      cycle.id,
      cycle.schemeId,
      String(denominator),
      places,
      instead,
      at,
      basis?.documentNumber ?? null,
      basis?.reason ?? null,
    ],
  );
}
