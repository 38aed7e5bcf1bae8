import type { Basis, Outcome, Write } from '../../database/changes.ts';
import { assertVersion, raiseVersions } from '../../database/locks.ts';
import type { Day } from '../../database/temporal.ts';
import { begun, covers, ended, fieldChanges, revised, rewrite } from '../../database/timeline.ts';
import { UNIT, UNIT_VERSIONS, assignmentsFrom, childrenFrom, codeHolder, isAbove, unitOn } from './unit.facts.ts';
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

const FIELDS = Object.keys(UNIT_VERSIONS.columns).filter((fact) => fact !== 'namePinyin') as (keyof UnitFacts)[];

export interface CreateUnit {
  readonly facts: UnitFacts;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

export async function createUnit(write: Write, { facts, effectiveOn, basis }: CreateUnit): Promise<UnitOutcome> {
  assertCodeFree(facts.code, await codeHolder(write, facts.code, effectiveOn));
  if (facts.parentId !== null) await assertParentThere(write, facts.parentId, effectiveOn);
  const { id } = await write.transaction.unit.create({ data: {} });
  await rewrite(write, UNIT_VERSIONS, new Map([[id, begun(facts, effectiveOn, null, basis)]]));
  return outcome(id, effectiveOn, basis, fieldChanges(null, facts, FIELDS));
}

/** New values from a day on; a value that is left out stays. */
export async function reviseUnit(
  write: Write,
  { id, expectedVersion, effectiveOn, basis, values }: UnitCommand & { readonly values: Partial<UnitFacts> },
): Promise<UnitOutcome> {
  await assertVersion(write, UNIT, id, expectedVersion);
  const { current, versions } = await unitOn(write, id, effectiveOn);
  const rewriting = revised(versions, effectiveOn, values, basis);
  await rewrite(write, UNIT_VERSIONS, new Map([[id, rewriting]]));
  await raiseVersions(write, 'unit', [id]);
  return outcome(id, effectiveOn, basis, fieldChanges(current, { ...current, ...values }, FIELDS));
}

/** Puts a unit, and all below it, under another, or at the root. */
export async function moveUnit(
  write: Write,
  { id, expectedVersion, effectiveOn, basis, parentId }: UnitCommand & { readonly parentId: number | null },
): Promise<UnitOutcome> {
  await assertVersion(write, UNIT, id, expectedVersion);
  const { current, versions } = await unitOn(write, id, effectiveOn);
  if (parentId !== null) {
    await assertParentThere(write, parentId, effectiveOn, versions.at(-1)!.validTo);
    assertNotOwnAncestor({ code: current.code, wouldBe: await isAbove(write, id, parentId, effectiveOn) });
  }
  await rewrite(write, UNIT_VERSIONS, new Map([[id, revised(versions, effectiveOn, { parentId }, basis)]]));
  await raiseVersions(write, 'unit', [id]);
  return outcome(id, effectiveOn, basis, fieldChanges(current, { ...current, parentId }, FIELDS));
}

/** The unit is there for the last time on the day before. */
export async function closeUnit(
  write: Write,
  { id, expectedVersion, effectiveOn, basis }: UnitCommand,
): Promise<UnitOutcome> {
  await assertVersion(write, UNIT, id, expectedVersion);
  const { current, versions } = await unitOn(write, id, effectiveOn);
  assertThereBefore({ code: current.code, firstDay: versions[0]!.validFrom, effectiveOn });
  const serving = new Set((await assignmentsFrom(write, [id], effectiveOn)).map(({ officerId }) => officerId)).size;
  const subunits = (await childrenFrom(write, [id], effectiveOn)).length;
  assertMayClose({ code: current.code, on: effectiveOn, serving, subunits });
  await rewrite(write, UNIT_VERSIONS, new Map([[id, ended(versions, effectiveOn)]]));
  await raiseVersions(write, 'unit', [id]);
  const closing = { field: 'validTo', before: versions.at(-1)!.validTo, after: effectiveOn };
  return outcome(id, effectiveOn, basis, [closing]);
}

async function assertParentThere(write: Write, parentId: number, from: Day, to: Day | null = null): Promise<void> {
  const { current, versions } = await unitOn(write, parentId, from);
  assertUnitThere({ code: current.code, from, there: covers(versions, from, to) });
}

const outcome = (
  unitId: number,
  effectiveOn: Day,
  basis: Basis | null,
  fields: Outcome<object>['change']['fields'],
): UnitOutcome => ({
  keys: { unitId },
  effectiveOn,
  change: { subjectType: 'Unit', subjectId: unitId, fields, basis },
});
