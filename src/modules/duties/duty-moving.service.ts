import type { Merging, Moving } from '../../record/moving.ts';
import { replaceFrom, rowsAfter, type NewVersion, type Rewriting, type Version } from '../../record/periods.ts';
import { believedVersions, recordRevisions } from '../../record/timeline.ts';
import type { Basis, FieldChange, Write } from '../../record/write.ts';
import { EVER, type Day } from '../../time/day.ts';
import { registerUnitContent, type UnitClosing, type UnitMerger, type UnitMove } from '../units/unit-end.service.ts';
import { answeringTo, fusedDuties, type Gone } from './duty-fusing.rules.ts';
import { DUTY, type DutyFacts } from './duty.declaration.ts';
import { dutiesAbove, dutiesAtUnits, dutiesBelow, dutiesOfOfficer, dutyNames } from './duty.reads.ts';
import { assertNoDuties } from './duty.rules.ts';

type Row = Version<DutyFacts>;
type NewRow = NewVersion<DutyFacts>;
type Rows = ReadonlyMap<number, readonly Row[]>;

registerUnitContent({
  assertNoneIn: async (write: Write, { id, name, on }: UnitClosing) =>
    assertNoDuties({ unit: name, on, duties: (await dutiesAtUnits(write, [id], on)).length }),
  planMove: moveWithUnits,
});

/** The duties of units that are merged, and those for them, are of the other unit and for it from then on. */
async function moveWithUnits(write: Write, { ids, intoId, on, basis }: UnitMerger): Promise<UnitMove> {
  const [movingIds, stayingIds] = await Promise.all([
    dutiesAtUnits(write, ids, on),
    dutiesAtUnits(write, [intoId], on),
  ]);
  const isMerged = new Set<number | null>(ids);
  const moved = ({ unitId, targetUnitId }: DutyFacts) => ({
    ...(isMerged.has(unitId) && { unitId: intoId }),
    ...(isMerged.has(targetUnitId) && { targetUnitId: intoId }),
  });
  const plan = await planFusing(write, { movingIds, stayingIds, moved, on, basis });
  return { movedOfficers: 0, fields: plan.fields, record: plan.record };
}

/** The duties of one officer become those of another, without the days on which that one has the very same. */
export async function dutiesToMove(write: Write, { from, into }: Merging): Promise<Moving> {
  const [movingIds, stayingIds] = await Promise.all([
    dutiesOfOfficer(write, from, EVER),
    dutiesOfOfficer(write, into, EVER),
  ]);
  const moved = ({ officerId }: DutyFacts) => (officerId === from ? { officerId: into } : {});
  const plan = await planFusing(write, { movingIds, stayingIds, moved, on: EVER, basis: null });
  return { contradictions: [], fields: plan.fields, record: plan.record };
}

interface Fusing {
  readonly movingIds: readonly number[];
  readonly stayingIds: readonly number[];
  readonly moved: (facts: DutyFacts) => Partial<DutyFacts>;
  readonly on: Day;
  readonly basis: Basis | null;
}

/** What becomes of duties whose holders or targets become others; what answered to one that goes answers to the one that stays. */
async function planFusing(write: Write, { movingIds, stayingIds, moved, on, basis }: Fusing) {
  const isMoving = new Set(movingIds);
  const [moving, staying] = await Promise.all([
    believedVersions(write, DUTY, movingIds),
    believedVersions(
      write,
      DUTY,
      stayingIds.filter((id) => !isMoving.has(id)),
    ),
  ]);
  const { rows, gone } = fusedDuties(
    new Map([...moving].map(([id, all]) => [id, rowsAfter(all, replaceFrom<DutyFacts>(all, on, moved, basis))])),
    staying,
  );
  const belowIds = await dutiesBelow(write, [...gone.keys()], on);
  const [below, above] = await Promise.all([
    believedVersions(
      write,
      DUTY,
      belowIds.filter((id) => !isMoving.has(id)),
    ),
    dutiesAbove(
      write,
      [...gone.values()].flatMap(({ into }) => into ?? []),
      on,
    ),
  ]);
  const before: Rows = new Map([...moving, ...below]);
  const instead = replacements(before, gone, above);
  const after = new Map(
    [...before].map(([id, all]) => [
      id,
      (rows.get(id) ?? all.map(({ id: _id, ...row }): NewRow => row)).flatMap((row) => {
        const left = gone.get(row.aboveId ?? 0);
        return left ? answeringTo(row, instead(row.aboveId!, id), left.on) : [row];
      }),
    ]),
  );
  return {
    fields: await changesOf(write, { before, after, gone, on }),
    record: () =>
      recordRevisions(
        write,
        DUTY,
        new Map([...before].map(([id, all]) => [id, rewritingOf(all, after.get(id)!)] as const)),
      ),
  };
}

/**
 * What a duty answers to instead of one that is gone: the one that stays; where that answers to the duty itself, what the one
 * that is gone answered to.
 */
function replacements(before: Rows, gone: ReadonlyMap<number, Gone>, above: ReadonlyMap<number, readonly number[]>) {
  return (goneId: number, ofId: number): number | null => {
    const circles = (id: number) => id === ofId || above.get(id)?.includes(ofId) === true;
    const after = (id: number): number | null => {
      const left = gone.get(id);
      if (!left) return id === ofId ? null : id;
      const next = left.into === null || circles(left.into) ? before.get(id)!.at(-1)!.aboveId : left.into;
      return next === null ? null : after(next);
    };
    return after(goneId);
  };
}

/** Puts rows in the place of those on record; one that stays as it is is not written again. */
function rewritingOf(rows: readonly Row[], after: readonly NewRow[]): Rewriting<DutyFacts> {
  const textOf = ({ id: _id, ...row }: NewRow & { readonly id?: number }) => JSON.stringify(row);
  const wanted = new Map(after.map((row) => [textOf(row), row]));
  const superseded = rows.filter((row) => !wanted.delete(textOf(row))).map(({ id }) => id);
  return { superseded, recorded: [...wanted.values()] };
}

interface Changed {
  readonly before: Rows;
  readonly after: ReadonlyMap<number, readonly NewRow[]>;
  readonly gone: ReadonlyMap<number, Gone>;
  readonly on: Day;
}

/** For the record: of each duty who has it and what it is for from then on, what it answers to, or that it ends. */
async function changesOf(write: Write, { before, after, gone, on }: Changed): Promise<FieldChange[]> {
  const names = await dutyNames(write, [...before.values(), ...after.values()].flat(), on === EVER ? '9999-12-31' : on);
  return [...before].flatMap(([id, rows]): FieldChange[] => {
    const was = rows.at(-1)!;
    const named = names.duty(was);
    const is = after.get(id)!.at(-1);
    const end = gone.get(id);
    if (end) return [{ field: `${named}.validTo`, before: was.validTo, after: end.on }];
    const now = names.duty(is!);
    return [
      ...(now === named ? [] : [{ field: 'duty', before: named, after: now }]),
      ...(was.aboveId === is!.aboveId
        ? []
        : [{ field: `${now}.above`, before: aboveNamed(was.aboveId), after: aboveNamed(is!.aboveId) }]),
    ];

    function aboveNamed(aboveId: number | null): string | null {
      const row = aboveId === null ? undefined : (after.get(aboveId)?.at(-1) ?? before.get(aboveId)?.at(-1));
      return row ? names.duty(row) : null;
    }
  });
}
