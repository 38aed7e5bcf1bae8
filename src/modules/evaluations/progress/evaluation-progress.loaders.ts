import { loadOne } from '../../../graphql/loading.ts';
import { sql } from '../../../sql/sql.ts';
import { appeals, readableAppeals } from '../appeal/evaluation-appeal.loaders.ts';
import { evaluations, readableEvaluations } from '../result/evaluation.loaders.ts';
import { meansPerSubject } from '../result/scoring.sql.ts';

/** How far a cycle has come, of what the viewer may read. */
export interface EvaluationProgressRow {
  readonly cycleId: number;
  readonly subjects: number;
  readonly scored: number;
  readonly openAppeals: number;
}

/** How far cycles have come, by their ids. */
export const progressOf = loadOne<number, EvaluationProgressRow>(
  'cycleId',
  'custom',
  async (statement, ids, context) => {
    const cycles = statement.value(ids, 'int[]');
    return sql`WITH subject AS (
  SELECT e.cycle_id, e.id FROM ${evaluations(statement)}
  WHERE e.cycle_id = ANY(${cycles}) AND NOT e.probation AND ${await readableEvaluations(statement, context)}
), means AS (
  SELECT s.evaluation_id, count(DISTINCT (s.indicator_id, s.group_id)) AS n
  FROM subject JOIN evaluation_score s ON s.evaluation_id = subject.id AND ${statement.believed('s')} GROUP BY s.evaluation_id
), wanted AS (
  SELECT c.id, ${meansPerSubject(sql`c.scheme_id`)} AS means FROM evaluation_cycle c WHERE c.id = ANY(${cycles})
), counted AS (
  SELECT wanted.id, count(*)::int AS subjects, (count(*) FILTER (WHERE means.n = wanted.means))::int AS scored
  FROM subject JOIN wanted ON wanted.id = subject.cycle_id LEFT JOIN means ON means.evaluation_id = subject.id GROUP BY wanted.id
), appealed AS (
  SELECT e.cycle_id, count(*)::int AS n FROM ${appeals(statement)}
  WHERE e.cycle_id = ANY(${cycles}) AND v.status = 'FILED' AND ${await readableAppeals(statement, context)} GROUP BY e.cycle_id
)
SELECT k.id AS "cycleId", coalesce(counted.subjects, 0) AS subjects, coalesce(counted.scored, 0) AS scored,
  coalesce(appealed.n, 0) AS "openAppeals"
FROM unnest(${cycles}) AS k(id) LEFT JOIN counted ON counted.id = k.id LEFT JOIN appealed ON appealed.cycle_id = k.id`;
  },
);
