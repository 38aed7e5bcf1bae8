import type { FieldChange, Write } from '../record/write.ts';
import type { DatasetName } from './datasets/dataset.ts';
import { known } from './known.ts';
import type { Ledger } from './ledger.ts';
import type { Problems } from './problems.ts';
import type { Facts } from './read.ts';
import type { Starts } from './starts.ts';

/** The state of one load. */
export interface Loading {
  readonly write: Write;
  readonly facts: Facts;
  readonly starts: Starts;
  /** The same by the files alone, whatever else refers to a thing: what it was loaded with, where nothing did. */
  readonly statedStarts: Starts;
  readonly ledger: Ledger;
  readonly ids: Ids;
  readonly problems: Problems;
}

/** What became of the rows of one dataset. */
export interface Counts {
  readonly inserted: number;
  readonly corrected: number;
  readonly unchanged: number;
  /** Rows that were loaded and are no longer in the files; the registry keeps them. */
  readonly absent: number;
}

/**
 * One dataset, compared with what was loaded before. Everything that can be refused is refused while planning, so that
 * all of it is reported together; `store` only writes.
 */
export interface Plan {
  readonly dataset: DatasetName;
  readonly counts: Counts;
  readonly insertedKeys: readonly string[];
  readonly correctedKeys: readonly string[];
  /** The table that has most of its rows. */
  readonly table: string;
  /** Writes the rows, and returns what it changed in tables without versions. */
  store(): Promise<readonly FieldChange[]>;
}

/** The ids of the things in the registry, by dataset and key. */
export class Ids {
  readonly #ids = new Map<DatasetName, Map<string, number>>();

  set(dataset: DatasetName, key: string, id: number): void {
    const ids = this.#ids.get(dataset);
    if (ids) ids.set(key, id);
    else this.#ids.set(dataset, new Map([[key, id]]));
  }

  of(dataset: DatasetName, key: string): number {
    return known(this.#ids.get(dataset)?.get(key), key);
  }

  /** The same, for a cell that may be empty. */
  ofOptional(dataset: DatasetName, key: string | null): number | null {
    return key === null ? null : this.of(dataset, key);
  }
}
