import type pg from 'pg';
import { sql } from '../sql/sql.ts';
import { SilentConnectionError } from './availability.ts';
import type { Alarm } from './clock.ts';
import type { WatchedClient } from './watched-client.ts';

/** A transaction, and the session that it runs in. */
export interface TransactionId {
  readonly processId: number;
  /** As text; ids come round again after four billion. */
  readonly xid: string;
}

/** How long a cancelled statement may take to end. */
export const MARGIN_MS = 1_000;
const ASK_AGAIN_MS = 100;

const CANCEL = sql`SELECT pg_cancel_backend($1)`;
const OWN = sql`datname = current_database() AND usename = current_user`;
// a process that has started since has the number of one that is gone
const TERMINATE = sql`SELECT pg_terminate_backend(a.pid) FROM unnest($1::int[], $2::float8[]) AS gone(pid, ms)
JOIN pg_stat_activity a ON a.pid = gone.pid
WHERE ${OWN} AND a.backend_start < clock_timestamp() - gone.ms * interval '1 millisecond'`;
// every transaction holds the lock of its own id until all others see what it did
const TERMINATE_TRANSACTION = sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE pid = $1 AND ${OWN} AND backend_xid = $2::xid`;
const RUNNING = sql`SELECT EXISTS (
  SELECT FROM pg_locks WHERE locktype = 'transactionid' AND granted AND transactionid = $1::xid
) AS running`;

/** What is done to the sessions of this process from outside, on a connection that is free when all others are taken. */
export class Sessions {
  readonly #pool: pg.Pool;
  readonly #others: pg.Pool;
  readonly #clients: ReadonlySet<WatchedClient>;
  /** The sessions of connections that were cut, and when each was. */
  readonly #gone = new Map<number, number>();
  #ending = false;
  #closed = false;

  /** `others`: the connections that the process works with, for when there is none outside of them. */
  constructor(pool: pg.Pool, others: pg.Pool, clients: ReadonlySet<WatchedClient>) {
    this.#pool = pool;
    this.#others = others;
    this.#clients = clients;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#pool.end();
  }

  /** Cancels what a session is doing. */
  async cancel(processId: number): Promise<void> {
    await this.#pool.query(CANCEL, [processId]).catch(() => undefined);
  }

  /**
   * Cancels what a session is doing when a signal comes, and cuts its connection if that brings no answer: then the session
   * is ended, so that it holds no lock. Returns what ends this. It waits for a cancellation that is under way, which must
   * not meet the next statement of the session.
   */
  until(signal: Alarm, processId: number | null): () => Promise<void> {
    if (processId === null) return () => Promise.resolve();
    let cancelled: Promise<void> | undefined;
    let cutting: NodeJS.Timeout | undefined;
    const stop = () => {
      cancelled = this.cancel(processId);
      cutting = setTimeout(() => this.#cut(processId), MARGIN_MS);
    };
    signal.addEventListener('abort', stop, { once: true });
    return async () => {
      signal.removeEventListener('abort', stop);
      clearTimeout(cutting);
      await cancelled;
    };
  }

  #cut(processId: number): void {
    for (const client of this.#clients) {
      if (client.processID === processId) client.cut(new SilentConnectionError());
    }
  }

  /**
   * Ends a session whose connection was cut, and asks until it is done: PostgreSQL would keep the session, with its place among
   * all that it gives, and after some faults have no place left to ask from.
   */
  end(processId: number): void {
    this.#gone.set(processId, performance.now());
    if (!this.#ending) void this.#endAll();
  }

  async #endAll(): Promise<void> {
    this.#ending = true;
    for (let attempt = 0; this.#gone.size > 0 && !this.#closed; attempt++) {
      const gone = [...this.#gone];
      const now = performance.now();
      const values = [gone.map(([processId]) => processId), gone.map(([, cutAt]) => now - cutAt)];
      try {
        // oxlint-disable-next-line no-await-in-loop -- it is asked until it answers
        await (attempt % 2 === 0 ? this.#pool : this.#others).query(TERMINATE, values);
        for (const [processId, cutAt] of gone) if (this.#gone.get(processId) === cutAt) this.#gone.delete(processId);
      } catch {
        // oxlint-disable-next-line no-await-in-loop -- the same
        await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS).unref());
      }
    }
    this.#ending = false;
  }

  /**
   * Ends a transaction whose connection was lost, unless it has ended, and waits until it has. What it committed can be
   * read afterwards; what cannot be read then never will be. False if the database did not tell by the signal.
   */
  async ended({ processId, xid }: TransactionId, signal: AbortSignal): Promise<boolean> {
    const session = [processId, xid];
    while (!signal.aborted) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- the session is asked about after it was told to end
        await this.#pool.query(TERMINATE_TRANSACTION, session);
        // oxlint-disable-next-line no-await-in-loop -- it is asked until it answers
        const { rows } = await this.#pool.query<{ running: boolean }>(RUNNING, [xid]);
        if (rows[0]?.running === false) return true;
      } catch {
        // the database is away as well: it may be back in a moment
      }
      // oxlint-disable-next-line no-await-in-loop -- the same
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    }
    return false;
  }
}
