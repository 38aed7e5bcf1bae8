import type { Day } from '../../../time/day.ts';

/** Of which cycle somebody has no result. */
export interface EvaluationMissing {
  readonly scheme: string;
  readonly from: Day;
  /** Whether the officer takes part in it, and it is not finalized; else the officer takes part in none. */
  readonly takesPart: boolean;
}
