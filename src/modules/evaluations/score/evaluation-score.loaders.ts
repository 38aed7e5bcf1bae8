import { loadMany, MANY_MAXIMUM } from '../../../graphql/loading.ts';
import { sql } from '../../../sql/sql.ts';
import { indicatorColumns, type IndicatorRow } from '../scheme/evaluation-scheme.loaders.ts';

/** A score, with its indicator. */
export interface ScoreRow extends IndicatorRow {
  readonly evaluationId: number;
  readonly value: number;
  readonly evaluator: string | null;
  /** The key of the group that the evaluator is in. */
  readonly evaluatorGroup: string | null;
}

/** The scores of evaluations that are believed at the moment, by the evaluations' ids. */
export const scoresOf = loadMany<number, ScoreRow>('evaluationId', 'generic', (statement, ids) => {
  return sql`SELECT k.id AS "evaluationId", t.* FROM unnest(${statement.value(ids, 'int[]')}) AS k(id) CROSS JOIN LATERAL (
  SELECT s.value::float8 AS "value", s.evaluator, g.key AS "evaluatorGroup", ${indicatorColumns('i')}
  FROM evaluation_score s JOIN indicator i ON i.id = s.indicator_id LEFT JOIN evaluator_group g ON g.id = s.group_id
  WHERE s.evaluation_id = k.id AND ${statement.believed('s')}
  ORDER BY i.position, g.position, s.evaluator COLLATE "C" NULLS FIRST LIMIT ${MANY_MAXIMUM}
) t`;
});
