import { Ends } from '../../record/dropped.ts';
import type { Basis } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';

/** Who takes over: an officer or a unit, exactly one of them. */
export interface Taker {
  readonly officerId: number | null;
  readonly unitId: number | null;
}

/** All that an officer answers for passes to another from a day on. */
export interface Handover {
  readonly officerId: number;
  readonly to: Taker;
  readonly on: Day;
  /** The day of a separation that is on record for later, from which all stays as it is; null: none. */
  readonly until: Day | null;
  readonly basis: Basis | null;
}

/** Modules on top of officers register here what passes to another with the duties of an officer. */
export const handovers = new Ends<Handover>();
