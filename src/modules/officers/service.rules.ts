import type { Dated, Day } from '../../database/temporal.ts';
import { covers, onDay } from '../../database/timeline.ts';
import type { OfficerStatus } from '../../generated/prisma/enums.ts';
import { ConflictError, RuleViolationError } from '../../refusals.ts';

/** Who is on the roll to be posted; the others have left the force. */
const SERVING: readonly OfficerStatus[] = ['ACTIVE', 'SUSPENDED'];

export const isServing = (status: OfficerStatus): boolean => SERVING.includes(status);

/** Who has left the force holds no post from that day on. */
export function assertServing(
  name: string,
  versions: readonly (Dated & { readonly status: OfficerStatus })[],
  from: Day,
  to: Day | null,
): void {
  if (
    covers(
      versions.filter(({ status }) => isServing(status)),
      from,
      to,
    )
  )
    return;
  const status = onDay(versions, from)?.status;
  throw new RuleViolationError('officer-not-serving', {
    zh: `${name} 自 ${from} 起并非始终在职`,
    en: `${name} does not serve on every day from ${from}${status ? ` (${status} on that day)` : ''}.`,
  });
}

/** On any day a police number belongs to one officer; it is free again when he has left. */
export function assertPoliceNumberFree(policeNumber: string, holder: { officerId: number } | null): void {
  if (!holder) return;
  throw new ConflictError(
    { zh: `警号 ${policeNumber} 已被使用`, en: `The police number ${policeNumber} belongs to another officer.` },
    { type: 'Officer', id: holder.officerId },
  );
}

/** On any day an officer has one primary assignment. */
export function assertNoOtherPrimary(existing: { readonly id: number } | null): void {
  if (!existing) return;
  throw new ConflictError(
    {
      zh: '该民警在此期间已有主要任职，请用调动',
      en: 'The officer has a primary assignment in that time; transfer him instead.',
    },
    { type: 'Assignment', id: existing.id },
  );
}

/** A transfer changes something. */
export function assertElsewhere(facts: { readonly assignmentId: number; readonly same: boolean }): void {
  if (!facts.same) return;
  throw new ConflictError(
    { zh: '该民警当日已在此单位任此职', en: 'The officer holds this very post on that day.' },
    { type: 'Assignment', id: facts.assignmentId },
  );
}

/** What has been recorded was; a post that would be held on no day at all is replaced by a transfer, not ended. */
export function assertHeldBefore(facts: { readonly firstDay: Day; readonly effectiveOn: Day }): void {
  if (facts.firstDay < facts.effectiveOn) return;
  throw new RuleViolationError('assignment-never-held', {
    zh: `该任职自 ${facts.firstDay} 起，不能在当日或之前结束；如需更改请用调动`,
    en: `The assignment begins on ${facts.firstDay} and cannot end on that day or before; transfer the officer instead.`,
  });
}
