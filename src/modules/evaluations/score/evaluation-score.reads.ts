import type { Reading } from '../../../record/write.ts';
import { sql } from '../../../sql/sql.ts';
import type { CycleRow } from '../cycle/evaluation-cycle.reads.ts';
import { subjectColumn, subjectTypeOf, TAKES_PART } from '../cycle/subject.reads.ts';
import { schemeParts } from '../scheme/evaluation-scheme.reads.ts';
import type { ScoreFacts } from './evaluation-score.rules.ts';

/** What the scores of some subjects in a cycle are checked against. */
export async function scoreFacts(
  reading: Reading,
  { id, schemeId, subjectKind }: CycleRow,
  subjectIds: readonly number[],
): Promise<ScoreFacts> {
  const subject = subjectColumn(subjectKind);
  const [evaluations, { indicators, groups }] = await Promise.all([
    reading.query<{ id: number; subjectId: number }>(
      sql`SELECT e.id, e.${subject} AS "subjectId" FROM evaluation e
WHERE e.cycle_id = $1::int AND e.${subject} = ANY($2::int[]) AND ${TAKES_PART}`,
      [id, subjectIds],
    ),
    schemeParts(reading).load(schemeId),
  ]);
  return {
    subjectType: subjectTypeOf(subjectKind),
    evaluations: new Map(evaluations.map((evaluation) => [evaluation.subjectId, evaluation.id])),
    indicators: new Map(indicators.map((indicator) => [indicator.key, indicator])),
    groups: new Map(groups.map((group) => [group.key, group.id])),
  };
}
