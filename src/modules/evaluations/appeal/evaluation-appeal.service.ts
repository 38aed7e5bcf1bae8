import type { EvaluationAppealStatus } from '../../../generated/prisma/enums.ts';
import { NotFoundError } from '../../../errors/refusals.ts';
import type { FactsOf } from '../../../record/declaration.ts';
import { assertVersion } from '../../../record/optimistic-locks.ts';
import { firstVersion, replaceFrom } from '../../../record/periods.ts';
import { fieldChanges, newFields } from '../../../record/recorded-facts.ts';
import { begin, newId, recordRevision } from '../../../record/timeline.ts';
import type { Basis, Outcome, Write } from '../../../record/write.ts';
import type { Day } from '../../../time/day.ts';
import { cycleWithId } from '../cycle/evaluation-cycle.reads.ts';
import { assertFinalizedOn } from '../cycle/evaluation-cycle.rules.ts';
import { EVALUATION } from '../cycle/evaluation.declaration.ts';
import { assertSubjectReach, evaluationInReach, evaluationOn } from '../result/evaluation.reads.ts';
import { sealedChanges, subjectFields } from '../result/evaluation.service.ts';
import { regulationLimits } from '../scheme/evaluation-scheme.reads.ts';
import { EVALUATION_APPEAL } from './evaluation-appeal.declaration.ts';
import { appealWithId, openAppeal, type Appeal } from './evaluation-appeal.reads.ts';
import {
  assertDecidedOn,
  assertNoneOpen,
  assertNotifiedOn,
  assertUndecided,
  isLate,
} from './evaluation-appeal.rules.ts';

type AppealFacts = FactsOf<typeof EVALUATION_APPEAL>;

export interface AppealEvaluation {
  readonly evaluationId: number;
  readonly notifiedOn: Day;
  readonly filedOn: Day;
  readonly grounds: string;
  readonly lateBecause: string | null;
  readonly basis: Basis | null;
}

/** Files an appeal against the result of a finalized evaluation; the result stays as it is. */
export async function appealEvaluation(
  write: Write,
  { evaluationId, notifiedOn, filedOn, grounds, basis, ...command }: AppealEvaluation,
): Promise<Outcome<{ appealId: number }>> {
  const evaluation = await evaluationInReach(write, evaluationId, filedOn);
  const [cycle, open, limits, id] = await Promise.all([
    cycleWithId(write, evaluation.cycleId),
    openAppeal(write).load({ evaluationId, from: filedOn }),
    regulationLimits(write).load(notifiedOn),
    newId(write, EVALUATION_APPEAL),
  ]);
  assertFinalizedOn(cycle, filedOn);
  assertNotifiedOn({ notifiedOn, finalizedOn: cycle.versions.find(({ status }) => status === 'FINALIZED')!.validFrom });
  assertNoneOpen(open);
  const late = isLate({
    grade: evaluation.result.grade,
    byOfficer: evaluation.officerId !== null,
    notifiedOn,
    filedOn,
    days: limits.APPEAL_DAYS ?? null,
    because: command.lateBecause,
  });
  const texts = { grounds, lateBecause: late ? command.lateBecause : null };

  const filed: AppealFacts = { status: 'FILED', decidedOn: null, decision: null };
  begin(write, EVALUATION_APPEAL, id, firstVersion(filed, filedOn, null, basis), {
    evaluation_id: evaluationId,
    notified_on: notifiedOn,
    filed_on: filedOn,
    grounds,
    late_because: texts.lateBecause,
  });
  const named = { ...subjectFields(evaluation), scheme: cycle.schemeKey, notifiedOn, status: filed.status };
  const fields = [...newFields(named), ...sealedChanges(null, texts, ['grounds', 'lateBecause'])];
  return {
    keys: { appealId: id },
    effectiveOn: filedOn,
    change: { subjectType: EVALUATION_APPEAL.type, subjectId: id, fields, basis },
  };
}

/** An appeal that the writer may act on. */
async function appealInReach(write: Write, id: number): Promise<Appeal> {
  const appeal = await appealWithId(write, id);
  await assertSubjectReach(write, appeal);
  if (!appeal) throw new NotFoundError(EVALUATION_APPEAL.type, String(id));
  return appeal;
}

export interface DecideAppeal {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly status: Exclude<EvaluationAppealStatus, 'FILED'>;
  readonly decision: string;
  readonly decidedOn: Day;
  readonly basis: Basis | null;
}

/** Decides an appeal. One that is upheld changes no result: that is an amendment, with a basis of its own. */
export async function decideAppeal(
  write: Write,
  { id, expectedVersion, status, decision, decidedOn, basis }: DecideAppeal,
): Promise<Outcome<{ appealId: number }>> {
  const { filedOn, evaluationId, versions } = await appealInReach(write, id);
  const [, evaluation] = await Promise.all([
    assertVersion(write, EVALUATION_APPEAL, id, expectedVersion),
    evaluationOn(write).load({ id: evaluationId, day: decidedOn }),
  ]);
  assertDecidedOn({ decidedOn, filedOn });
  assertUndecided(decidedOn, versions);
  if (!evaluation) throw new NotFoundError(EVALUATION.type, String(evaluationId));

  const decided: AppealFacts = { status, decidedOn, decision };
  recordRevision(
    write,
    EVALUATION_APPEAL,
    id,
    replaceFrom(versions, decidedOn, () => decided, basis),
  );
  const fields = [
    ...newFields(subjectFields(evaluation)),
    ...fieldChanges(EVALUATION_APPEAL, { status: 'FILED' }, { ...decided }),
    ...sealedChanges(null, { decision }, ['decision']),
  ];
  return {
    keys: { appealId: id },
    effectiveOn: decidedOn,
    change: { subjectType: EVALUATION_APPEAL.type, subjectId: id, fields, basis },
  };
}
