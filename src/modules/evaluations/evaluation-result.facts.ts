import type { Write } from '../../database/changes.ts';
import { LAST_NAMES } from './evaluation-cycle.facts.ts';
import type { MissingScore } from './evaluation-result.rules.ts';
import type { Band } from './evaluation-scheme.rules.ts';

type Reading = Pick<Write, 'rows'>;

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

/** The scores of a cycle that count, by evaluation, indicator and group; `cycle` is the placeholder of its id. */
export const meansOf = (cycle: string): string => `SELECT s.evaluation_id, s.indicator_id, s.group_id,
  sum(s.value) * 10000 AS points, count(*) AS evaluators
FROM evaluation e JOIN evaluation_score s ON s.evaluation_id = e.id AND s.superseded_at IS NULL
WHERE e.cycle_id = ${cycle} AND NOT e.probation GROUP BY s.evaluation_id, s.indicator_id, s.group_id`;

export async function scoringOf({ rows }: Reading, cycleId: number, schemeId: number): Promise<Scoring> {
  const [row] = await rows<{ graded: number; perSubject: number; found: number; denominators: string[] }>(
    `WITH mean AS (${meansOf('$1::int')})
SELECT (SELECT count(*)::int FROM evaluation WHERE cycle_id = $1::int AND NOT probation) AS graded,
  (SELECT count(*) FROM indicator WHERE scheme_id = $2::int)::int
    * greatest((SELECT count(*) FROM evaluator_group WHERE scheme_id = $2::int), 1)::int AS "perSubject",
  count(*)::int AS found,
  coalesce(array_agg(DISTINCT trunc(mean.evaluators * i.maximum * 10000)::text), '{}') AS denominators
FROM mean JOIN indicator i ON i.id = mean.indicator_id`,
    [cycleId, schemeId],
  );
  const { graded, perSubject, found, denominators } = row!;
  return { graded, expected: graded * perSubject, found, denominators: denominators.map(BigInt) };
}

/** The first scores that are missing, by subject, in the order of the scheme. */
export const missingScores = (
  { rows }: Reading,
  cycleId: number,
  schemeId: number,
  limit: number,
): Promise<MissingScore[]> =>
  rows(
    `SELECT coalesce(o.police_number, o.name, u.code) AS subject, i.key AS indicator, g.key AS "group"
FROM evaluation e JOIN indicator i ON i.scheme_id = $2::int LEFT JOIN evaluator_group g ON g.scheme_id = $2::int
${LAST_NAMES}
WHERE e.cycle_id = $1::int AND NOT e.probation AND NOT EXISTS (
  SELECT 1 FROM evaluation_score s WHERE s.evaluation_id = e.id AND s.indicator_id = i.id
    AND s.group_id IS NOT DISTINCT FROM g.id AND s.superseded_at IS NULL
)
ORDER BY e.id, i.position, g.position LIMIT $3::int`,
    [cycleId, schemeId, limit],
  );

/** The bands of a scheme, best first. */
export const bandsOf = ({ rows }: Reading, schemeId: number): Promise<Band[]> =>
  rows('SELECT grade, minimum::text AS minimum FROM grade_band WHERE scheme_id = $1::int ORDER BY grade', [schemeId]);

/** How many groups of evaluators a scheme has. */
export async function groupCount({ rows }: Reading, schemeId: number): Promise<number> {
  const [row] = await rows<{ count: number }>(
    'SELECT count(*)::int AS count FROM evaluator_group WHERE scheme_id = $1::int',
    [schemeId],
  );
  return row!.count;
}
