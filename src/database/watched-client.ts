import pg from 'pg';
import { SilentConnectionError } from './availability.ts';

export interface StatementObserver {
  /** Called with every statement, before it is sent. */
  readonly onStatement?: ((text: string) => void) | undefined;
  /** Called with the number of rows that a statement returned. */
  readonly onRows?: ((text: string, count: number) => void) | undefined;
}

export interface WatchOptions extends StatementObserver {
  /** How long an answer may take until the connection is taken for lost; null: without end. */
  readonly answerMs: number | null;
  /** The same for what takes no time in a database that works: to begin, to commit, to roll back. */
  readonly quickMs: number | null;
  /** Called with each connection that is lost, and why. */
  readonly onLost?: ((error: Error) => void) | undefined;
}

/** What a statement may have besides its text and its values. */
export interface Timed {
  /** How long its answer may take. Default: `answerMs`. */
  readonly answerMs?: number | null;
}

type Statement = string | ({ readonly text: string; readonly submit?: unknown } & Timed);

interface Result {
  readonly rows?: readonly unknown[];
}

const QUICK = new Set(['BEGIN', 'COMMIT', 'ROLLBACK']);
/** How long a connection may take to say goodbye. */
const END_MS = 1_000;
/** The error of a session that only reads, SQLSTATE read_only_sql_transaction. */
const READ_ONLY = '25006';

/** What the clients of one database share. */
export interface Watch extends WatchOptions {
  /** Those that have a connection. */
  readonly clients: Set<WatchedClient>;
  /** Ends the session of a connection that was cut because it was silent: it may hold locks. */
  endSession?: (processId: number) => void;
}

/** Options of a pool, or of a client of this class, which pg hands on to each client. */
export interface Watched {
  readonly Client: new (config?: string | pg.ClientConfig) => pg.Client;
  readonly watch: Watch;
}

export const watched = (options: WatchOptions): Watched => ({
  Client: WatchedClient as unknown as Watched['Client'],
  watch: { ...options, clients: new Set() },
});

/**
 * A client of the database. It has a listener for its errors as long as it lives, so that a connection that is lost never
 * ends the process; it tells an observer of its statements; and it cuts a connection that does not answer in time. Then
 * idle connections that have not been heard of since are cut too: where one is silent, others are, and nobody should wait
 * to find out.
 */
export class WatchedClient extends pg.Client {
  declare readonly processID: number | null;
  declare readonly connection: pg.Connection & { readonly stream: { destroy(error?: Error): void } };
  readonly #watch: Watch;
  #waiting = 0;
  #heardAt = 0;

  constructor(config: pg.ClientConfig & { readonly watch: Watch }) {
    super(config);
    const { clients, onLost } = (this.#watch = config.watch);
    this.on('error', (error) => onLost?.(error));
    this.once('connect', () => {
      this.#heardAt = performance.now();
      clients.add(this);
    });
    this.once('end', () => clients.delete(this));
  }

  /** Ends the connection at once, and its session: what was sent and is not answered fails with this error. */
  cut(error?: Error): void {
    this.connection.stream.destroy(error);
    if (this.processID !== null) this.#watch.endSession?.(this.processID);
  }

  // @ts-expect-error pg declares a dozen overloads; all start with the text or an object that has it
  override query(statement: Statement, ...rest: unknown[]) {
    const text = typeof statement === 'string' ? statement : statement.text;
    this.#watch.onStatement?.(text);
    // what is copied in takes its time, and has another way to answer
    const copies = typeof statement === 'object' && typeof statement.submit === 'function';
    if (copies) return (super.query as (...all: unknown[]) => unknown)(statement, ...rest);
    const answered = this.#expectAnswer(statement, text);
    const last = rest.at(-1);
    if (typeof last === 'function') {
      rest[rest.length - 1] = (error: unknown, result: Result | undefined) => {
        answered(error, result);
        (last as (...all: unknown[]) => void)(error, result);
      };
    }
    const answer = (super.query as (...all: unknown[]) => unknown)(statement, ...rest);
    if (answer instanceof Promise) {
      answer.then(
        (result: Result) => answered(null, result),
        (error: unknown) => answered(error, undefined),
      );
    }
    return answer;
  }

  // @ts-expect-error as above
  override end(...rest: unknown[]) {
    // the other end of a silent connection never says goodbye, and an open socket keeps the process alive
    const giveUp = setTimeout(() => this.cut(), END_MS).unref();
    this.connection.once('end', () => clearTimeout(giveUp));
    return (super.end as (...all: unknown[]) => unknown)(...rest);
  }

  /** Cuts the connection when the time of a statement is over. Returns what is called with its answer. */
  #expectAnswer(statement: Statement, text: string): (error: unknown, result: Result | undefined) => void {
    const { answerMs, quickMs, onRows } = this.#watch;
    const own = typeof statement === 'string' ? undefined : statement.answerMs;
    const limit = own === undefined ? (QUICK.has(text) ? quickMs : answerMs) : own;
    const sentAt = performance.now();
    let open = true;
    this.#waiting++;
    // the answer may have come while the process was busy: then it is read before the connection is cut
    const silent = () => setImmediate(() => open && this.#cutSilent(sentAt));
    const timer = limit === null ? undefined : setTimeout(silent, limit);
    return (error, result) => {
      clearTimeout(timer);
      open = false;
      this.#waiting--;
      this.#heardAt = performance.now();
      // several statements in one text have several results, and no rows here
      if (result?.rows) onRows?.(text, result.rows.length);
      // a session keeps its default for as long as it lives: the next one may write again
      if ((error as { code?: unknown } | null)?.code === READ_ONLY) setImmediate(() => this.cut(error as Error));
    };
  }

  #cutSilent(since: number): void {
    for (const client of this.#watch.clients) {
      if (client === this || (client.#waiting === 0 && client.#heardAt < since)) {
        client.cut(new SilentConnectionError());
      }
    }
  }
}
