import type { Basis, FieldChange, Outcome, Write } from '../../record/write.ts';
import { assertReach } from '../../record/reach.ts';
import type { Day } from '../../time/day.ts';
import {
  covers,
  endFrom,
  firstVersion,
  revisedUntil,
  reviseUntilNextChange,
  type Rewriting,
  type Version,
} from '../../record/periods.ts';
import { derivedFacts } from '../../record/declaration.ts';
import { calledBy, endChanges, fieldChanges, recordedFacts } from '../../record/recorded-facts.ts';
import { begin, newId, recordRevision, thereOn, thingToChange, versionsOfOne } from '../../record/timeline.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { assertMayEnd, assertNoContent, unitEnds } from './unit-end.service.ts';
import { UNIT, type UnitFacts } from './unit.declaration.ts';
import { childrenFrom, codeHolder } from './unit.reads.ts';
import {
  assertCodeFree,
  assertNoSubunits,
  assertNotOwnAncestor,
  assertThereBefore,
  assertUnitThere,
} from './unit.rules.ts';
import { isAnyAbove } from './unit.tree.ts';

/** What every command about one unit has. */
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
  const { parentId } = facts;
  const [holder, parent, [after], id] = await Promise.all([
    codeHolder(write, facts.code, { from: effectiveOn, until: null, exceptId: null }),
    parentId === null ? [] : versionsOfOne(write, UNIT, parentId),
    recordedFacts(write, UNIT, [facts], effectiveOn),
    newId(write, UNIT),
  ]);
  assertCodeFree(facts.code, holder);
  if (parentId !== null) assertUnitThroughout(parentId, parent, effectiveOn, null);
  begin(write, UNIT, id, firstVersion(facts, effectiveOn, null, basis));
  return outcome({ id, effectiveOn, basis }, fieldChanges(UNIT, null, after!));
}

/** Records new values from a day on, each until its next change on record; a value that is left out stays. */
export async function reviseUnit(
  write: Write,
  { values, ...command }: UnitCommand & { readonly values: Partial<UnitFacts> },
): Promise<UnitOutcome> {
  await assertReach(write, { units: [command.id] });
  const { current, versions } = await thingToChange(write, UNIT, command);
  const rewriting = reviseUntilNextChange(versions, command.effectiveOn, values, command.basis, derivedFacts(UNIT));
  assertChanges('input', rewriting);
  return revised(write, command, rewriting, [current, { ...current, ...values }]);
}

/** Moves a unit, and all units below it, under another from a day on, until its next move on record. */
export async function moveUnit(
  write: Write,
  { parentId, ...command }: UnitCommand & { readonly parentId: number },
): Promise<UnitOutcome> {
  const { id, effectiveOn, basis } = command;
  await assertReach(write, { units: [id, parentId] });
  const [{ current, versions }, parent] = await Promise.all([
    thingToChange(write, UNIT, command),
    versionsOfOne(write, UNIT, parentId),
  ]);
  await assertReach(write, { units: [current.parentId] });
  const until = revisedUntil(versions, effectiveOn, 'parentId');
  assertUnitThroughout(parentId, parent, effectiveOn, until);
  const wouldBe = await isAnyAbove(write, [id], parentId, effectiveOn, until);
  assertNotOwnAncestor({ unit: calledBy(UNIT, current), wouldBe });
  const rewriting = reviseUntilNextChange<UnitFacts>(versions, effectiveOn, { parentId }, basis);
  assertChanges('parent', rewriting);
  return revised(write, command, rewriting, [current, { ...current, parentId }]);
}

/** Closes a unit, whose last day is the day before. */
export async function closeUnit(write: Write, command: UnitCommand): Promise<UnitOutcome> {
  const { id, effectiveOn } = command;
  await assertReach(write, { units: [id] });
  const { current, versions } = await thingToChange(write, UNIT, command);
  const name = calledBy(UNIT, current);
  assertThereBefore({ unit: name, firstDay: versions[0]!.validFrom, effectiveOn });
  const [subunits, history] = await Promise.all([
    childrenFrom(write, [id], effectiveOn),
    recordedFacts(write, UNIT, versions, effectiveOn),
  ]);
  await assertNoContent(write, { id, name, on: effectiveOn });
  assertNoSubunits({ unit: name, on: effectiveOn, subunits: subunits.length });
  const ending = { names: new Map([[id, name]]), on: effectiveOn };
  await assertMayEnd(write, ending);
  const dropped = await unitEnds.plan(write, ending);
  recordRevision(write, UNIT, id, endFrom(versions, effectiveOn));
  dropped.record();
  return outcome(command, [...endChanges(UNIT, history, effectiveOn), ...dropped.fields]);
}

/** Refuses a unit that does not exist on every day of a period; returns it as of the first day. */
export function assertUnitThroughout(
  id: number,
  versions: readonly Version<UnitFacts>[],
  from: Day,
  to: Day | null,
): Version<UnitFacts> {
  const current = thereOn(UNIT, id, versions, from);
  assertUnitThere({ unit: calledBy(UNIT, current), from, there: covers(versions, from, to) });
  return current;
}

/** Records new values of a unit; `values` are those of the day, before and after the change. */
async function revised(
  write: Write,
  command: UnitCommand,
  rewriting: Rewriting<UnitFacts>,
  values: readonly [before: UnitFacts, after: UnitFacts],
): Promise<UnitOutcome> {
  const [before, after] = await recordedFacts(write, UNIT, values, command.effectiveOn);
  recordRevision(write, UNIT, command.id, rewriting);
  return outcome(command, fieldChanges(UNIT, before!, after!));
}

const outcome = (
  { id, effectiveOn, basis }: Pick<UnitCommand, 'id' | 'effectiveOn' | 'basis'>,
  fields: readonly FieldChange[],
): UnitOutcome => ({
  keys: { unitId: id },
  effectiveOn,
  change: { subjectType: UNIT.type, subjectId: id, fields, basis },
});
