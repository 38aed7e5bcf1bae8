import type pg from 'pg';
import type { RunQuery } from './run-query.ts';
import type { StatementOf } from './statement-names.ts';
import { Turns } from './turns.ts';
import { SHARES } from './shares.ts';

/** How long one of its statements may take. */
const STATEMENT_MS = 60_000;

/** Runs work on a connection that sees everything as it was when the work began, and only reads. */
export class Snapshots {
  readonly #pool: pg.Pool;
  readonly #statementOf: StatementOf;
  readonly #turns = new Turns(SHARES.snapshots);

  constructor(pool: pg.Pool, statementOf: StatementOf) {
    this.#pool = pool;
    this.#statementOf = statementOf;
  }

  /** Waits for a turn of the holder until the signal comes. What is written meanwhile waits for nothing. */
  take<Result>(holder: string, signal: AbortSignal, work: (query: RunQuery) => Promise<Result>): Promise<Result> {
    return this.#turns.take(holder, signal, () => this.#run(signal, work));
  }

  async #run<Result>(signal: AbortSignal, work: (query: RunQuery) => Promise<Result>): Promise<Result> {
    const client = await this.#pool.connect();
    // statements of one connection are sent one after the other
    let last: Promise<unknown> = Promise.resolve();
    const query: RunQuery = <Row>(text: string, values: readonly unknown[]) => {
      const answer = last.then(async () => {
        signal.throwIfAborted();
        return (await client.query(this.#statementOf(text, values))).rows as Row[];
      });
      last = answer.catch(() => undefined);
      return answer;
    };
    try {
      await client.query(
        `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = ${STATEMENT_MS}`,
      );
      return await work(query);
    } finally {
      await last;
      const isOver = await client.query('ROLLBACK').then(
        () => true,
        () => false,
      );
      client.release(!isOver);
    }
  }
}
