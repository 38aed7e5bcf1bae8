import type { Basis, Outcome, Write } from '../../../record/write.ts';
import { assertVersion, raiseVersions } from '../../../record/optimistic-locks.ts';
import { onDay } from '../../../record/periods.ts';
import { today } from '../../../time/day.ts';
import { fieldChanges } from '../../../record/timeline-legacy.ts';
import type { EvaluationGrade } from '../../../generated/prisma/enums.ts';
import { assertChanges } from '../../acts/input-check.rules.ts';
import { amended, assertFinalized } from './evaluation-amendment.rules.ts';
import { cycleWithId, EVALUATION } from '../cycle/evaluation-cycle.reads.ts';
import { bandsOf } from './evaluation-result.reads.ts';
import { basisOfResult, evaluationInReach, rewriteEvaluations, sealed, subjectFields } from './evaluation.reads.ts';

export interface AmendEvaluation {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly values: { readonly total?: number; readonly grade?: EvaluationGrade };
  readonly basis: Basis | null;
}

/** Another total or grade of a finalized evaluation; its rank and the results of all others stay. */
export async function amendEvaluation(
  write: Write,
  { id, expectedVersion, values, basis }: AmendEvaluation,
): Promise<Outcome<{ evaluationId: number }>> {
  const effectiveOn = today();
  const before = await evaluationInReach(write, id, effectiveOn);
  await assertVersion(write, EVALUATION, id, expectedVersion);
  const cycle = await cycleWithId(write, before.cycleId);
  assertFinalized(cycle, onDay(cycle.versions, effectiveOn)?.status);
  const after = amended(before, values, await bandsOf(write, cycle.schemeId));
  const changes = fieldChanges<typeof after>(before, after, ['total', 'grade', 'bandGrade', 'capped']);
  assertChanges('input', { recorded: changes });
  const { total, grade, bandGrade, capped } = after;
  const columns = { total, grade, band_grade: bandGrade, capped, amended: true, ...basisOfResult(basis) };
  await rewriteEvaluations(write, new Map([[id, columns]]));
  raiseVersions(write, EVALUATION.table, [id]);
  const named = { ...subjectFields(before), scheme: cycle.schemeKey, from: cycle.from, to: cycle.to };
  const fields = [...fieldChanges<Record<string, unknown>>(null, named, Object.keys(named)), ...sealed(changes)];
  return {
    keys: { evaluationId: id },
    effectiveOn,
    change: { subjectType: EVALUATION.type, subjectId: id, fields, basis },
  };
}
