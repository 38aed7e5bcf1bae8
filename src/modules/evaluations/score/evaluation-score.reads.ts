import type { Reading } from '../../../record/write.ts';
import type { EvaluationSubjectKind } from '../../../generated/prisma/enums.ts';
import type { ScoreFacts } from './evaluation-score.rules.ts';

/** What the scores of some subjects in a cycle are checked against. */
export async function scoreFacts(
  { query }: Reading,
  cycle: { readonly id: number; readonly schemeId: number; readonly subjectKind: EvaluationSubjectKind },
  subjectIds: readonly number[],
): Promise<ScoreFacts> {
  const subject = cycle.subjectKind === 'OFFICER' ? 'officer_id' : 'unit_id';
  const evaluations = await query<{ id: number; subjectId: number }>(
    `SELECT id, ${subject} AS "subjectId" FROM evaluation WHERE cycle_id = $1::int AND ${subject} = ANY($2::int[])`,
    [cycle.id, subjectIds],
  );
  const indicators = await query<{ id: number; key: string; maximum: string }>(
    'SELECT id, key, trim_scale(maximum)::text AS maximum FROM indicator WHERE scheme_id = $1::int',
    [cycle.schemeId],
  );
  const groups = await query<{ id: number; key: string }>(
    'SELECT id, key FROM evaluator_group WHERE scheme_id = $1::int',
    [cycle.schemeId],
  );
  return {
    subjectType: cycle.subjectKind === 'OFFICER' ? 'Officer' : 'Unit',
    evaluations: new Map(evaluations.map(({ id, subjectId }) => [subjectId, id])),
    indicators: new Map(indicators.map((indicator) => [indicator.key, indicator])),
    groups: new Map(groups.map(({ id, key }) => [key, id])),
  };
}
