import type { Reading } from '../../../record/write.ts';
import { LAST_NAMES, type Cycle } from '../cycle/evaluation-cycle.reads.ts';
import type { TakingPart } from './evaluation-not-graded.rules.ts';
import type { MissingScore } from './evaluation-result.rules.ts';
import type { Band } from '../scheme/evaluation-scheme.rules.ts';

/** How far the scoring of a cycle has come. */
export interface Scoring {
  /** How many are ranked and graded: all who take part but those on probation. */
  readonly graded: number;
  /** How many means of scores there must be, and how many there are. */
  readonly expected: number;
  readonly found: number;
  /** What the means are fractions of, in ten-thousandths of points: the number of evaluators by the maximum. */
  readonly denominators: readonly bigint[];
}

/** Which evaluations `e` are ranked and graded; `cycle` and `without` are the placeholders of its id and of those left out. */
export const gradedIn = (cycle: string, without: string): string =>
  `e.cycle_id = ${cycle} AND NOT e.probation AND e.id <> ALL(${without}::int[])`;

/** The scores of these that count, by evaluation, indicator and group. */
export const meansOf = (cycle: string, without: string): string => `SELECT s.evaluation_id, s.indicator_id, s.group_id,
  sum(s.value) * 10000 AS points, count(*) AS evaluators
FROM evaluation e JOIN evaluation_score s ON s.evaluation_id = e.id AND s.superseded_at IS NULL
WHERE ${gradedIn(cycle, without)} GROUP BY s.evaluation_id, s.indicator_id, s.group_id`;

/** How many means of scores each of them must have, by a scheme. */
const meansPerSubject = (scheme: string): string => `(SELECT count(*) FROM indicator WHERE scheme_id = ${scheme})::int
    * greatest((SELECT count(*) FROM evaluator_group WHERE scheme_id = ${scheme}), 1)::int`;

/** A cycle, its scheme, and the evaluations in it that are not graded although nobody is on probation there. */
export interface Graded {
  readonly cycleId: number;
  readonly schemeId: number;
  readonly without: readonly number[];
}

export async function scoringOf({ query }: Reading, { cycleId, schemeId, without }: Graded): Promise<Scoring> {
  const [row] = await query<{ graded: number; perSubject: number; found: number; denominators: string[] }>(
    `WITH mean AS (${meansOf('$1::int', '$3')})
SELECT (SELECT count(*)::int FROM evaluation e WHERE ${gradedIn('$1::int', '$3')}) AS graded,
  ${meansPerSubject('$2::int')} AS "perSubject",
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
    `SELECT coalesce(o.police_number, o.name, u.code) AS subject, i.key AS indicator, g.key AS "group"
FROM evaluation e JOIN indicator i ON i.scheme_id = $2::int LEFT JOIN evaluator_group g ON g.scheme_id = $2::int
${LAST_NAMES}
WHERE ${gradedIn('$1::int', '$3')} AND NOT EXISTS (
  SELECT 1 FROM evaluation_score s WHERE s.evaluation_id = e.id AND s.indicator_id = i.id
    AND s.group_id IS NOT DISTINCT FROM g.id AND s.superseded_at IS NULL
)
ORDER BY e.id, i.position, g.position LIMIT $4::int`,
    [cycleId, schemeId, without, limit],
  );

/** How some subjects take part in a cycle, by their keys. */
export async function takingPart(
  { query }: Reading,
  { id, schemeId, subjectKind }: Pick<Cycle, 'id' | 'schemeId' | 'subjectKind'>,
  subjectIds: readonly number[],
): Promise<Map<number, TakingPart>> {
  const subject = subjectKind === 'OFFICER' ? 'officer_id' : 'unit_id';
  const found = await query<TakingPart & { subjectId: number }>(
    `SELECT e.${subject} AS "subjectId", e.id AS "evaluationId", e.probation, (
  SELECT count(DISTINCT (s.indicator_id, s.group_id)) FROM evaluation_score s
  WHERE s.evaluation_id = e.id AND s.superseded_at IS NULL
) = ${meansPerSubject('$2::int')} AS scored
FROM evaluation e WHERE e.cycle_id = $1::int AND e.${subject} = ANY($3::int[])`,
    [id, schemeId, subjectIds],
  );
  return new Map(found.map((row) => [row.subjectId, row]));
}

/** The bands of a scheme, best first. */
export const bandsOf = ({ query }: Reading, schemeId: number): Promise<readonly Band[]> =>
  query('SELECT grade, minimum::text AS minimum FROM grade_band WHERE scheme_id = $1::int ORDER BY grade', [schemeId]);

/** How many groups of evaluators a scheme has. */
export async function groupCount({ query }: Reading, schemeId: number): Promise<number> {
  const [row] = await query<{ count: number }>(
    'SELECT count(*)::int AS count FROM evaluator_group WHERE scheme_id = $1::int',
    [schemeId],
  );
  return row!.count;
}
