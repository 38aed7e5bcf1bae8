import type { Basis, FieldChange, Outcome, Write } from '../../record/changes.ts';
import { raiseVersions } from '../../record/optimistic-locks.ts';
import { assertReach } from '../../record/reach.ts';
import type { Day } from '../../time/day.ts';
import { ended, onDay, replaced, type Version } from '../../record/periods.ts';
import { believedVersions, endChanges, rewrite } from '../../record/timeline.ts';
import { NotFoundError } from '../../errors/refusals.ts';
import { assertMayEnd } from '../units/unit-end.service.ts';
import {
  RECORDED_FACTS,
  UNIT,
  UNIT_VERSIONS,
  assignmentsFrom,
  childrenFrom,
  forRecord,
  isAnyAbove,
  unitOn,
  type RecordedUnit,
} from '../units/unit.reads.ts';
import { assertMergeApart, assertThereBefore, type UnitFacts } from '../units/unit.rules.ts';
import { assertUnitThereUntil } from '../units/unit.service.ts';
import { ASSIGNMENT, ASSIGNMENT_VERSIONS, type AssignmentFacts } from './assignment.reads.ts';
import { OFFICER } from './officer.reads.ts';

export interface MergeUnits {
  readonly ids: readonly number[];
  readonly intoId: number;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

export interface Merger {
  readonly intoId: number;
  readonly closedIds: readonly number[];
  readonly movedOfficers: number;
}

type Histories = ReadonlyMap<number, readonly Version<UnitFacts>[]>;

/**
 * Closes units on a day and puts all that was in them, officers and subunits, into another: each assignment goes on
 * there as it was, under its own id.
 */
export async function mergeUnits(
  write: Write,
  { ids, intoId, effectiveOn, basis }: MergeUnits,
): Promise<Outcome<Merger>> {
  await assertReach(write, { units: [intoId, ...ids] });
  const into = (await unitOn(write, intoId, effectiveOn)).current;
  await assertUnitThereUntil(write, intoId, effectiveOn, null);
  const merged = await believedVersions(write, UNIT_VERSIONS, ids);
  const codes = new Map([...merged].map(([id, versions]) => [id, endingCode(id, versions, effectiveOn)]));
  const within = await isAnyAbove(write, ids, intoId, effectiveOn, null);
  assertMergeApart({ intoCode: into.code, within });
  await assertMayEnd(write, { codes, on: effectiveOn });

  const isMerged = new Set(ids);
  const children = (await childrenFrom(write, ids, effectiveOn)).filter((id) => !isMerged.has(id));
  const below = await believedVersions(write, UNIT_VERSIONS, children);
  const assignments = await assignmentsFrom(write, ids, effectiveOn);
  const assignmentIds = assignments.map(({ id }) => id);
  const posts = await believedVersions(write, ASSIGNMENT_VERSIONS, assignmentIds);

  const underInto = ({ parentId }: UnitFacts) =>
    parentId !== null && isMerged.has(parentId) ? { parentId: intoId } : {};
  const inInto = ({ unitId }: AssignmentFacts) => (unitId !== null && isMerged.has(unitId) ? { unitId: intoId } : {});
  const closed = each(merged, (versions) => ended(versions, effectiveOn));
  const moved = each(below, (versions) => replaced(versions, effectiveOn, underInto, basis));
  await rewrite(write, UNIT_VERSIONS, new Map([...closed, ...moved]));
  await rewrite(
    write,
    ASSIGNMENT_VERSIONS,
    each(posts, (versions) => replaced(versions, effectiveOn, inInto, basis)),
  );
  const officerIds = [...new Set(assignments.map(({ officerId }) => officerId))];
  await raiseVersions(write, UNIT.table, [intoId, ...ids, ...children]);
  await raiseVersions(write, ASSIGNMENT.table, assignmentIds);
  await raiseVersions(write, OFFICER.table, officerIds);

  const fields = [
    ...(await closings(write, merged, effectiveOn)),
    ...(await removals(write, below, isMerged, into.code, effectiveOn)),
    { field: 'officersMoved', before: null, after: String(officerIds.length) },
  ];
  return {
    keys: { intoId, closedIds: ids, movedOfficers: officerIds.length },
    effectiveOn,
    change: { subjectType: UNIT.type, subjectId: intoId, fields, basis },
  };
}

/** The code on the day of a unit that was there before it, and is there until then. */
function endingCode(id: number, versions: readonly Version<UnitFacts>[], effectiveOn: Day): string {
  const current = onDay(versions, effectiveOn);
  if (!current) throw new NotFoundError(UNIT.type, String(id));
  const { code } = current;
  assertThereBefore({ code, firstDay: versions[0]!.validFrom, effectiveOn });
  return code;
}

/** For the record: the end of each merged unit, under its code. */
async function closings(write: Write, merged: Histories, effectiveOn: Day): Promise<FieldChange[]> {
  const all = await forRecord(write, [...merged.values()].flat(), effectiveOn);
  const byRow = new Map(all.map((row) => [row.id, row]));
  return [...merged.values()].flatMap((versions) => {
    const history = versions.map(({ id }) => byRow.get(id)!);
    return endChanges<RecordedUnit>(history, effectiveOn, RECORDED_FACTS).map((change) => ({
      ...change,
      field: `${onDay(versions, effectiveOn)!.code}.${change.field}`,
    }));
  });
}

/** For the record: each unit that was below a merged one, and which. */
async function removals(
  write: Write,
  below: Histories,
  isMerged: ReadonlySet<number>,
  intoCode: string,
  effectiveOn: Day,
): Promise<FieldChange[]> {
  const first = [...below.values()].map((versions) =>
    versions.find(
      ({ parentId, validTo }) =>
        parentId !== null && isMerged.has(parentId) && (validTo === null || validTo > effectiveOn),
    )!,
  );
  const recorded = await forRecord(write, first, effectiveOn);
  return recorded.map(({ code, parent }) => ({ field: `${code}.parent`, before: parent, after: intoCode }));
}

const each = <Value, Result>(map: ReadonlyMap<number, Value>, of: (value: Value) => Result): Map<number, Result> =>
  new Map([...map].map(([id, value]) => [id, of(value)]));
