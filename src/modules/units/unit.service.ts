import type { Basis, FieldChange, Outcome, Write } from '../../record/changes.ts';
import { assertVersion, noteMade, raiseVersions } from '../../record/optimistic-locks.ts';
import { assertReach } from '../../record/reach.ts';
import type { Day } from '../../time/day.ts';
import { begun, covers, ended, revised, revisedUntil, type Rewriting } from '../../record/periods.ts';
import { endChanges, fieldChanges, rewrite } from '../../record/timeline.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { assertMayEnd } from './unit-end.service.ts';
import {
  RECORDED_FACTS,
  UNIT,
  UNIT_VERSIONS,
  assignmentsFrom,
  childrenFrom,
  codeHolder,
  forRecord,
  isAnyAbove,
  unitOn,
  type RecordedUnit,
} from './unit.reads.ts';
import {
  assertCodeFree,
  assertMayClose,
  assertNotOwnAncestor,
  assertThereBefore,
  assertUnitThere,
  type UnitFacts,
} from './unit.rules.ts';

/** What any change of one unit says. */
interface UnitCommand {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

type UnitOutcome = Outcome<{ unitId: number }>;

export interface CreateUnit {
  readonly facts: UnitFacts;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

export async function createUnit(write: Write, { facts, effectiveOn, basis }: CreateUnit): Promise<UnitOutcome> {
  await assertReach(write, { units: [facts.parentId] });
  assertCodeFree(facts.code, await codeHolder(write, facts.code, effectiveOn));
  if (facts.parentId !== null) await assertUnitThereUntil(write, facts.parentId, effectiveOn, null);
  const { id } = await write.transaction.unit.create({ data: {} });
  noteMade(write, UNIT.table, id);
  await rewrite(write, UNIT_VERSIONS, new Map([[id, begun(facts, effectiveOn, null, basis)]]));
  const [after] = await forRecord(write, [facts], effectiveOn);
  return outcome(id, effectiveOn, basis, fieldChanges<RecordedUnit>(null, after!, RECORDED_FACTS));
}

/** New values from a day on, each until its next change on record; a value that is left out stays. */
export async function reviseUnit(
  write: Write,
  { values, ...command }: UnitCommand & { readonly values: Partial<UnitFacts> },
): Promise<UnitOutcome> {
  const { id, expectedVersion, effectiveOn, basis } = command;
  await assertReach(write, { units: [id] });
  await assertVersion(write, UNIT, id, expectedVersion);
  const { current, versions } = await unitOn(write, id, effectiveOn);
  const rewriting = revised(versions, effectiveOn, values, basis, { namePinyin: 'name' });
  assertChanges('input', rewriting);
  return rewritten(write, command, rewriting, current, { ...current, ...values });
}

/** Puts a unit, and all below it, under another from a day on, until its next move on record. */
export async function moveUnit(
  write: Write,
  { parentId, ...command }: UnitCommand & { readonly parentId: number },
): Promise<UnitOutcome> {
  const { id, expectedVersion, effectiveOn, basis } = command;
  await assertReach(write, { units: [id, parentId] });
  await assertVersion(write, UNIT, id, expectedVersion);
  const { current, versions } = await unitOn(write, id, effectiveOn);
  await assertReach(write, { units: [current.parentId] });
  const until = revisedUntil(versions, effectiveOn, 'parentId');
  await assertUnitThereUntil(write, parentId, effectiveOn, until);
  const wouldBe = await isAnyAbove(write, [id], parentId, effectiveOn, until);
  assertNotOwnAncestor({ code: current.code, wouldBe });
  const rewriting = revised(versions, effectiveOn, { parentId }, basis);
  assertChanges('parent', rewriting);
  return rewritten(write, command, rewriting, current, { ...current, parentId });
}

/** The unit is there for the last time on the day before. */
export async function closeUnit(
  write: Write,
  { id, expectedVersion, effectiveOn, basis }: UnitCommand,
): Promise<UnitOutcome> {
  await assertReach(write, { units: [id] });
  await assertVersion(write, UNIT, id, expectedVersion);
  const { current, versions } = await unitOn(write, id, effectiveOn);
  assertThereBefore({ code: current.code, firstDay: versions[0]!.validFrom, effectiveOn });
  const serving = new Set((await assignmentsFrom(write, [id], effectiveOn)).map(({ officerId }) => officerId)).size;
  const subunits = (await childrenFrom(write, [id], effectiveOn)).length;
  assertMayClose({ code: current.code, on: effectiveOn, serving, subunits });
  await assertMayEnd(write, { codes: new Map([[id, current.code]]), on: effectiveOn });
  await rewrite(write, UNIT_VERSIONS, new Map([[id, ended(versions, effectiveOn)]]));
  await raiseVersions(write, UNIT.table, [id]);
  const history = await forRecord(write, versions, effectiveOn);
  return outcome(id, effectiveOn, basis, endChanges<RecordedUnit>(history, effectiveOn, RECORDED_FACTS));
}

/** Nothing is below a unit, or serves in it, on a day of the period on which that unit is not there. */
export async function assertUnitThereUntil(write: Write, unitId: number, from: Day, to: Day | null): Promise<void> {
  const { current, versions } = await unitOn(write, unitId, from);
  assertUnitThere({ code: current.code, from, there: covers(versions, from, to) });
}

/** Records new values of a unit; `before` and `after` are those of the day. */
async function rewritten(
  write: Write,
  { id, effectiveOn, basis }: UnitCommand,
  rewriting: Rewriting<UnitFacts>,
  ...values: [before: UnitFacts, after: UnitFacts]
): Promise<UnitOutcome> {
  await rewrite(write, UNIT_VERSIONS, new Map([[id, rewriting]]));
  await raiseVersions(write, UNIT.table, [id]);
  const [before, after] = await forRecord(write, values, effectiveOn);
  return outcome(id, effectiveOn, basis, fieldChanges<RecordedUnit>(before!, after!, RECORDED_FACTS));
}

const outcome = (
  unitId: number,
  effectiveOn: Day,
  basis: Basis | null,
  fields: readonly FieldChange[],
): UnitOutcome => ({
  keys: { unitId },
  effectiveOn,
  change: { subjectType: 'Unit', subjectId: unitId, fields, basis },
});
