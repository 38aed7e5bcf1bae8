import { groupBy } from '../../record/group-by.ts';
import { namesOf } from '../../record/recorded-facts.ts';
import type { FieldChange, Write } from '../../record/write.ts';
import { raiseVersions } from '../../record/optimistic-locks.ts';
import { endingOn, replaceFrom, rowsAfter, type Rewriting, type Version } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { recordRevisions } from '../../record/timeline.ts';
import { today, type Day } from '../../time/day.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { registerUnitContent, type UnitClosing, type UnitMerger, type UnitMove } from '../units/unit-end.service.ts';
import { ASSIGNMENT, type AssignmentFacts } from './assignment.declaration.ts';
import { assignmentsFrom, assignmentsOf, endings, type Held } from './assignment.reads.ts';
import { assertNobodyServes } from './employment.rules.ts';
import { OFFICER } from './officer.declaration.ts';
import { endedByMove, endsLater } from './post.rules.ts';

registerUnitContent({ assertNoneIn: assertNoAssignments, planMove: planAssignmentsMove });

async function assertNoAssignments(write: Write, { id, name, on }: UnitClosing): Promise<void> {
  const assignments = await assignmentsFrom(write, [id], on);
  assertNobodyServes({ unit: name, on, serving: new Set(assignments.map(({ officerId }) => officerId)).size });
}

/**
 * Each assignment in the merged units goes on in the other as it was, under its own id. One that the officer would then
 * hold twice, or be seconded by to the own unit, ends on the day.
 */
async function planAssignmentsMove(write: Write, { ids, intoId, on, basis }: UnitMerger): Promise<UnitMove> {
  const assignments = await assignmentsFrom(write, ids, on);
  const officerIds = [...new Set(assignments.map(({ officerId }) => officerId))];
  const held = await Promise.all(officerIds.map((officerId) => assignmentsOf(write, officerId, on)));
  const movedIds = new Set(assignments.map(({ id }) => id));
  const moving = held.flat().filter(({ id }) => movedIds.has(id));
  const isMerged = new Set<number | null>(ids);
  const leaves = ({ unitId, validTo }: Version<AssignmentFacts>) => isMerged.has(unitId) && endsLater(validTo, on);
  await assertPastReach(write, moving, leaves);
  const moved = ({ unitId }: AssignmentFacts) => (isMerged.has(unitId) ? { unitId: intoId } : {});
  const rewritings = new Map(moving.map(({ id, rows }) => [id, replaceFrom<AssignmentFacts>(rows, on, moved, basis)]));

  const ends = new Map(
    held.flatMap((posts) => {
      const after = posts.map(({ id, rows }) => {
        const rewriting = rewritings.get(id);
        return { id, rows: rewriting ? rowsAfter(rows, rewriting) : rows, moves: rewriting !== undefined };
      });
      return [...endedByMove(after, on)];
    }),
  );
  const ending = held.flat().filter(({ id }) => ends.has(id));
  for (const { id, rows } of ending) {
    rewritings.set(id, endingOn(rows, rewritings.get(id) ?? NO_REWRITING, ends.get(id)!));
  }
  const endingByDay = [...groupBy(ending, ({ id }) => ends.get(id)!)];
  const fields = await Promise.all([
    moveChanges(write, moving, { isMerged, intoId, on }),
    ...endingByDay.map(([day, posts]) => endings(write, posts, day)),
  ]);
  return {
    movedOfficers: officerIds.length,
    fields: fields.flat(),
    record: () => {
      recordRevisions(write, ASSIGNMENT, rewritings);
      raiseVersions(write, OFFICER.table, officerIds);
    },
  };
}

/** For the record: each officer with a post in a merged unit, the unit, and the one that takes its place. */
async function moveChanges(
  write: Write,
  moving: readonly Held[],
  {
    isMerged,
    intoId,
    on,
  }: { readonly isMerged: ReadonlySet<number | null>; readonly intoId: number; readonly on: Day },
): Promise<FieldChange[]> {
  const [officerOf, unitOf] = await Promise.all([
    namesOf(
      write,
      OFFICER.type,
      moving.map(({ rows: [{ officerId }] }) => officerId),
      on,
    ),
    namesOf(write, UNIT.type, [...isMerged, intoId], on),
  ]);
  return moving.map(({ rows }) => {
    const { officerId, unitId, title } = rows.find((row) => isMerged.has(row.unitId) && endsLater(row.validTo, on))!;
    return { field: `${officerOf(officerId)} ${title}.unit`, before: unitOf(unitId), after: unitOf(intoId) };
  });
}

const NO_REWRITING: Rewriting<AssignmentFacts> = { superseded: [], recorded: [] };

/** A post that has ended by today belongs to the past of its officer, who may be elsewhere: to move it needs reach there. */
async function assertPastReach(
  write: Write,
  posts: readonly Held[],
  moves: (row: Version<AssignmentFacts>) => boolean,
): Promise<void> {
  const officers = posts.flatMap(({ rows }) => {
    const moved = rows.filter(moves);
    return moved.some(({ validTo }) => endsLater(validTo, today()))
      ? []
      : moved.slice(0, 1).map((row) => row.officerId);
  });
  if (officers.length > 0) await assertReach(write, { along: [...new Set(officers)] });
}
