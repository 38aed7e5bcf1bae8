import type { Basis, FieldChange, Outcome, Write } from '../../record/write.ts';
import { derivedFacts } from '../../record/declaration.ts';
import { firstVersion, reviseUntilNextChange, type Rewriting } from '../../record/periods.ts';
import { assertReach, type Concerned } from '../../record/reach.ts';
import { fieldChanges, recordedFacts } from '../../record/recorded-facts.ts';
import { begin, newId, recordRevision, thingToChange, versionsOfOne } from '../../record/timeline.ts';
import { today, type Day } from '../../time/day.ts';
import type { AssignmentRole, PoliceRank } from '../../generated/prisma/enums.ts';
import {
  believedPersonalRow,
  personalFactsOf,
  recordPersonal,
  requireSealer,
  revisePersonal,
  type PersonalValues,
} from '../../personal/personal.service.ts';
import type { Sealer } from '../../personal/sealer.ts';
import { InvalidInputError } from '../../errors/refusals.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { assertUnitThroughout } from '../units/unit.service.ts';
import { ASSIGNMENT, type AssignmentFacts } from './assignment.declaration.ts';
import { assertMayAdvance, type AdvancementNotes } from './advancement.service.ts';
import { assertPoliceNumberFree, assertServing, isServing } from './employment.rules.ts';
import { assertAgrees } from './national-id.rules.ts';
import { OFFICER, type OfficerFacts } from './officer.declaration.ts';
import { readAs, readingProblem } from './officer-input.rules.ts';
import { policeNumberHolder } from './officer.reads.ts';
import { assertNobodyHas, nationalIdHolder, type PersonalNotes } from './personal.reads.ts';
import { rankStepFrom } from './rank.reads.ts';
import { assertMayHaveRank, assertPromotion, rankHeld } from './rank.rules.ts';
import { assertNotSuspendedOn } from './suspension.rules.ts';

