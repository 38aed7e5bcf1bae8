import { LRUCache } from 'lru-cache';
import type { PlanMode, RunQuery } from './run-query.ts';
import type { Sql } from '../sql/sql.ts';

/** A statement with more rows than this share of the memory is not kept: few ask for the same again. */
const STATEMENT_SHARE = 0.02;

export interface MemoryOptions {
  /** How many rows are kept at most; 0: none. */
  readonly rows: number;
  /** A statement with one row, whose `position` grows with every change of what is read. */
  readonly positionText: Sql;
}

/**
 * Keeps the rows of statements for as long as nothing is changed. Whatever is read comes with a change, and changes have one
 * order: the position of the last change tells whether what was read before still stands. Every request asks for that
 * position before it uses anything, in one statement for all requests of one turn of the event loop. So an answer is never
 * older than its question, whichever process made the change.
 */
export class Memory {
  readonly #query: RunQuery;
  readonly #positionText: Sql;
  readonly #kept: LRUCache<string, readonly unknown[]>;
  readonly #statementMaximum: number;
  /** The last position that is known; what is kept was read after it. */
  #position = -1;
  /** The question for the position, until it is sent. */
  #asking: Promise<number> | null = null;

  constructor(query: RunQuery, { rows: maximum, positionText }: MemoryOptions) {
    this.#query = query;
    this.#positionText = positionText;
    this.#statementMaximum = Math.ceil(maximum * STATEMENT_SHARE);
    this.#kept = new LRUCache({ maxSize: maximum, sizeCalculation: (rows) => rows.length + 1 });
  }

  /** Puts the memory before the queries of one request that only reads. */
  before(query: RunQuery): RunQuery {
    let known: Promise<number> | undefined;
    return async <Row>(text: Sql, values: readonly unknown[], mode?: PlanMode) => {
      if (mode === 'uncached') return query<Row>(text, values, mode);
      const position = await (known ??= this.#lastPosition());
      const key = `${text}\0${JSON.stringify(values)}`;
      const kept = this.#kept.get(key) as readonly Row[] | undefined;
      if (kept && position <= this.#position) return kept;
      const rows = await query<Row>(text, values, mode);
      // what was read may be as old as the position that was asked for before it
      if (position === this.#position && rows.length <= this.#statementMaximum) {
        this.#kept.set(key, Object.freeze(rows));
      }
      return rows;
    };
  }

  /** Forgets everything. For tests, which write rows without a change. */
  forget(): void {
    this.#kept.clear();
  }

  /** The question is sent at the end of the turn, once for all who ask before. */
  #lastPosition(): Promise<number> {
    if (this.#asking) return this.#asking;
    setImmediate(() => (this.#asking = null));
    return (this.#asking = this.#query<{ position: number }>(this.#positionText, [], 'generic').then(([row]) => {
      if (!row) throw new Error('the last position is lost');
      if (row.position > this.#position) {
        this.#kept.clear();
        this.#position = row.position;
      }
      return row.position;
    }));
  }
}
