import type { Basis, FieldChange, Outcome, Write } from '../../record/write.ts';
import { raiseVersions } from '../../record/optimistic-locks.ts';
import { endFrom, onDay, replaceFrom, type Rewriting, type Version } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { calledBy, endChanges, recordedFacts } from '../../record/recorded-facts.ts';
import { believedVersions, recordRevisions, thereOn, versionsOfOne } from '../../record/timeline.ts';
import type { Day } from '../../time/day.ts';
import { assertMayEnd, planMoves, unitEnds } from './unit-end.service.ts';
import { UNIT, type UnitFacts } from './unit.declaration.ts';
import { childrenFrom } from './unit.reads.ts';
import { assertMergeApart, assertThereBefore } from './unit.rules.ts';
import { assertUnitThroughout } from './unit.service.ts';
import { isAnyAbove } from './unit.tree.ts';

export interface MergeUnits {
  readonly ids: readonly number[];
  readonly intoId: number;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

export interface MergedUnits {
  readonly intoId: number;
  readonly closedIds: readonly number[];
  readonly movedOfficers: number;
}

type Histories = ReadonlyMap<number, readonly Version<UnitFacts>[]>;

/** Closes units on a day and moves all that is in them to another: the units below them, and the content of other modules. */
export async function mergeUnits(
  write: Write,
  { ids, intoId, effectiveOn, basis }: MergeUnits,
): Promise<Outcome<MergedUnits>> {
  await assertReach(write, { units: [intoId, ...ids] });
  const [intoVersions, merged, within, childIds] = await Promise.all([
    versionsOfOne(write, UNIT, intoId),
    believedVersions(write, UNIT, ids),
    isAnyAbove(write, ids, intoId, effectiveOn, null),
    childrenFrom(write, ids, effectiveOn),
  ]);
  // some that were below on the day may be elsewhere today
  if (childIds.length > 0) await assertReach(write, { units: childIds });
  const into = assertUnitThroughout(intoId, intoVersions, effectiveOn, null);
  const names = new Map([...merged].map(([id, versions]) => [id, endingName(id, versions, effectiveOn)]));
  assertMergeApart({ into: calledBy(UNIT, into), within });
  await assertMayEnd(write, { names, on: effectiveOn });

  const isMerged = new Set<number | null>(ids);
  const [moves, below, ended, dropped] = await Promise.all([
    planMoves(write, { ids, intoId, on: effectiveOn, basis }),
    believedVersions(
      write,
      UNIT,
      childIds.filter((id) => !isMerged.has(id)),
    ),
    closings(write, merged, effectiveOn),
    unitEnds.plan(write, { names, on: effectiveOn }),
  ]);
  const reparented = await removals(write, below, { isMerged, intoCode: into.code, effectiveOn });
  const movedOfficers = moves.reduce((sum, move) => sum + move.movedOfficers, 0);

  const underInto = ({ parentId }: UnitFacts) => (isMerged.has(parentId) ? { parentId: intoId } : {});
  recordRevisions(
    write,
    UNIT,
    new Map<number, Rewriting<UnitFacts>>([
      ...each(merged, (versions) => endFrom(versions, effectiveOn)),
      ...each(below, (versions) => replaceFrom<UnitFacts>(versions, effectiveOn, underInto, basis)),
    ]),
  );
  raiseVersions(write, UNIT.table, [intoId]);
  for (const move of moves) move.record();
  dropped.record();

  const fields = [
    ...ended,
    ...reparented,
    ...moves.flatMap((move) => move.fields),
    ...dropped.fields,
    { field: 'officersMoved', before: null, after: String(movedOfficers) },
  ];
  return {
    keys: { intoId, closedIds: ids, movedOfficers },
    effectiveOn,
    change: { subjectType: UNIT.type, subjectId: intoId, fields, basis },
  };
}

/** What a unit is called on the day on which it ends; refuses a unit that does not exist then, or begins no earlier. */
function endingName(id: number, versions: readonly Version<UnitFacts>[], effectiveOn: Day): string {
  const unit = calledBy(UNIT, thereOn(UNIT, id, versions, effectiveOn));
  assertThereBefore({ unit, firstDay: versions[0]!.validFrom, effectiveOn });
  return unit;
}

/** For the record: the end of each merged unit, under its name. */
async function closings(write: Write, merged: Histories, effectiveOn: Day): Promise<FieldChange[]> {
  const all = await recordedFacts(write, UNIT, [...merged.values()].flat(), effectiveOn);
  const byRow = new Map(all.map((row) => [row.id, row]));
  return [...merged.values()].flatMap((versions) => {
    const history = versions.map(({ id }) => byRow.get(id)!);
    return endChanges(UNIT, history, effectiveOn).map((change) => ({
      ...change,
      field: `${calledBy(UNIT, onDay(versions, effectiveOn)!)}.${change.field}`,
    }));
  });
}

/** For the record: each unit below a merged one, with the merged unit and the one that takes its place. */
async function removals(
  write: Write,
  below: Histories,
  facts: { readonly isMerged: ReadonlySet<number | null>; readonly intoCode: string; readonly effectiveOn: Day },
): Promise<FieldChange[]> {
  const { isMerged, intoCode, effectiveOn } = facts;
  const first = [...below.values()].map((versions) =>
    versions.find(({ parentId, validTo }) => isMerged.has(parentId) && (validTo === null || validTo > effectiveOn))!,
  );
  const recorded = await recordedFacts(write, UNIT, first, effectiveOn);
  return recorded.map((unit) => ({
    field: `${calledBy(UNIT, unit)}.parent`,
    before: unit['parent'] as string,
    after: intoCode,
  }));
}

const each = <Value, Result>(map: ReadonlyMap<number, Value>, of: (value: Value) => Result): Map<number, Result> =>
  new Map([...map].map(([id, value]) => [id, of(value)]));
