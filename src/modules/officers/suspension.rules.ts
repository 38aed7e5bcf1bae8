import type { Day } from '../../time/day.ts';
import type { OfficerStatus } from '../../generated/prisma/enums.ts';
import { RuleViolationError } from '../../errors/refusals.ts';

/** Who is suspended is given nothing on that day: no rank, grade, honor or selection. */
export function assertNotSuspendedOn(facts: {
  readonly name: string;
  readonly on: Day;
  readonly status: OfficerStatus;
}): void {
  if (facts.status !== 'SUSPENDED') return;
  throw new RuleViolationError('officer-suspended', {
    zh: `${facts.name} 在 ${facts.on} 处于停职期间`,
    en: `${facts.name} is suspended on ${facts.on}.`,
  });
}

/** Nobody is suspended twice at once; `suspendedOn` is a day of the period on which the officer is suspended already. */
export function assertNotSuspendedYet(facts: { readonly name: string; readonly suspendedOn: Day | null }): void {
  if (facts.suspendedOn === null) return;
  throw new RuleViolationError('suspended-already', {
    zh: `${facts.name} 在 ${facts.suspendedOn} 已处于停职期间`,
    en: `${facts.name} is suspended on ${facts.suspendedOn} already.`,
  });
}

/** Only who is suspended is reinstated. */
export function assertSuspendedOn(facts: {
  readonly name: string;
  readonly on: Day;
  readonly status: OfficerStatus;
}): void {
  if (facts.status === 'SUSPENDED') return;
  throw new RuleViolationError('officer-not-suspended', {
    zh: `${facts.name} 在 ${facts.on} 不在停职期间，无需恢复职务`,
    en: `${facts.name} is not suspended on ${facts.on}, and there is nothing to reinstate.`,
  });
}

/** A suspension ends after its first day: one that never was is taken off the record, not ended. */
export function assertSuspendedBefore(facts: {
  readonly name: string;
  readonly firstDay: Day;
  readonly effectiveOn: Day;
}): void {
  if (facts.firstDay < facts.effectiveOn) return;
  throw new RuleViolationError('suspension-never-held', {
    zh: `${facts.name} 的停职自 ${facts.firstDay} 起，不能在当日结束；误登的停职应当更正或撤回`,
    en: `The suspension of ${facts.name} begins on ${facts.firstDay} and cannot end on that day; one that was recorded by mistake is corrected or withdrawn.`,
  });
}
