import { Ends } from '../../record/dropped.ts';
import type { Basis } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';

/** An officer who does not serve from a day on. */
export interface ServiceEnding {
  readonly id: number;
  readonly on: Day;
  /** The day of a separation that is on record for later, from which all stays as it is; null: none. */
  readonly until: Day | null;
  readonly basis: Basis | null;
  /** Whether what the officer answers for passes to another in the same act; see handover.service.ts. */
  readonly handsOver: boolean;
}

/** Modules on top of officers register here what nobody is given who does not serve, and what was planned of it. */
export const serviceEnds = new Ends<ServiceEnding>();
