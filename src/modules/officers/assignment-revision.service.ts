import type { Outcome, Write } from '../../record/write.ts';
import { onDay, reviseUntilNextChange } from '../../record/periods.ts';
import { raiseVersions } from '../../record/optimistic-locks.ts';
import { assertReach } from '../../record/reach.ts';
import { fieldChanges, recordedFacts } from '../../record/recorded-facts.ts';
import { recordRevision, thingToChange, versionsOfOne } from '../../record/timeline.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { ASSIGNMENT, type AssignmentFacts } from './assignment.declaration.ts';
import { assignmentsOf } from './assignment.reads.ts';
import type { AssignmentCommand } from './assignment.service.ts';
import { assertTitleFree } from './employment.rules.ts';
import { OFFICER } from './officer.declaration.ts';
import { isSamePost, overlaps } from './post.rules.ts';

export interface ReviseAssignment extends AssignmentCommand {
  /** Left out: stays as it is. */
  readonly values: Partial<Pick<AssignmentFacts, 'title' | 'role'>>;
}

/** Gives a post another title or role from a day on, each until its next change on record. It stays the same post. */
export async function reviseAssignment(
  write: Write,
  { values, ...command }: ReviseAssignment,
): Promise<Outcome<{ assignmentId: number }>> {
  const { id, effectiveOn, basis } = command;
  const rows = await versionsOfOne(write, ASSIGNMENT, id);
  const post = onDay(rows, effectiveOn) ?? rows.at(-1);
  await assertReach(write, { officers: [post?.officerId ?? null], units: post?.unitId == null ? [] : [post.unitId] });
  const { current, versions } = await thingToChange(write, ASSIGNMENT, command);
  const posts = await assignmentsOf(write, current.officerId, effectiveOn);
  const rewriting = reviseUntilNextChange<AssignmentFacts>(versions, effectiveOn, values, basis);
  assertChanges('input', rewriting);
  const renamed = rewriting.recorded.filter(({ validFrom }) => validFrom >= effectiveOn);
  const others = posts.filter((other) => other.id !== id).flatMap((other) => other.rows);
  const taken = others.some((row) => renamed.some((own) => overlaps(row, own) && isSamePost(row, own)));
  assertTitleFree({ title: values.title ?? current.title, taken });
  const [before, after] = await recordedFacts(write, ASSIGNMENT, [current, { ...current, ...values }], effectiveOn);

  recordRevision(write, ASSIGNMENT, id, rewriting);
  raiseVersions(write, OFFICER.table, [current.officerId]);
  return {
    keys: { assignmentId: id },
    effectiveOn,
    change: {
      subjectType: ASSIGNMENT.type,
      subjectId: id,
      fields: fieldChanges(ASSIGNMENT, before!, after!),
      basis,
    },
  };
}
