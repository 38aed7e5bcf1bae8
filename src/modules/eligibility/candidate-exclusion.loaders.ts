import type { Context } from '../../graphql/context.ts';
import { readRows } from '../../graphql/loading.ts';
import { reach } from '../../graphql/reach.ts';
import { officerCovered } from '../../record/reach.ts';
import { sql, sqlName } from '../../sql/sql.ts';
import { SANCTION } from '../discipline/sanction.declaration.ts';
import { evaluationsThen } from '../evaluations/cycle/earlier-subject.sql.ts';
import { officersByCategory } from '../selection/candidate.loaders.ts';

/**
 * The candidates of rounds whom something may bar from a higher post, so that all others need not be judged: who was sanctioned,
 * was ever evaluated badly, or joined of late. Whom the viewer may not be told about is left out.
 */
export async function candidatesInQuestion(context: Context, roundIds: readonly number[]): Promise<number[]> {
  const [evaluations, sanctions] = await Promise.all([
    reach(context, 'evaluation:read'),
    reach(context, 'discipline:read'),
  ]);
  const rows = await readRows<{ officerId: number }>(
    context,
    'custom',
    (statement) => sql`WITH doubtful AS MATERIALIZED (
  SELECT n.officer_id FROM ${sqlName(SANCTION.versions)} n WHERE ${statement.believed('n')}
  UNION SELECT e.officer_id FROM ${evaluationsThen(statement)} e JOIN evaluation_version v ON v.evaluation_id = e.id
    AND ${statement.believed('v')} AND (v.grade IN ('BASICALLY_COMPETENT', 'INCOMPETENT') OR v.outcome = 'REMOVE')
  UNION SELECT p.officer_id FROM officer_version p JOIN evaluation_rule r ON r.kind = 'PROBATION_MONTHS'
    WHERE ${statement.holds('p')} AND p.joined_on + make_interval(months => r.value + 1) > ${statement.day}
)
SELECT DISTINCT c.officer_id AS "officerId" FROM selection_round r CROSS JOIN LATERAL (${officersByCategory(statement, sql`r.unit_id`, evaluations)}) c
WHERE r.id = ANY(${statement.value(roundIds, 'int[]')}) AND c.officer_id IN (SELECT d.officer_id FROM doubtful d) AND ${officerCovered(statement, sql`c.officer_id`, sanctions)}`,
  );
  return rows.map(({ officerId }) => officerId);
}
