import { Ends } from '../../record/dropped.ts';
import type { Basis } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import type { Taker } from './handover.rules.ts';

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
