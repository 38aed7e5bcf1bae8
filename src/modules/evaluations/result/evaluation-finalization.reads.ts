import { believedRowOf, type BelievedRow } from '../../../record/recordings.ts';
import type { Reading } from '../../../record/write.ts';
import { sql, type Sql } from '../../../sql/sql.ts';
import { believedNow } from '../../../time/temporal.ts';
import type { CycleRow } from '../cycle/evaluation-cycle.reads.ts';
import { EVALUATION_RESULT } from '../cycle/evaluation.declaration.ts';
import { LAST_SUBJECT, LAST_SUBJECT_NAME, subjectColumn, TAKES_PART } from '../cycle/subject.reads.ts';
import type { MissingScore } from './evaluation-finalization.rules.ts';
import type { TakingPart } from './evaluation-not-graded.rules.ts';
import { meansPerSubject } from './scoring.sql.ts';

/** How far the scoring of a cycle has come. */
export interface Scoring {
  /** How many are ranked and graded: all who take part but those on probation and those left out. */
  readonly graded: number;
  /** How many means of scores there must be, and how many there are. */
  readonly expected: number;
  readonly found: number;
  /** The denominators of the means, in ten-thousandths of points: the number of evaluators by the maximum. */
  readonly denominators: readonly bigint[];
}

/** The condition that an evaluation `e` is ranked and graded; `without` are the ids of the evaluations left out. */
export const isGraded = (cycle: Sql, without: Sql): Sql =>
  sql`e.cycle_id = ${cycle} AND NOT e.probation AND e.id <> ALL(${without})`;

/** A query of the scores of these evaluations that count, by evaluation, indicator and group. */
export const meansOf = (cycle: Sql, without: Sql): Sql => sql`SELECT s.evaluation_id, s.indicator_id, s.group_id,
  sum(s.value) * 10000 AS points, count(*) AS evaluators
FROM evaluation e JOIN evaluation_score s ON s.evaluation_id = e.id AND ${believedNow('s')}
WHERE ${isGraded(cycle, without)} GROUP BY s.evaluation_id, s.indicator_id, s.group_id`;

/** A cycle, its scheme, and the evaluations in it that are not graded although their subjects are not on probation. */
export interface Graded {
  readonly cycleId: number;
  readonly schemeId: number;
  readonly without: readonly number[];
}

const CYCLE = sql`$1::int`;
const SCHEME = sql`$2::int`;
const WITHOUT = sql`$3::int[]`;

export async function scoringOf({ query }: Reading, { cycleId, schemeId, without }: Graded): Promise<Scoring> {
  const [row] = await query<{ graded: number; perSubject: number; found: number; denominators: string[] }>(
    sql`WITH mean AS (${meansOf(CYCLE, WITHOUT)})
SELECT (SELECT count(*)::int FROM evaluation e WHERE ${isGraded(CYCLE, WITHOUT)} AND ${TAKES_PART}) AS graded,
  ${meansPerSubject(SCHEME)} AS "perSubject",
  count(*)::int AS found,
  coalesce(array_agg(DISTINCT trunc(mean.evaluators * i.maximum * 10000)::text), '{}') AS denominators
FROM mean JOIN indicator i ON i.id = mean.indicator_id`,
    [cycleId, schemeId, without],
  );
  const { graded, perSubject, found, denominators } = row!;
  return { graded, expected: graded * perSubject, found, denominators: denominators.map(BigInt) };
}

/** The first scores that are missing, by subject, in the order of the scheme. */
export const missingScores = (
  { query }: Reading,
  { cycleId, schemeId, without }: Graded,
  limit: number,
): Promise<readonly MissingScore[]> =>
  query(
    sql`SELECT ${LAST_SUBJECT_NAME} AS subject, i.name AS indicator, g.name AS "group"
FROM evaluation e JOIN indicator i ON i.scheme_id = ${SCHEME} LEFT JOIN evaluator_group g ON g.scheme_id = ${SCHEME}
${LAST_SUBJECT}
WHERE ${isGraded(CYCLE, WITHOUT)} AND ${TAKES_PART} AND NOT EXISTS (
  SELECT 1 FROM evaluation_score s WHERE s.evaluation_id = e.id AND s.indicator_id = i.id
    AND s.group_id IS NOT DISTINCT FROM g.id AND ${believedNow('s')}
)
ORDER BY e.id, i.position, g.position LIMIT $4::int`,
    [cycleId, schemeId, without, limit],
  );

/** The officers who take part in a cycle and are not on probation, with their evaluations. */
export const officersGraded = (
  { query }: Reading,
  cycleId: number,
): Promise<readonly { readonly officerId: number; readonly evaluationId: number }[]> =>
  query(
    sql`SELECT e.officer_id AS "officerId", e.id AS "evaluationId" FROM evaluation e
WHERE e.cycle_id = ${CYCLE} AND e.officer_id IS NOT NULL AND NOT e.probation AND ${TAKES_PART} ORDER BY e.id`,
    [cycleId],
  );

/** A subject that takes part in a cycle, with what is known of it. */
export interface Participation extends TakingPart {
  readonly result: BelievedRow<typeof EVALUATION_RESULT>;
}

/** How some subjects take part in a cycle, by their keys. */
export async function takingPart(
  { query }: Reading,
  { id, schemeId, subjectKind }: CycleRow,
  subjectIds: readonly number[],
): Promise<Map<number, Participation>> {
  const subject = subjectColumn(subjectKind);
  const found = await query<TakingPart & { subjectId: number; row: Record<string, unknown> }>(
    sql`SELECT e.${subject} AS "subjectId", e.id AS "evaluationId", e.probation, (
  SELECT count(DISTINCT (s.indicator_id, s.group_id)) FROM evaluation_score s
  WHERE s.evaluation_id = e.id AND ${believedNow('s')}
) = ${meansPerSubject(SCHEME)} AS scored, to_jsonb(v) AS "row"
FROM evaluation e JOIN evaluation_version v ON v.evaluation_id = e.id AND ${believedNow('v')}
WHERE e.cycle_id = ${CYCLE} AND e.${subject} = ANY($3::int[])`,
    [id, schemeId, subjectIds],
  );
  return new Map(
    found.map(({ subjectId, row, ...taking }) => [
      subjectId,
      { ...taking, result: believedRowOf(EVALUATION_RESULT, row) },
    ]),
  );
}
