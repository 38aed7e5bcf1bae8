import type { Write } from '../../record/write.ts';
import { raiseVersions } from '../../record/optimistic-locks.ts';
import { replaceFrom } from '../../record/periods.ts';
import { believedVersions, recordRevisions } from '../../record/timeline.ts';
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