/** What every command about one officer has. */
export interface OfficerCommand {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

export type OfficerOutcome = Outcome<{ officerId: number }>;

/** What personal data is sealed with, null where the server has no keys; and where it is noted that some is given away. */
export interface Sealing extends PersonalNotes {
  readonly sealer: Sealer | null;
}

export interface EnrollOfficer {
  readonly facts: OfficerFacts;
  /** The reading that was given with the name. Default: derived. */
  readonly reading: string | undefined;
  readonly personal: PersonalValues;
  readonly post: { readonly unitId: number; readonly title: string; readonly role: AssignmentRole };
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

/** Puts a new officer on the roll, with a primary assignment. */
export async function enrollOfficer(
  write: Write,
  { facts, reading, personal, post, effectiveOn, basis }: EnrollOfficer,
  { sealer, operation }: Sealing,
): Promise<OfficerOutcome> {
  await assertReach(write, { units: [post.unitId] });
  await assertPersonalReach(write, { units: [post.unitId] }, personal);
  if (facts.rank !== null) assertMayHaveRank(facts.category);
  const { policeNumber } = facts;
  const [numberHolder, unit, idHolder, id, assignmentId] = await Promise.all([
    policeNumber === null
      ? null
      : policeNumberHolder(write, policeNumber, { from: effectiveOn, to: null, exceptId: null }),
    versionsOfOne(write, UNIT, post.unitId),
    nationalIdHolder(write, sealer, personal.nationalId, { effectiveOn, exceptId: null }),
    newId(write, OFFICER),
    newId(write, ASSIGNMENT),
  ]);
  if (policeNumber !== null) assertPoliceNumberFree(policeNumber, numberHolder);
  assertUnitThroughout(post.unitId, unit, effectiveOn, null);
  if (personal.nationalId != null) requireSealer(sealer);
  assertNobodyHas(idHolder, { operation });
  const sealed = revisePersonal(sealer, id, null, personal);
  const assignment: AssignmentFacts = { ...post, officerId: id, externalOrgan: null, kind: 'PRIMARY' };
  const [recorded] = await recordedFacts(write, ASSIGNMENT, [assignment], effectiveOn);

  begin(write, OFFICER, id, firstVersion(facts, effectiveOn, null, basis));
  begin(write, ASSIGNMENT, assignmentId, firstVersion(assignment, effectiveOn, null, basis), { officer_id: id });
  if (sealed) recordPersonal(write, sealed);
  return outcome({ id, effectiveOn, basis }, [
    ...fieldChanges(OFFICER, null, facts),
    ...readingChange(reading, null, facts),
    ...fieldChanges(ASSIGNMENT, null, recorded!),
    ...(sealed?.fields ?? []),
  ]);
}

/** Setting personal data needs the scope that reading it needs. */
export async function assertPersonalReach(write: Write, concerned: Concerned, personal: PersonalValues): Promise<void> {
  if (isGiven(personal)) await assertReach(write, concerned, ['officer:personal']);
}

export const isGiven = ({ birthOn, nationalId }: PersonalValues): boolean =>
  birthOn !== undefined || nationalId !== undefined;

export interface ReviseOfficer extends OfficerCommand {
  /** Left out: stays as it is. */
  readonly values: Partial<OfficerFacts>;
  /** How the name is read; null: as it is derived. Left out: as before, or derived from a new name. */
  readonly reading: string | null | undefined;
  readonly personal: PersonalValues;
}

/** Records new values from a day on, each until its next change on record; personal data has no days. */
export async function reviseOfficer(
  write: Write,
  { values: given, reading, personal, ...command }: ReviseOfficer,
  { sealer, operation }: Sealing,
): Promise<OfficerOutcome> {
  const { id, effectiveOn, basis } = command;
  await assertReach(write, { officers: [id] });
  await assertPersonalReach(write, { officers: [id] }, personal);
  const [{ current, versions }, row, idHolder] = await Promise.all([
    thingToChange(write, OFFICER, command),
    isGiven(personal) || given.gender !== undefined ? believedPersonalRow(write, id) : null,
    nationalIdHolder(write, sealer, personal.nationalId, { effectiveOn, exceptId: id }),
  ]);
  const values = { ...given, ...newReading(given.name ?? current.name, reading) };
  const after = { ...current, ...values };
  const rewriting = withoutFreedNumbers(
    reviseUntilNextChange(versions, effectiveOn, values, basis, derivedFacts(OFFICER)),
    values,
  );
  const { policeNumber } = values;
  if (policeNumber != null && policeNumber !== current.policeNumber) {
    assertServing({ name: current.name, from: effectiveOn, throughout: isServing(current.status) });
    const to = rewriting.recorded.findLast((version) => version.policeNumber === policeNumber)?.validTo ?? null;
    const holder = await policeNumberHolder(write, policeNumber, { from: effectiveOn, to, exceptId: id });
    assertPoliceNumberFree(policeNumber, holder);
  }
  if (personal.nationalId != null) requireSealer(sealer);
  assertNobodyHas(idHolder, { operation });
  const sealed = revisePersonal(sealer, id, row, personal);
  // without a key nothing personal is being changed, and what is sealed cannot be compared
  if (sealer && (sealed || values.gender !== undefined)) {
    const { nationalId, birthOn } = sealed?.facts ?? personalFactsOf(sealer, row);
    assertAgrees(nationalId, { today: today(), birthOn, gender: after.gender });
  }
  const [before, changed] = await recordedFacts(write, OFFICER, [current, after], effectiveOn);
  const fields = [
    ...fieldChanges(OFFICER, before!, changed!),
    ...readingChange(reading, current, after),
    ...(sealed?.fields ?? []),
  ];
  assertChanges('input', { recorded: fields });

  if (sealed) recordPersonal(write, sealed);
  return revised(write, command, rewriting, fields);
}

/** The keys of a name with the reading that is given for it, if one is. */
export function newReading(name: string, reading: string | null | undefined): Partial<OfficerFacts> {
  if (reading === undefined) return {};
  const problem = readingProblem(name, reading);
  if (problem) throw new InvalidInputError([{ path: 'namePinyin', text: problem }]);
  return readAs(name, reading);
}

/** For the record: the reading where it was given; else it goes with the name, which is told. */
export function readingChange(
  reading: string | null | undefined,
  before: OfficerFacts | null,
  after: OfficerFacts,
): FieldChange[] {
  if (reading === undefined || before?.namePinyin === after.namePinyin) return [];
  return [{ field: 'namePinyin', before: before?.namePinyin ?? null, after: after.namePinyin }];
}

/** Keeps police numbers from the time after an officer has left, to which a change of the time before would extend. */
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

/** Gives a higher rank, another grade, or both from a day on, each until its next change on record. */
export async function promoteOfficer(
  write: Write,
  { values, ...command }: PromoteOfficer,
  notes: AdvancementNotes,
): Promise<OfficerOutcome> {
  const { id, effectiveOn, basis } = command;
  await assertReach(write, { officers: [id] });
  const { current, versions } = await thingToChange(write, OFFICER, command);
  assertServing({ name: current.name, from: effectiveOn, throughout: isServing(current.status) });
  assertNotSuspendedOn({ ...current, on: effectiveOn });
  if (values.rank !== undefined) {
    const held = rankHeld(versions, effectiveOn);
    const step = held && (await rankStepFrom(write, held.rank, effectiveOn));
    assertPromotion({ category: current.category, held, step, to: values.rank, effectiveOn, basis });
  }
  if (values.rank !== undefined) await assertMayAdvance(write, { purpose: 'RANK', on: effectiveOn }, [id], notes);
  if (values.grade !== undefined) await assertMayAdvance(write, { purpose: 'GRADE', on: effectiveOn }, [id], notes);
  const rewriting = reviseUntilNextChange<OfficerFacts>(versions, effectiveOn, values, basis);
  assertChanges('input', rewriting);
  const [before, after] = await recordedFacts(write, OFFICER, [current, { ...current, ...values }], effectiveOn);
  return revised(write, command, rewriting, fieldChanges(OFFICER, before!, after!));
}

/** Records a change of an officer. */
export function revised(
  write: Write,
  command: OfficerCommand,
  rewriting: Rewriting<OfficerFacts>,
  fields: readonly FieldChange[],
): OfficerOutcome {
  recordRevision(write, OFFICER, command.id, rewriting);
  return outcome(command, fields);
}

const outcome = (
  { id, effectiveOn, basis }: Pick<OfficerCommand, 'id' | 'effectiveOn' | 'basis'>,
  fields: readonly FieldChange[],
): OfficerOutcome => ({
  keys: { officerId: id },
  effectiveOn,
  change: { subjectType: OFFICER.type, subjectId: id, fields, basis },
});
