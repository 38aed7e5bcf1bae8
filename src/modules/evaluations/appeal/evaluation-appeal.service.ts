import type { Basis, Outcome, Write } from '../../../record/write.ts';
import { assertVersion, noteMade, raiseVersions } from '../../../record/optimistic-locks.ts';
import { firstVersion, onDay, replaceFrom } from '../../../record/periods.ts';
import type { Day } from '../../../time/day.ts';
import { fieldChanges, rewrite } from '../../../record/timeline-legacy.ts';
import type { EvaluationAppealStatus } from '../../../generated/prisma/enums.ts';
import { NotFoundError } from '../../../errors/refusals.ts';
import { assertFinalized } from '../result/evaluation-amendment.rules.ts';
import {
  APPEAL,
  APPEAL_VERSIONS,
  appealWithId,
  openAppeal,
  type Appeal,
  type AppealVersionFacts,
} from './evaluation-appeal.reads.ts';
import {
  assertDecidedOn,
  assertNoneOpen,
  assertNotifiedOn,
  assertUndecided,
  isLate,
} from './evaluation-appeal.rules.ts';
import { cycleWithId } from '../cycle/evaluation-cycle.reads.ts';
import { evaluationRules } from '../scheme/evaluation-scheme.reads.ts';
import { assertSubjectReach, evaluationInReach, sealed, subjectFields } from '../result/evaluation.reads.ts';

export interface AppealEvaluation {
  readonly evaluationId: number;
  readonly notifiedOn: Day;
  readonly filedOn: Day;
  readonly grounds: string;
  readonly lateBecause: string | null;
  readonly basis: Basis | null;
}

/** What is told of a result in words. */
type AppealTexts = Pick<AppealEvaluation, 'grounds' | 'lateBecause'>;

/** What the subject of a finalized evaluation holds against it; the result stays as it is. */
export async function appealEvaluation(
  write: Write,
  { evaluationId, notifiedOn, filedOn, grounds, basis, ...command }: AppealEvaluation,
): Promise<Outcome<{ appealId: number }>> {
  const evaluation = await evaluationInReach(write, evaluationId, filedOn);
  const cycle = await cycleWithId(write, evaluation.cycleId);
  assertFinalized(cycle, onDay(cycle.versions, filedOn)?.status);
  assertNotifiedOn({ notifiedOn, finalizedOn: cycle.versions.find(({ status }) => status === 'FINALIZED')!.validFrom });
  assertNoneOpen(await openAppeal(write, evaluationId, filedOn));
  const late = isLate({
    grade: evaluation.grade,
    byOfficer: evaluation.officerId !== null,
    notifiedOn,
    filedOn,
    days: (await evaluationRules(write, notifiedOn)).APPEAL_DAYS ?? null,
    because: command.lateBecause,
  });
  const lateBecause = late ? command.lateBecause : null;
  const { id } = await write.transaction.evaluationAppeal.create({
    data: { evaluationId, notifiedOn: new Date(notifiedOn), filedOn: new Date(filedOn), grounds, lateBecause },
    select: { id: true },
  });
  noteMade(write, APPEAL.table, id);
  const filed: AppealVersionFacts = { status: 'FILED', decidedOn: null, decision: null };
  await rewrite(write, APPEAL_VERSIONS, new Map([[id, firstVersion(filed, filedOn, null, basis)]]));
  const named = { ...subjectFields(evaluation), scheme: cycle.schemeKey, notifiedOn, status: 'FILED' };
  const fields = [
    ...fieldChanges<Record<string, unknown>>(null, named, Object.keys(named)),
    ...sealed(fieldChanges<AppealTexts>(null, { grounds, lateBecause }, ['grounds', 'lateBecause'])),
  ];
  return {
    keys: { appealId: id },
    effectiveOn: filedOn,
    change: { subjectType: APPEAL.type, subjectId: id, fields, basis },
  };
}

/** An appeal against a result that the writer may act on. */
async function appealInReach(write: Write, id: number): Promise<Appeal> {
  const appeal = await appealWithId(write, id);
  await assertSubjectReach(write, appeal);
  if (!appeal) throw new NotFoundError(APPEAL.type, String(id));
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

/** The end of an appeal. One that is upheld changes no result: that is an amendment, with a basis of its own. */
export async function decideAppeal(
  write: Write,
  { id, expectedVersion, status, decision, decidedOn, basis }: DecideAppeal,
): Promise<Outcome<{ appealId: number }>> {
  const { filedOn, evaluationId, versions } = await appealInReach(write, id);
  await assertVersion(write, APPEAL, id, expectedVersion);
  assertDecidedOn({ decidedOn, filedOn });
  assertUndecided(decidedOn, versions);
  const evaluation = await evaluationInReach(write, evaluationId, decidedOn);
  const decided: AppealVersionFacts = { status, decidedOn, decision };
  await rewrite(write, APPEAL_VERSIONS, new Map([[id, replaceFrom(versions, decidedOn, () => decided, basis)]]));
  raiseVersions(write, APPEAL.table, [id]);
  const named = subjectFields(evaluation);
  const fields = [
    ...fieldChanges<Record<string, unknown>>(null, named, Object.keys(named)),
    ...fieldChanges<AppealVersionFacts>({ status: 'FILED' }, decided, ['status']),
    ...sealed(fieldChanges<AppealVersionFacts>(null, decided, ['decision'])),
  ];
  return {
    keys: { appealId: id },
    effectiveOn: decidedOn,
    change: { subjectType: APPEAL.type, subjectId: id, fields, basis },
  };
}
