import type { Basis, FieldChange, Outcome, Write } from '../../record/write.ts';
import { assertVersion, noteMade, raiseVersions } from '../../record/optimistic-locks.ts';
import { assertReach, type Concerned } from '../../record/reach.ts';
import { today, type Day } from '../../time/day.ts';
import { firstVersion, reviseUntilNextChange, type Derived, type Rewriting } from '../../record/periods.ts';
import { fieldChanges, rewrite } from '../../record/timeline-legacy.ts';
import type { AssignmentRole, PoliceRank } from '../../generated/prisma/enums.ts';
import { recordPersonal, type PersonalValues } from '../../personal/personal.service.ts';
import type { Sealer } from '../../personal/sealer.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { assertUnitThereUntil } from '../units/unit.service.ts';
import { RECORDED_POST, forRecord, type AssignmentFacts, type RecordedAssignment } from './assignment.reads.ts';
import { beginAssignment } from './assignment.service.ts';
import {
  OFFICER,
  OFFICER_VERSIONS,
  RECORDED_FACTS,
  officerOn,
  policeNumberHolder,
  type OfficerFacts,
} from './officer.reads.ts';
import { assertNationalIdUnclaimed, assertPersonalAgrees } from './personal.reads.ts';
import { rankStepFrom } from './rank.reads.ts';
import { assertMayHaveRank, assertPromotion, rankHeld } from './rank.rules.ts';
import { assertPoliceNumberFree, assertServing, isServing } from './employment.rules.ts';

