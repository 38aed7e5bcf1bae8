import type { Basis, FieldChange, Outcome, Write } from '../../record/write.ts';
import { raiseVersions } from '../../record/optimistic-locks.ts';
import { assertReach } from '../../record/reach.ts';
import type { Day } from '../../time/day.ts';
import { endFrom, onDay, replaceFrom, type Version } from '../../record/periods.ts';
import * as legacy from '../../record/timeline-legacy.ts';
import { believedVersions, recordRevisions, thingOn } from '../../record/timeline.ts';
import { endChanges, recordedFacts } from '../../record/recorded-facts.ts';
import { NotFoundError } from '../../errors/refusals.ts';
import { assertMayEnd } from '../units/unit-end.service.ts';
import { childrenFrom } from '../units/unit.reads.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { isAnyAbove } from '../units/unit.tree.ts';
import { assertMergeApart, assertThereBefore } from '../units/unit.rules.ts';
import type { UnitFacts } from '../units/unit.declaration.ts';
import { assertUnitThereUntil } from '../units/unit.service.ts';
import { ASSIGNMENT, ASSIGNMENT_VERSIONS, type AssignmentFacts } from './assignment.reads.ts';
import { OFFICER } from './officer.reads.ts';
import { assignmentsFrom } from './serving.reads.ts';

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
  const into = (await thingOn(write, UNIT, intoId, effectiveOn)).current;
  await assertUnitThereUntil(write, intoId, effectiveOn, null);
  const merged = await believedVersions(write, UNIT, ids);
  const codes = new Map([...merged].map(([id, versions]) => [id, endingCode(id, versions, effectiveOn)]));
  const within = await isAnyAbove(write, ids, intoId, effectiveOn, null);
  assertMergeApart({ intoCode: into.code, within });
  await assertMayEnd(write, { codes, on: effectiveOn });

  const isMerged = new Set(ids);
  const children = (await childrenFrom(write, ids, effectiveOn)).filter((id) => !isMerged.has(id));
  const below = await believedVersions(write, UNIT, children);
  const assignments = await assignmentsFrom(write, ids, effectiveOn);
  const assignmentIds = assignments.map(({ id }) => id);
  const posts = await legacy.believedVersions(write, ASSIGNMENT_VERSIONS, assignmentIds);

  const underInto = ({ parentId }: UnitFacts) =>
    parentId !== null && isMerged.has(parentId) ? { parentId: intoId } : {};
  const inInto = ({ unitId }: AssignmentFacts) => (unitId !== null && isMerged.has(unitId) ? { unitId: intoId } : {});
  const closed = each(merged, (versions) => endFrom(versions, effectiveOn));
  const moved = each(below, (versions) => replaceFrom<UnitFacts>(versions, effectiveOn, underInto, basis));
  const fields = [
    ...(await closings(write, merged, effectiveOn)),
    ...(await removals(write, below, isMerged, into.code, effectiveOn)),
  ];
  recordRevisions(write, UNIT, new Map([...closed, ...moved]));
  await legacy.rewrite(
    write,
    ASSIGNMENT_VERSIONS,
    each(posts, (versions) => replaceFrom(versions, effectiveOn, inInto, basis)),
  );
  const officerIds = [...new Set(assignments.map(({ officerId }) => officerId))];
  raiseVersions(write, UNIT.table, [intoId]);
  raiseVersions(write, ASSIGNMENT.table, assignmentIds);
  raiseVersions(write, OFFICER.table, officerIds);

  return {
    keys: { intoId, closedIds: ids, movedOfficers: officerIds.length },
    effectiveOn,
    change: {
      subjectType: UNIT.type,
      subjectId: intoId,
      fields: [...fields, { field: 'officersMoved', before: null, after: String(officerIds.length) }],
      basis,
    },
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
  const all = await recordedFacts(write, UNIT, [...merged.values()].flat(), effectiveOn);
  const byRow = new Map(all.map((row) => [row.id, row]));
  return [...merged.values()].flatMap((versions) => {
    const history = versions.map(({ id }) => byRow.get(id)!);
    return endChanges(UNIT, history, effectiveOn).map((change) => ({
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
  const recorded = await recordedFacts(write, UNIT, first, effectiveOn);
  return recorded.map(({ code, parent }) => ({ field: `${code}.parent`, before: parent as string, after: intoCode }));
}

const each = <Value, Result>(map: ReadonlyMap<number, Value>, of: (value: Value) => Result): Map<number, Result> =>
  new Map([...map].map(([id, value]) => [id, of(value)]));
