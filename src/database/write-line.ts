import type pg from 'pg';
import { unavailability } from './availability.ts';
import { hold, type Held } from './pipelines.ts';
import type { RunQuery } from './run-query.ts';
import type { StatementOf } from './statement-names.ts';

/** A connection in a transaction: its statements are sent without waiting for the answers to earlier ones. */
export class WriteSession {
  readonly #client: pg.PoolClient;
  readonly #statementOf: StatementOf;
  /** What holds back what is written until the end of the tick; null where statements wait for each other instead. */
  readonly #line: Held | null;
  #last: Promise<unknown> = Promise.resolve();
  #failure: Error | undefined;
  #isReleased = false;

  constructor(client: pg.PoolClient, statementOf: StatementOf, pipelined: boolean) {
    this.#client = client;
    this.#statementOf = statementOf;
    this.#line = pipelined ? { client, held: false } : null;
  }

  /** The first error that a statement met; undefined for none. After one the transaction does nothing more. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  /** Runs a statement of the transaction. */
  readonly query: RunQuery = async <Row>(text: string, values: readonly unknown[]) =>
    (await this.#send(this.#statementOf(text, values))).rows as Row[];

  async begin(): Promise<void> {
    await this.#send('BEGIN');
  }

  /** Whether the transaction was committed; false where the database had failed it. */
  async commit(): Promise<boolean> {
    return (await this.#send('COMMIT')).command === 'COMMIT';
  }

  async rollback(): Promise<void> {
    await this.#send('ROLLBACK');
  }

  /** Gives the connection back; one that failed is not used again. */
  release(): void {
    this.#isReleased = true;
    this.#client.release(unavailability(this.#failure) === 'busy');
  }

  async #send(statement: pg.QueryConfig | string): Promise<pg.QueryResult> {
    // what is still asked is of nobody any more, and the connection may be in another transaction
    if (this.#isReleased) throw new Error('the transaction is over');
    try {
      if (this.#line) {
        hold(this.#line);
        return await this.#client.query(statement);
      }
      const answer = this.#last.then(() => this.#client.query(statement));
      this.#last = answer.catch(() => undefined);
      return await answer;
    } catch (error) {
      this.#failure ??= error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  }
}

/** Opens the connection on which a process commits what it writes, one transaction at a time. */
export class WriteLine {
  readonly #pool: pg.Pool;
  readonly #statementOf: StatementOf;
  readonly #pipelined: boolean;

  constructor(pool: pg.Pool, statementOf: StatementOf, pipelined: boolean) {
    this.#pool = pool;
    this.#statementOf = statementOf;
    this.#pipelined = pipelined;
  }

  async open(): Promise<WriteSession> {
    return new WriteSession(await this.#pool.connect(), this.#statementOf, this.#pipelined);
  }
}
