import type { Basis, Outcome, Write } from '../../../record/write.ts';
import { assertVersion, raiseVersions } from '../../../record/optimistic-locks.ts';
import { onDay } from '../../../record/periods.ts';
import { today } from '../../../time/day.ts';
import { fieldChanges } from '../../../record/timeline-legacy.ts';
import type { EvaluationGrade } from '../../../generated/prisma/enums.ts';
import { InputCheck } from '../../acts/input-check.rules.ts';
import { CYCLE, EVALUATION, cycleInReach, type Cycle } from '../cycle/evaluation-cycle.reads.ts';
import { NAMED_MAXIMUM, assertStatus } from '../cycle/evaluation-cycle.rules.ts';
import { turn } from '../cycle/evaluation-cycle.service.ts';
import { reasonsNotGraded, type NotGraded } from './evaluation-not-graded.rules.ts';
import {
  bandsOf,
  gradedIn,
  meansOf,
  missingScores,
  scoringOf,
  takingPart,
  type Graded,
} from './evaluation-result.reads.ts';
import { assertScored, commonDenominator, excellentPlaces, gradeBelow } from './evaluation-result.rules.ts';
import { basisOfResult, rewriteEvaluations } from './evaluation.reads.ts';

export interface FinalizeEvaluationCycle {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly basis: Basis | null;
  readonly notGraded: readonly NotGraded[];
}

interface Result {
  readonly id: number;
  readonly rank: number;
  readonly capped: boolean;
}

/**
 * Totals, ranks and grades of all who take part, but of those on probation and those who are not graded for a reason;
 * nothing of it changes by scores again.
 */
export async function finalizeEvaluationCycle(
  write: Write,
  { id, expectedVersion, basis, notGraded }: FinalizeEvaluationCycle,
): Promise<Outcome<{ cycleId: number; capped: number; tiedAtCap: number }>> {
  const cycle = await cycleInReach(write, id);
  await assertVersion(write, CYCLE, id, expectedVersion);
  const effectiveOn = today();
  const current = onDay(cycle.versions, effectiveOn);
  assertStatus(cycle, current?.status, ['OPEN', 'CLOSED']);
  const reasons = await reasonsOf(write, cycle, notGraded);
  const graded = { cycleId: id, schemeId: cycle.schemeId, without: [...reasons.keys()] };
  const scoring = await scoringOf(write, graded);
  const incomplete = scoring.found < scoring.expected;
  const missing = incomplete ? await missingScores(write, graded, NAMED_MAXIMUM) : [];
  assertScored({ ...scoring, missing });

  const places = excellentPlaces(cycle.excellentCapBasisPoints, scoring.graded);
  const results = await grade(write, graded, basis, {
    denominator: commonDenominator(scoring.denominators),
    places,
    instead: gradeBelow((await bandsOf(write, cycle.schemeId)).map((band) => band.grade)),
  });
  if (reasons.size > 0) await leaveUngraded(write, reasons, basis);
  raiseVersions(write, EVALUATION.table, [...results.map((result) => result.id), ...graded.without]);
  await turn(write, cycle, effectiveOn, 'FINALIZED', basis);

  const capped = results.filter((result) => result.capped);
  const tiedAtCap = capped.filter(({ rank }) => rank <= places!).length;
  // who reads changes may not read evaluations: how anybody came out is in the rows of this instant alone
  const before = { status: current!.status, graded: null, notGraded: null, excellentPlaces: null };
  const after = {
    status: 'FINALIZED',
    graded: scoring.graded,
    notGraded: reasons.size || null,
    excellentPlaces: places,
  };
  const fields = fieldChanges<Record<string, unknown>>(before, after, Object.keys(after));
  return {
    keys: { cycleId: id, capped: capped.length, tiedAtCap },
    effectiveOn,
    change: { subjectType: CYCLE.type, subjectId: id, fields, basis },
  };
}

/** Why some are not graded, by their evaluations. */
async function reasonsOf(write: Write, cycle: Cycle, notGraded: readonly NotGraded[]): Promise<Map<number, string>> {
  if (notGraded.length === 0) return new Map();
  const subjectIds = notGraded.map(({ subject }) => subject!.key);
  const check = new InputCheck();
  const reasons = reasonsNotGraded(check, notGraded, {
    subjectType: cycle.subjectKind === 'OFFICER' ? 'Officer' : 'Unit',
    takingPart: await takingPart(write, cycle, subjectIds),
  });
  check.done();
  return reasons;
}

/** NOT_GRADED is what they were from the beginning: what is new is that it stays so, and why. */
const leaveUngraded = (write: Write, reasons: ReadonlyMap<number, string>, basis: Basis | null): Promise<void> =>
  rewriteEvaluations(
    write,
    new Map(
      [...reasons].map(([id, reason]) => [
        id,
        basisOfResult({ documentNumber: basis?.documentNumber ?? null, reason }),
      ]),
    ),
  );

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
  { query, transaction, at }: Write,
  { cycleId, schemeId, without }: Graded,
  basis: Basis | null,
  { denominator, places, instead }: Grading,
): Promise<readonly Result[]> {
  await transaction.$executeRawUnsafe(
    `UPDATE evaluation_version v SET superseded_at = $1 FROM evaluation e
WHERE e.id = v.evaluation_id AND ${gradedIn('$2', '$3')} AND v.superseded_at IS NULL`,
    at,
    cycleId,
    without,
  );
  return query<Result>(
    `WITH mean AS (${meansOf('$1::int', '$9')}), weighed AS (
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
      cycleId,
      schemeId,
      String(denominator),
      places,
      instead,
      at,
      basis?.documentNumber ?? null,
      basis?.reason ?? null,
      without,
    ],
  );
}
