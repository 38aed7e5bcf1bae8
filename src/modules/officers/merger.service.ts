import type { Basis, FieldChange, Outcome, Write } from '../../database/changes.ts';
import { raiseVersions } from '../../database/locks.ts';
import type { Day } from '../../database/temporal.ts';
import { believedVersions, covers, ended, replaced, rewrite, type Rewriting } from '../../database/timeline.ts';
import { UNIT_VERSIONS, assignmentsFrom, childrenFrom, isAbove, unitOn } from '../units/unit.facts.ts';
import { assertMergeApart, assertThereBefore, assertUnitThere, type UnitFacts } from '../units/unit.rules.ts';
import { ASSIGNMENT_VERSIONS, type AssignmentFacts } from './officer.facts.ts';

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

/**
 * Closes units on a day and puts all that was in them, officers and subunits, into another: each assignment goes on
 * there as it was, under its own id.
 */
export async function mergeUnits(
  write: Write,
  { ids, intoId, effectiveOn, basis }: MergeUnits,
): Promise<Outcome<Merger>> {
  const into = await unitOn(write, intoId, effectiveOn);
  assertUnitThere({
    code: into.current.code,
    from: effectiveOn,
    there: covers(into.versions, effectiveOn, null),
  });
  const fields: FieldChange[] = [];
  const rewritings = new Map<number, Rewriting<UnitFacts>>();
  for (const id of ids) {
    const { current, versions } = await unitOn(write, id, effectiveOn);
    assertThereBefore({ code: current.code, firstDay: versions[0]!.validFrom, effectiveOn });
    assertMergeApart({ intoCode: into.current.code, within: await isAbove(write, id, intoId, effectiveOn) });
    rewritings.set(id, ended(versions, effectiveOn));
    fields.push({ field: `${current.code}.validTo`, before: versions.at(-1)!.validTo, after: effectiveOn });
  }

  const children = (await childrenFrom(write, ids, effectiveOn)).filter((id) => !ids.includes(id));
  const below = await believedVersions(write, UNIT_VERSIONS, children);
  const assignments = await assignmentsFrom(write, ids, effectiveOn);
  const posts = await believedVersions(
    write,
    ASSIGNMENT_VERSIONS,
    assignments.map(({ id }) => id),
  );

  const under = ({ parentId }: UnitFacts) => (parentId !== null && ids.includes(parentId) ? { parentId: intoId } : {});
  const within = ({ unitId }: AssignmentFacts) => (unitId !== null && ids.includes(unitId) ? { unitId: intoId } : {});
  for (const [id, rows] of below) rewritings.set(id, replaced(rows, effectiveOn, under, basis));
  await rewrite(write, UNIT_VERSIONS, rewritings);
  const moved = [...posts].map(([id, rows]) => [id, replaced(rows, effectiveOn, within, basis)] as const);
  await rewrite(write, ASSIGNMENT_VERSIONS, new Map(moved));
  const officerIds = [...new Set(assignments.map(({ officerId }) => officerId))];
  await raiseVersions(write, 'unit', [intoId, ...ids, ...children]);
  await raiseVersions(
    write,
    'assignment',
    assignments.map(({ id }) => id),
  );
  await raiseVersions(write, 'officer', officerIds);

  fields.push(
    { field: 'officersMoved', before: null, after: String(officerIds.length) },
    { field: 'subunitsMoved', before: null, after: String(children.length) },
  );
  return {
    keys: { intoId, closedIds: ids, movedOfficers: officerIds.length },
    effectiveOn,
    change: { subjectType: 'Unit', subjectId: intoId, fields, basis },
  };
}
