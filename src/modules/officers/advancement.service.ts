import type { Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import type { PersonalNotes } from './personal.reads.ts';

/** What an officer is to be given. */
export interface Advancement {
  readonly purpose: 'EXCELLENT' | 'GRADE' | 'HONOR' | 'POST' | 'RANK';
  readonly on: Day;
}

type AssertEligible = (
  write: Write,
  advancement: Advancement,
  officerIds: readonly number[],
  notes: AdvancementNotes,
) => Promise<void>;

/** Where it is noted that a refusal, or the outcome of a dry run, tells of a sanction. */
export interface AdvancementNotes extends PersonalNotes {
  readonly operation: PersonalNotes['operation'] & { readonly dryRun: object | null };
}

let assertEligible: AssertEligible | null = null;

/** The module on top that knows all that excludes an officer registers here how it is asked. */
export const registerEligibility = (assert: AssertEligible): void => {
  assertEligible = assert;
};

/**
 * Refuses to give something to officers whom a confirmed rule excludes. What the act itself has asserted before is asked again and
 * found to hold; what the basis of the act lifts (the years in a rank) is left to it.
 */
export async function assertMayAdvance(
  write: Write,
  advancement: Advancement,
  officerIds: readonly number[],
  notes: AdvancementNotes,
): Promise<void> {
  if (officerIds.length === 0) return;
  if (!assertEligible) throw new Error('no module tells who is eligible: see registerEligibility');
  await assertEligible(write, advancement, officerIds, notes);
}
