import type { Write } from '../../record/write.ts';
import { raiseVersions } from '../../record/optimistic-locks.ts';
import { replaceFrom, type Version } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { believedVersions, recordRevisions } from '../../record/timeline.ts';
import { today, type Day } from '../../time/day.ts';
import { registerUnitContent, type UnitClosing, type UnitMerger, type UnitMove } from '../units/unit-end.service.ts';
import { ASSIGNMENT, type AssignmentFacts } from './assignment.declaration.ts';
import { assignmentsFrom } from './assignment.reads.ts';
import { assertNobodyServes } from './employment.rules.ts';
import { OFFICER } from './officer.declaration.ts';

registerUnitContent({ assertNoneIn: assertNoAssignments, planMove: planAssignmentsMove });

async function assertNoAssignments(write: Write, { id, code, on }: UnitClosing): Promise<void> {
  const assignments = await assignmentsFrom(write, [id], on);
  assertNobodyServes({ code, on, serving: new Set(assignments.map(({ officerId }) => officerId)).size });
}

/** Each assignment in the merged units goes on in the other as it was, under its own id. */
async function planAssignmentsMove(write: Write, { ids, intoId, on, basis }: UnitMerger): Promise<UnitMove> {
  const assignments = await assignmentsFrom(write, ids, on);
  const officerIds = [...new Set(assignments.map(({ officerId }) => officerId))];
  const histories = await believedVersions(
    write,
    ASSIGNMENT,
    assignments.map(({ id }) => id),
  );
  const isMerged = new Set<number | null>(ids);
  await assertPastReach(write, histories, ({ unitId, validTo }) => isMerged.has(unitId) && endsLater(validTo, on));
  const moved = ({ unitId }: AssignmentFacts) => (isMerged.has(unitId) ? { unitId: intoId } : {});
  return {
    movedOfficers: officerIds.length,
    record: () => {
      const rewritings = [...histories].map(
        ([id, versions]) => [id, replaceFrom<AssignmentFacts>(versions, on, moved, basis)] as const,
      );
      recordRevisions(write, ASSIGNMENT, new Map(rewritings));
      raiseVersions(write, OFFICER.table, officerIds);
    },
  };
}

const endsLater = (validTo: Day | null, day: Day): boolean => validTo === null || validTo > day;

/** A post that has ended by today belongs to the past of its officer, who may be elsewhere: to move it needs reach there. */
async function assertPastReach(
  write: Write,
  histories: ReadonlyMap<number, readonly Version<AssignmentFacts>[]>,
  moves: (row: Version<AssignmentFacts>) => boolean,
): Promise<void> {
  const officers = [...histories.values()].flatMap((versions) => {
    const moved = versions.filter(moves);
    return moved.some(({ validTo }) => endsLater(validTo, today()))
      ? []
      : moved.slice(0, 1).map((row) => row.officerId);
  });
  if (officers.length > 0) await assertReach(write, { officers: [...new Set(officers)] });
}
