import { LRUCache } from 'lru-cache';
import type { Alarm } from './clock.ts';
import type { RunQuery } from './run-query.ts';
import { SHARES } from './shares.ts';
import { Turns } from './turns.ts';

/** A statement that takes longer than this is heavy. */
const HEAVY_MS = 20;
/** How much the last execution of a statement counts against those before it. */
const WEIGHT = 0.3;
const TEXTS_MAXIMUM = 1_000;

export interface Spending {
  /** Whose statements they are. */
  readonly holder: string;
  readonly signal: Alarm;
}

/**
 * A queue of their own for heavy statements: one at a time for each viewer, some for all viewers together. So whoever asks
 * much waits for their own statements, and others find free connections and processors. Which statements are heavy is
 * learned by their text from how long they took.
 */
export class HeavyStatements {
  readonly #turns = new Turns(SHARES.heavy);
  readonly #usualMs = new LRUCache<string, number>({ max: TEXTS_MAXIMUM });

  /** Takes note of how long a statement took, not counting the wait for a connection. */
  note(text: string, ms: number): void {
    const before = this.#usualMs.get(text) ?? ms;
    this.#usualMs.set(text, before + WEIGHT * (ms - before));
  }

  /** Puts the queue before a function that runs queries. */
  before(query: RunQuery, { holder, signal }: Spending): RunQuery {
    return (text, values, mode) => {
      const isHeavy = mode !== 'generic' && (this.#usualMs.get(text) ?? 0) > HEAVY_MS;
      return isHeavy ? this.#turns.take(holder, signal, () => query(text, values, mode)) : query(text, values, mode);
    };
  }
}
