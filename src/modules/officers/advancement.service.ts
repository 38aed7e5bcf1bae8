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

/** What becomes of the evaluation of a year by a confirmed effect of a sanction. */
export type EvaluationEffect = 'GRADED_INCOMPETENT' | 'NO_EXCELLENT' | 'NOT_GRADED';

type EvaluationEffects = (
  write: Write,
  officerIds: readonly number[],
  on: Day,
) => Promise<ReadonlyMap<number, EvaluationEffect>>;

const effects: EvaluationEffects[] = [];

/** The module on top that knows the sanctions registers here how they bear on evaluations. */
export const registerEvaluationEffects = (told: EvaluationEffects): void => void effects.push(told);

/** What becomes of the evaluations of officers in the year of a day; those for whom nothing follows are left out. */
export async function evaluationEffects(
  write: Write,
  officerIds: readonly number[],
  on: Day,
): Promise<ReadonlyMap<number, EvaluationEffect>> {
  const told = await Promise.all(effects.map((of) => of(write, officerIds, on)));
  return new Map(told.flatMap((one) => [...one]));
}

const assertions: AssertEligible[] = [];

/** The module on top that knows all that excludes an officer registers here how it is asked. */
export const registerEligibility = (assert: AssertEligible): void => void assertions.push(assert);

/**
 * Refuses to give something to officers whom a confirmed rule excludes. What the act asserts by itself, in words of its own or since
 * its basis may lift it (the years in a rank), is left to it.
 */
export async function assertMayAdvance(
  write: Write,
  advancement: Advancement,
  officerIds: readonly number[],
  notes: AdvancementNotes,
): Promise<void> {
  if (officerIds.length === 0) return;
  if (assertions.length === 0) throw new Error('no module tells who is eligible: see registerEligibility');
  for (const assert of assertions) {
    // oxlint-disable-next-line no-await-in-loop -- the first that refuses ends it
    await assert(write, advancement, officerIds, notes);
  }
}
