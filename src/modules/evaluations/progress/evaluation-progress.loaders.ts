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
  SELECT e.cycle_id, (SELECT count(DISTINCT (s.indicator_id, s.group_id)) FROM evaluation_score s
    WHERE s.evaluation_id = e.id AND ${statement.believed('s')}) AS means
  FROM ${evaluations(statement)}
  WHERE e.cycle_id = ANY(${cycles}) AND NOT e.probation AND ${await readableEvaluations(statement, context)}
), counted AS (
  SELECT c.id, count(*)::int AS subjects, (count(*) FILTER (WHERE subject.means = ${meansPerSubject(sql`c.scheme_id`)}))::int AS scored
  FROM subject JOIN evaluation_cycle c ON c.id = subject.cycle_id GROUP BY c.id
), appealed AS (
  SELECT e.cycle_id, count(*)::int AS n FROM ${appeals(statement)}
  WHERE e.cycle_id = ANY(${cycles}) AND v.status = 'FILED' AND ${await readableAppeals(statement, context)} GROUP BY e.cycle_id
)
SELECT k.id AS "cycleId", coalesce(counted.subjects, 0) AS subjects, coalesce(counted.scored, 0) AS scored,
  coalesce(appealed.n, 0) AS "openAppeals"
FROM unnest(${cycles}) AS k(id) LEFT JOIN counted ON counted.id = k.id LEFT JOIN appealed ON appealed.cycle_id = k.id`;
  },
);
