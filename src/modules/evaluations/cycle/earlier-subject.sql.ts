import { sql, type Sql } from '../../../sql/sql.ts';
import type { TemporalStatement } from '../../../time/temporal.ts';

/**
 * Evaluations with their subjects, to be given the alias `e`, as they were believed at the moment: the subject was another one
 * before two officers turned out to be one. Conditions on the subject are looked up by index in either part.
 */
export const evaluationsThen = (statement: TemporalStatement): Sql =>
  statement.knownNow
    ? sql`evaluation`
    : sql`(SELECT n.id, n.cycle_id, n.from_on, n.probation, n.unit_id, n.officer_id FROM evaluation n
  WHERE NOT EXISTS (SELECT FROM evaluation_earlier_subject x WHERE x.evaluation_id = n.id AND ${statement.believedSinceMade('x')})
  UNION ALL SELECT n.id, n.cycle_id, n.from_on, n.probation, n.unit_id, x.officer_id
  FROM evaluation_earlier_subject x JOIN evaluation n ON n.id = x.evaluation_id WHERE ${statement.believedSinceMade('x')})`;
