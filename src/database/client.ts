import type { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient, type Prisma } from '../generated/prisma/client.ts';
import { reasonOf, StartupError } from '../errors/startup-error.ts';
import { allowMaking, hasDatabase, made, openDataDirectory } from './data-directory.ts';
import type { MemoryOptions } from './memory.ts';
import { PGliteStream } from './pglite-stream.ts';
import { Pipelines } from './pipelines.ts';
import { MARGIN_MS, Sessions } from './sessions.ts';
import { CONNECTIONS, STEADY_CONNECTIONS } from './shares.ts';
import { withQueries, type QueryOptions } from './statements.ts';
import { watched, type StatementObserver, type Watched } from './watched-client.ts';

/** Prisma's client, with `$query` for hot statements. */
export type Registry = ReturnType<typeof withQueries>;

/** The client inside a transaction. The other client must not be used there: on the embedded database it would wait for ever. */
export type Transaction = Prisma.TransactionClient;

export interface Database {
  readonly kind: 'embedded' | 'postgresql';
  /** What all data is read and written through. */
  readonly registry: Registry;
  /** For what Prisma cannot do: migrations and bulk loading. */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions extends StatementObserver {
  /** `postgres://…`; without it the embedded database in `directory` is opened. */
  readonly url?: string | undefined;
  /** The data directory of the embedded database; `memory://` keeps nothing. */
  readonly directory: string;
  /** An initialized data directory, which a new embedded database starts from. */
  readonly template?: Blob | undefined;
  /** Called before an embedded database is made in a directory that has none, which takes some seconds. */
  readonly onNew?: (() => void) | undefined;
  /** An embedded database that is open: it is used in place of `directory`, and left open. */
  readonly lite?: PGlite | undefined;
  /** How long a statement waits for a free connection. Default: 5 s; without end on the embedded database. */
  readonly poolWaitMs?: number | undefined;
  /**
   * How long a statement may take. A connection that gives no answer a second later is taken for lost; one that gives none
   * to a quick statement, after the time that a connection may take to be made. Default: without end. Without effect on the
   * embedded database.
   */
  readonly statementMs?: number | undefined;
  /**
   * After how long PostgreSQL ends a session whose client says nothing. Default: 60 s; a pool ends an idle connection of its own after 10 s.
   * Without effect on the embedded database.
   */
  readonly idleSessionMs?: number | undefined;
  /** Called with each connection that is lost, and why. */
  readonly onLost?: ((error: Error) => void) | undefined;
  /** What is kept in memory of what was read. Default: nothing. */
  readonly memory?: MemoryOptions | undefined;
}

/**
 * The adapter reads and writes timestamptz as if the session were in UTC, and rows are hashed as texts of one style. No statement here runs for as long as compiling
 * it would take, and the planner, which takes a recursive query for a large one, would compile many.
 */
const SESSION = '-c TimeZone=UTC -c DateStyle=ISO -c bytea_output=hex -c jit=off';
/**
 * PostgreSQL ends what is left of a connection that was lost, where nobody could ask it to. A pool ends an idle connection
 * sooner; what happens in a transaction between two statements takes less.
 */
const leftAfter = (idleSessionMs: number) =>
  `-c idle_session_timeout=${idleSessionMs} -c idle_in_transaction_session_timeout=10min`;
const IDLE_SESSION_MS = 60_000;
/** As many as one process of Node keeps busy; more would only spread the same statements over more system calls. */
const PIPELINES = 3;
const POOL_WAIT_MS = 5_000;
/** A backstop; Prisma's own default of 5 s is shorter than a large load. */
const TRANSACTION_TIMEOUT_MS = 600_000;
const QUEUE_TIMEOUT_MS = 30_000;

/** Opens the database and checks that it answers. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url === undefined ? openEmbedded(options) : openServer(options.url, options);
}

async function openServer(url: string, options: DatabaseOptions): Promise<Database> {
  const { poolWaitMs = POOL_WAIT_MS, statementMs, idleSessionMs = IDLE_SESSION_MS, memory = null } = options;
  const left = leftAfter(idleSessionMs);
  const limited = statementMs !== undefined;
  const quickMs = limited ? poolWaitMs : null;
  const watching = watched({ ...options, answerMs: limited ? statementMs + MARGIN_MS : null, quickMs });
  const config = { ...watching, connectionString: url, connectionTimeoutMillis: poolWaitMs, keepAlive: true };
  // what an idle connection meets is told to its own listener
  const poolOf = (settings: pg.PoolConfig & Partial<Watched> & { readonly pipeline?: boolean }) =>
    new pg.Pool({ ...config, ...settings }).on('error', () => undefined);
  const pool = poolOf({
    max: CONNECTIONS,
    // no plan is good for every search: one that reads in order until a page is full may have to read everything
    options: `${SESSION} ${left} -c plan_cache_mode=force_custom_plan`,
  });
  try {
    await pool.query('SELECT 1');
  } catch (cause) {
    await pool.end();
    const { host, pathname } = new URL(url);
    throw new StartupError(`PostgreSQL at ${host}${pathname} (DATABASE_URL) does not answer: ${reasonOf(cause)}`, {
      cause,
    });
  }
  // a connection that is free when all others are taken, which is when there is something to cancel
  const quickly = { ...watching.watch, answerMs: quickMs };
  const sessions = new Sessions(poolOf({ max: 1, watch: quickly, options: left }), pool, watching.watch.clients);
  watching.watch.endSession = quickly.endSession = (processId) => sessions.end(processId);
  // for look-ups by keys one plan is good for all values; a custom plan would be made anew for each execution
  const once = `${SESSION} ${left} -c plan_cache_mode=force_generic_plan`;
  const pipelines = new Pipelines({ ...config, options: once }, PIPELINES, sessions);
  const steady = poolOf({ max: STEADY_CONNECTIONS, options: once });
  // acts are committed one group after the other, each looking things up by their keys
  const writing = poolOf({ max: 1, pipeline: true, options: `${SESSION} ${left}` });
  return database('postgresql', { pool, writing, pipelines, steady, sessions, quickMs, memory }, async () => {
    await writing.end();
    await steady.end();
    await pipelines.end();
    await sessions.close();
  });
}

async function openEmbedded(options: DatabaseOptions): Promise<Database> {
  const { directory, template } = options;
  if (options.lite) return onEmbedded(options.lite, options, async () => undefined);
  const lock = directory.startsWith('memory:') ? null : await openDataDirectory(directory);
  if (lock && !hasDatabase(directory)) {
    await allowMaking(directory).catch((error: unknown) => {
      lock.close();
      throw error;
    });
    options.onNew?.();
  }
  const { openLite } = await import('./embedded.ts');
  const lite = await openLite(directory, template).catch((cause: unknown) => {
    lock?.close();
    // PGlite tells of how it was built instead
    const reason = reasonOf(cause).startsWith('Aborted') ? 'its files are damaged, or not all there' : reasonOf(cause);
    throw new StartupError(`The data directory ${directory} does not hold a database that opens: ${reason}`, { cause });
  });
  if (lock) await made(directory);
  return onEmbedded(lite, options, async () => {
    await lite.close();
    lock?.close();
  });
}

function onEmbedded(lite: PGlite, options: DatabaseOptions, closed: () => Promise<void>): Database {
  const { poolWaitMs = 0, memory = null } = options;
  const pool = new pg.Pool({
    ...watched({ ...options, answerMs: null, quickMs: null }),
    // PGlite is a single backend: with one connection, the pool makes transactions wait for each other
    max: 1,
    // the connection is kept: a second one would meet the session that the first left in the backend
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: poolWaitMs,
    user: 'postgres',
    database: 'postgres',
    stream: () => new PGliteStream(lite),
    options: SESSION,
  });
  // it runs one statement at a time, to its end: nothing can cancel it, not even a time limit of its own
  const only = { pool, writing: null, pipelines: null, steady: null, sessions: null };
  return database('embedded', { ...only, quickMs: null, memory }, closed);
}

function database(kind: Database['kind'], options: QueryOptions, closed: () => Promise<void>): Database {
  const { pool } = options;
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    // without the arguments, which have personal data and hashes of tokens: errors are logged
    errorFormat: 'minimal',
    transactionOptions: { maxWait: QUEUE_TIMEOUT_MS, timeout: TRANSACTION_TIMEOUT_MS },
  });
  return {
    kind,
    registry: withQueries(prisma, options),
    pool,
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
      await closed();
    },
  };
}
