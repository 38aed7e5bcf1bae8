import { LRUCache } from 'lru-cache';
import type { RunQuery } from './run-query.ts';

/** More than these rows are not worth their room in it: few ask for the same again. */
const STATEMENT_SHARE = 0.02;

const LAST_CHANGE = 'SELECT position::float8 AS "position" FROM change_head WHERE id = 1';

/**
 * What statements brought, kept for as long as nothing is changed. Whatever is read of the registry comes with a change,
 * and changes have one order (see `write`): so the position of the last one tells whether what was read once still
 * stands. Every request asks for it before it uses anything, in one statement for all that come in one turn of the event
 * loop, so an answer is never older than its question, whichever process made the change.
 */
export class Memory {
  readonly #ask: RunQuery;
  readonly #kept: LRUCache<string, readonly unknown[]>;
  readonly #rowsMaximum: number;
  /** Of the last change that is known of; what is kept was read after it. */
  #position = -1;
  /** The question for it that has not left yet. */
  #asking: Promise<number> | null = null;

  constructor(ask: RunQuery, rowsMaximum: number) {
    this.#ask = ask;
    this.#rowsMaximum = Math.ceil(rowsMaximum * STATEMENT_SHARE);
    this.#kept = new LRUCache({ maxSize: rowsMaximum, sizeCalculation: (rows) => rows.length + 1 });
  }

  /** The door of one request that only reads: through the memory to another door. */
  door(behind: RunQuery): RunQuery {
    let known: Promise<number> | undefined;
    return async <Row>(text: string, values: readonly unknown[], how?: Parameters<RunQuery>[2]) => {
      if (how === 'uncached') return behind<Row>(text, values, how);
      const position = await (known ??= this.#lastChange());
      const key = `${text}\0${JSON.stringify(values)}`;
      const kept = this.#kept.get(key) as readonly Row[] | undefined;
      if (kept && position <= this.#position) return kept;
      const rows = await behind<Row>(text, values, how);
      // what was read may be as old as the position that was asked for before it
      if (position === this.#position && rows.length <= this.#rowsMaximum) this.#kept.set(key, Object.freeze(rows));
      return rows;
    };
  }

  /** For whoever writes rows without a change, as nothing outside of tests does. */
  forget(): void {
    this.#kept.clear();
  }

  /** Asked for together by all that ask before it is sent, which is at the end of the turn. */
  #lastChange(): Promise<number> {
    if (this.#asking) return this.#asking;
    setImmediate(() => (this.#asking = null));
    return (this.#asking = this.#ask<{ position: number }>(LAST_CHANGE, [], 'generic').then(([row]) => {
      if (!row) throw new Error('change_head has lost its row');
      if (row.position > this.#position) {
        this.#kept.clear();
        this.#position = row.position;
      }
      return row.position;
    }));
  }
}