/** What any change of one officer says. */
export interface OfficerCommand {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

export type OfficerOutcome = Outcome<{ officerId: number }>;

export interface EnrollOfficer {
  readonly facts: OfficerFacts;
  readonly personal: PersonalValues;
  readonly post: { readonly unitId: number; readonly title: string; readonly role: AssignmentRole };
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

/** A new officer with a primary assignment. */
export async function enrollOfficer(
  write: Write,
  sealer: Sealer | null,
  { facts, personal, post, effectiveOn, basis }: EnrollOfficer,
): Promise<OfficerOutcome> {
  await assertReach(write, { units: [post.unitId] });
  await assertPersonalReach(write, { units: [post.unitId] }, personal);
  if (facts.rank !== null) assertMayHaveRank(facts.category);
  if (facts.policeNumber !== null) {
    const holder = await policeNumberHolder(write, facts.policeNumber, effectiveOn, null, null);
    assertPoliceNumberFree(facts.policeNumber, holder);
  }
  await assertUnitThereUntil(write, post.unitId, effectiveOn, null);
  await assertNationalIdUnclaimed(write, sealer, personal.nationalId, effectiveOn, null);

  const { id } = await write.transaction.officer.create({ data: {} });
  noteMade(write, OFFICER.table, id);
  await rewrite(write, OFFICER_VERSIONS, new Map([[id, firstVersion(facts, effectiveOn, null, basis)]]));
  const assignment: AssignmentFacts = { ...post, officerId: id, externalOrgan: null, kind: 'PRIMARY' };
  await beginAssignment(write, assignment, effectiveOn, null, basis);
  const sealed = await recordPersonal(write, sealer, id, personal);
  const [recorded] = await forRecord(write, [assignment], effectiveOn);
  return outcome(id, effectiveOn, basis, [
    ...fieldChanges<OfficerFacts>(null, facts, RECORDED_FACTS),
    ...fieldChanges<RecordedAssignment>(null, recorded!, RECORDED_POST),
    ...sealed,
  ]);
}

/** Whoever may not read somebody's personal data may not set it either. */
async function assertPersonalReach(write: Write, concerned: Concerned, personal: PersonalValues): Promise<void> {
  if (personal.birthOn === undefined && personal.nationalId === undefined) return;
  await assertReach(write, concerned, ['officer:personal']);
}

const FROM_NAME: Derived<OfficerFacts> = {
  namePinyin: 'name',
  nameJoined: 'name',
  nameInitials: 'name',
  nameStrokes: 'name',
};

/** New values from a day on, each until its next change on record; personal data has no days. */
export async function reviseOfficer(
  write: Write,
  sealer: Sealer | null,
  { values, personal, ...command }: OfficerCommand & { values: Partial<OfficerFacts>; personal: PersonalValues },
): Promise<OfficerOutcome> {
  const { id, expectedVersion, effectiveOn, basis } = command;
  await assertReach(write, { officers: [id] });
  await assertPersonalReach(write, { officers: [id] }, personal);
  await assertVersion(write, OFFICER, id, expectedVersion);
  const { current, versions } = await officerOn(write, id, effectiveOn);
  const after = { ...current, ...values };
  const rewriting = withoutFreedNumbers(reviseUntilNextChange(versions, effectiveOn, values, basis, FROM_NAME), values);
  const { policeNumber } = values;
  if (policeNumber != null && policeNumber !== current.policeNumber) {
    assertServing({ name: current.name, from: effectiveOn, throughout: isServing(current.status) });
    const until = rewriting.recorded.findLast((row) => row.policeNumber === policeNumber)?.validTo ?? null;
    assertPoliceNumberFree(policeNumber, await policeNumberHolder(write, policeNumber, effectiveOn, until, id));
  }
  await assertNationalIdUnclaimed(write, sealer, personal.nationalId, effectiveOn, id);
  const sealed = await recordPersonal(write, sealer, id, personal);
  const named = values.gender !== undefined || personal.birthOn !== undefined || personal.nationalId !== undefined;
  if (named) await assertPersonalAgrees(write, sealer, id, { today: today(), gender: after.gender });
  const fields = [...fieldChanges<OfficerFacts>(current, after, RECORDED_FACTS), ...sealed];
  assertChanges('input', { recorded: fields });
  return rewritten(write, command, rewriting, fields);
}

/** Who has left the force gets no police number by what is said of the time before. */
function withoutFreedNumbers(
  rewriting: Rewriting<OfficerFacts>,
  { policeNumber }: Partial<OfficerFacts>,
): Rewriting<OfficerFacts> {
  if (policeNumber == null) return rewriting;
  const recorded = rewriting.recorded.map((row) => (isServing(row.status) ? row : { ...row, policeNumber: null }));
  return { ...rewriting, recorded };
}

export interface PromoteOfficer extends OfficerCommand {
  /** Left out: stays as it is. */
  readonly values: { readonly rank?: PoliceRank; readonly grade?: string };
}

/** A higher rank, another grade, or both from a day on, each until its next change on record. */
export async function promoteOfficer(write: Write, { values, ...command }: PromoteOfficer): Promise<OfficerOutcome> {
  const { id, expectedVersion, effectiveOn, basis } = command;
  await assertReach(write, { officers: [id] });
  await assertVersion(write, OFFICER, id, expectedVersion);
  const { current, versions } = await officerOn(write, id, effectiveOn);
  assertServing({ name: current.name, from: effectiveOn, throughout: isServing(current.status) });
  if (values.rank !== undefined) {
    const held = rankHeld(versions, effectiveOn);
    const step = held && (await rankStepFrom(write, held.rank, effectiveOn));
    assertPromotion({ category: current.category, held, step, to: values.rank, effectiveOn, basis });
  }
  const rewriting = reviseUntilNextChange(versions, effectiveOn, values, basis);
  assertChanges('input', rewriting);
  const fields = fieldChanges<OfficerFacts>(current, { ...current, ...values }, RECORDED_FACTS);
  return rewritten(write, command, rewriting, fields);
}

/** Records what a change does to an officer. */
export async function rewritten(
  write: Write,
  { id, effectiveOn, basis }: OfficerCommand,
  rewriting: Rewriting<OfficerFacts>,
  fields: readonly FieldChange[],
): Promise<OfficerOutcome> {
  await rewrite(write, OFFICER_VERSIONS, new Map([[id, rewriting]]));
  raiseVersions(write, OFFICER.table, [id]);
  return outcome(id, effectiveOn, basis, fields);
}

const outcome = (
  officerId: number,
  effectiveOn: Day,
  basis: Basis | null,
  fields: readonly FieldChange[],
): OfficerOutcome => ({
  keys: { officerId },
  effectiveOn,
  change: { subjectType: OFFICER.type, subjectId: officerId, fields, basis },
});
