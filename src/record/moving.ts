import type { Message } from '../errors/refusals.ts';
import type { FieldChange } from './write.ts';

/** Two records of one thing, by their ids: what is of one becomes what is of the other. */
export interface Merging {
  readonly from: number;
  readonly into: number;
}

/** What a module moves from one record to the other: read first, and recorded when `record` is called. */
export interface Moving {
  /** What is on both records and cannot be of one thing. Nothing is recorded where there is any. */
  readonly contradictions: readonly Message[];
  /** For the record of the change. */
  readonly fields: readonly FieldChange[];
  readonly record: () => void;
}
