import type { Day } from '../../database/temporal.ts';
import type { OfficerStatus } from '../../generated/prisma/enums.ts';
import { ConflictError, RuleViolationError } from '../../refusals.ts';

/** Who is on the roll to be posted; the others have left the force. */
const SERVING: ReadonlySet<OfficerStatus> = new Set(['ACTIVE', 'SUSPENDED']);

export const isServing = (status: OfficerStatus): boolean => SERVING.has(status);

/** Who has left the force holds no post from that day on. */
export function assertServing(facts: {
  readonly name: string;
  readonly from: Day;
  /** Whether the officer serves on every day of the time in question. */
  readonly throughout: boolean;
}): void {
  if (facts.throughout) return;
  throw new RuleViolationError('officer-not-serving', {
    zh: `${facts.name} 自 ${facts.from} 起并非始终在职`,
    en: `${facts.name} does not serve on every day from ${facts.from}.`,
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
