import pg from 'pg';
import { OutOfTimeError } from './availability.ts';
import type { Alarm } from './clock.ts';
import { sql } from '../sql/sql.ts';
import type { Sessions } from './sessions.ts';

/** One connection. */
interface Line {
  readonly client: pg.Client;
  readonly ready: Promise<unknown>;
  open: boolean;
  /** The number of statements sent and not answered. */
  pending: number;
  /** Whether what is sent is held back until the end of the tick. */
  held: boolean;
  /** The signals for which something was cancelled. */
  readonly stopped: WeakSet<Alarm>;
}

/** A line is kept, however long it has nothing to do. */
const STAYS = sql`SET idle_session_timeout = 0`;

/**
 * A few connections that send statements without waiting for the answers to earlier ones: what many requests ask at once is
 * written by one system call, and read by one. The statements of a line are answered in order, so only quick ones belong
 * here, and none that is part of a transaction.
 */
export class Pipelines {
  readonly #make: () => pg.Client;
  readonly #lines: (Line | null)[];
  readonly #sessions: Sessions;

  constructor(
    config: pg.ClientConfig & { Client?: new (config: pg.ClientConfig) => pg.Client },
    count: number,
    sessions: Sessions,
  ) {
    const { Client = pg.Client, ...options } = config;
    this.#make = () => new Client({ ...options, pipeline: true });
    this.#sessions = sessions;
    this.#lines = Array.from({ length: count }, () => null);
  }

  /**
   * Sends a statement on the line with the least to do. If the signal comes before the answer, the statement that the line is
   * running is cancelled, for it holds up all behind it. Each signal cancels once on a line: the statement after that may
   * belong to another request. Later statements go to another line.
   */
  async query(statement: pg.QueryConfig, signal?: Alarm): Promise<pg.QueryResult> {
    const line = this.#line();
    const stop = () => {
      this.#leave(line);
      if (line.stopped.has(signal!)) return;
      line.stopped.add(signal!);
      const { processID } = line.client as unknown as { processID: number | null };
      if (processID !== null) void this.#sessions.cancel(processID);
    };
    signal?.addEventListener('abort', stop, { once: true });
    line.pending++;
    try {
      if (!line.open) await line.ready;
      if (signal?.aborted) throw new OutOfTimeError();
      hold(line);
      return await line.client.query(statement);
    } finally {
      line.pending--;
      signal?.removeEventListener('abort', stop);
      if (line.pending === 0 && !this.#lines.includes(line)) void line.client.end();
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#lines.flatMap((line) => line?.client.end() ?? []));
  }

  /** The line with the fewest statements pending; a lost one is opened anew. */
  #line(): Line {
    let best: Line | null = null;
    for (let i = 0; i < this.#lines.length; i++) {
      const line = this.#lines[i] ?? this.#open(i);
      if (best === null || line.pending < best.pending) best = line;
    }
    return best!;
  }

  #open(i: number): Line {
    const client = this.#make();
    const line: Line = {
      client,
      // only one that is lost before it works is left to the time limit of idle sessions: nobody could ask to end it
      ready: client.connect().then(() => void client.query(STAYS).catch(() => undefined)),
      open: false,
      pending: 0,
      held: false,
      stopped: new WeakSet(),
    };
    const lost = () => this.#leave(line);
    client.on('error', lost);
    client.on('end', lost);
    line.ready.then(() => (line.open = true), lost);
    this.#lines[i] = line;
    return line;
  }

  #leave(line: Line): void {
    const i = this.#lines.indexOf(line);
    if (i >= 0) this.#lines[i] = null;
  }
}

/** What holds back what is written to a connection. */
export interface Held {
  readonly client: pg.ClientBase;
  held: boolean;
}

/** Holds back what is written until the end of the tick, so that it leaves in one system call. */
export function hold(line: Held): void {
  const { stream } = (line.client as unknown as { connection: { stream: { cork(): void; uncork(): void } } })
    .connection;
  if (line.held) return;
  line.held = true;
  stream.cork();
  setImmediate(() => {
    line.held = false;
    stream.uncork();
  });
}
