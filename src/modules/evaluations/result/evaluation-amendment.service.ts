import type { EvaluationGrade } from '../../../generated/prisma/enums.ts';
import { assertVersion, raiseVersions } from '../../../record/optimistic-locks.ts';
import { newFields } from '../../../record/recorded-facts.ts';
import type { Basis, Outcome, Write } from '../../../record/write.ts';
import { today } from '../../../time/day.ts';
import { assertChanges } from '../../acts/input-check.rules.ts';
import { cycleWithId } from '../cycle/evaluation-cycle.reads.ts';
import { assertFinalizedOn } from '../cycle/evaluation-cycle.rules.ts';
import { EVALUATION } from '../cycle/evaluation.declaration.ts';
import { schemeParts } from '../scheme/evaluation-scheme.reads.ts';
import { amended } from './evaluation-amendment.rules.ts';
import { evaluationInReach } from './evaluation.reads.ts';
import { reviseResults, sealedChanges, subjectFields } from './evaluation.service.ts';

export interface AmendEvaluation {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly values: { readonly total?: number; readonly grade?: EvaluationGrade };
  readonly basis: Basis | null;
}

/** Records another total or grade of a finalized evaluation; its rank and the results of all others stay. */
export async function amendEvaluation(
  write: Write,
  { id, expectedVersion, values, basis }: AmendEvaluation,
): Promise<Outcome<{ evaluationId: number }>> {
  const effectiveOn = today();
  const before = await evaluationInReach(write, id, effectiveOn);
  const [, cycle, { bands }] = await Promise.all([
    assertVersion(write, EVALUATION, id, expectedVersion),
    cycleWithId(write, before.cycleId),
    schemeParts(write).load(before.schemeId),
  ]);
  assertFinalizedOn(cycle, effectiveOn);
  const after = amended(before.result, values, bands);
  const changes = sealedChanges(before.result, after, ['total', 'grade', 'bandGrade', 'capped']);
  assertChanges('input', { recorded: changes });

  reviseResults(write, [{ result: before.result, values: { ...after, amended: true }, basis }]);
  raiseVersions(write, EVALUATION.table, [id]);
  const named = { ...subjectFields(before), scheme: cycle.schemeKey, from: cycle.from, to: cycle.to };
  return {
    keys: { evaluationId: id },
    effectiveOn,
    change: { subjectType: EVALUATION.type, subjectId: id, fields: [...newFields(named), ...changes], basis },
  };
}
