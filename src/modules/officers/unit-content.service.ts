import { groupBy } from '../../record/group-by.ts';
import type { Write } from '../../record/write.ts';
import { raiseVersions } from '../../record/optimistic-locks.ts';
import { endingOn, replaceFrom, rowsAfter, type Rewriting, type Version } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { recordRevisions } from '../../record/timeline.ts';
import { today } from '../../time/day.ts';
import { registerUnitContent, type UnitClosing, type UnitMerger, type UnitMove } from '../units/unit-end.service.ts';
import { ASSIGNMENT, type AssignmentFacts } from './assignment.declaration.ts';
import { assignmentsFrom, assignmentsOf, endings, type Held } from './assignment.reads.ts';
import { assertNobodyServes } from './employment.rules.ts';
import { OFFICER } from './officer.declaration.ts';
import { endedByMove, endsLater } from './post.rules.ts';

registerUnitContent({ assertNoneIn: assertNoAssignments, planMove: planAssignmentsMove });

async function assertNoAssignments(write: Write, { id, code, on }: UnitClosing): Promise<void> {
  const assignments = await assignmentsFrom(write, [id], on);
  assertNobodyServes({ code, on, serving: new Set(assignments.map(({ officerId }) => officerId)).size });
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
  const fields = await Promise.all(endingByDay.map(([day, posts]) => endings(write, posts, day)));
  return {
    movedOfficers: officerIds.length,
    fields: fields.flat(),
    record: () => {
      recordRevisions(write, ASSIGNMENT, rewritings);
      raiseVersions(write, OFFICER.table, officerIds);
    },
  };
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
  if (officers.length > 0) await assertReach(write, { officers: [...new Set(officers)] });
}
