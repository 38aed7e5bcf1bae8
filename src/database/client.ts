import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient, type Prisma } from '../generated/prisma/client.ts';
import { lockDirectory } from './directory-lock.ts';
import { PGliteStream } from './pglite-stream.ts';
import { StartupError } from '../errors/startup-error.ts';
import { Pipelines } from './pipelines.ts';
import { withStatements, type StatementOptions } from './statements.ts';

export type Registry = ReturnType<typeof withStatements>;

/** The client inside a transaction; the other must not be used there. */
export type Transaction = Prisma.TransactionClient;

export interface Database {
  readonly kind: 'embedded' | 'postgresql';
  /** Prisma with `$query`; the one door to the data. */
  readonly registry: Registry;
  /** For what Prisma cannot do: migrations and bulk loading. */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `postgres://…`; without it the embedded database in `directory`. */
  readonly url?: string | undefined;
  /** Of the embedded database; `memory://` keeps nothing. */
  readonly directory: string;
  /** An initialized data directory, to start the embedded database from instead of making one. */
  readonly template?: Blob | undefined;
  /** Told of every statement sent, before it is sent. */
  readonly onStatement?: ((text: string) => void) | undefined;
  /** Told of how many rows each statement brought. */
  readonly onRows?: ((text: string, count: number) => void) | undefined;
  /** How long it is waited for a connection that is free; 5 s unless told, on the embedded database without end. */
  readonly poolWaitMs?: number | undefined;
  /** How long a write waits for the writes before it, and each of its statements may take; without end unless told, and on the embedded database. */
  readonly writeMs?: number | undefined;
  /** How many rows are kept in memory for as long as nothing is changed (see memory.ts); none unless told. */
  readonly memoryRows?: number | undefined;
}

/**
 * The adapter reads and writes timestamptz as if the session were in UTC. No statement here runs for as long as compiling
 * it would take, and the planner, who takes a recursive query for a large one, would compile many.
 */
const SESSION = '-c TimeZone=UTC -c jit=off';
/** As many as are kept busy by one process of Node; more only spread the same statements over more writes. */
const PIPELINES = 3;
const POOL_WAIT_MS = 5_000;
/** A backstop; Prisma's own default of 5 s is shorter than a large load. */
const TRANSACTION_TIMEOUT_MS = 600_000;
const QUEUE_TIMEOUT_MS = 30_000;

/** Opens the database and proves that it answers. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url === undefined ? openEmbedded(options) : openServer(options.url, options);
}

async function openServer(url: string, options: DatabaseOptions): Promise<Database> {
  const { poolWaitMs = POOL_WAIT_MS, writeMs = null, memoryRows = 0 } = options;
  const config = { ...clientClass(options), connectionString: url, connectionTimeoutMillis: poolWaitMs };
  const pool = new pg.Pool({
    ...config,
    max: 10,
    // what searches has no one good plan: one that walks an order until it meets a page may never meet one
    options: `${SESSION} -c plan_cache_mode=force_custom_plan`,
  });
  // an idle connection that the server drops must not end the process; the next query opens another
  pool.on('error', () => undefined);
  try {
    await pool.query('SELECT 1');
  } catch (cause) {
    await pool.end();
    const { host, pathname } = new URL(url);
    throw new StartupError(`PostgreSQL at ${host}${pathname} (DATABASE_URL) does not answer: ${reason(cause)}`, {
      cause,
    });
  }
  // one that is free when all others are taken, which is when there is something to cancel
  const canceller = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: poolWaitMs });
  canceller.on('error', () => undefined);
  const cancel = (processId: number) => canceller.query('SELECT pg_cancel_backend($1)', [processId]);
  const pipelines = new Pipelines(
    // planned for the values it is first sent with, a statement would be planned again for all that follow; by keys
    // there is one good plan
    { ...config, options: `${SESSION} -c plan_cache_mode=force_generic_plan` },
    PIPELINES,
    cancel,
  );
  return database('postgresql', { pool, pipelines, cancel, writeMs, memoryRows }, async () => {
    await pipelines.end();
    await canceller.end();
  });
}

async function openEmbedded(options: DatabaseOptions): Promise<Database> {
  const { directory, template, poolWaitMs = 0, memoryRows = 0 } = options;
  const lock = directory.startsWith('memory:') ? null : await openDirectory(directory);
  const [{ PGlite }, { btree_gist }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite/contrib/btree_gist'),
  ]);
  const lite = await PGlite.create(directory, {
    extensions: { btree_gist },
    ...(template && { loadDataDir: template }),
  }).catch((cause: unknown) => {
    lock?.close();
    throw new StartupError(`The data directory ${directory} does not hold a database that opens: ${reason(cause)}`, {
      cause,
    });
  });
  const pool = new pg.Pool({
    ...clientClass(options),
    // PGlite is a single backend: one connection, and the pool makes transactions wait for each other
    max: 1,
    // it is kept: a second connection would meet the session that the first left in the backend
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: poolWaitMs,
    user: 'postgres',
    database: 'postgres',
    stream: () => new PGliteStream(lite),
    options: SESSION,
  });
  // it does one thing at a time, to its end: nothing reaches it meanwhile, not even its own clock
  const statements = { pool, pipelines: null, cancel: null, writeMs: null, memoryRows };
  return database('embedded', statements, async () => {
    await lite.close();
    lock?.close();
  });
}

async function openDirectory(directory: string) {
  try {
    await makeDirectory(resolve(directory));
    await access(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new StartupError(`The data directory ${directory} (MUSTER_DATA_DIR) cannot be used: ${reason(cause)}`, {
      cause,
    });
  }
  return lockDirectory(directory);
}

/** Level by level: the recursive mkdir of Node does not return where the system refuses a level, as below /proc. */
async function makeDirectory(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found) {
    if (!found.isDirectory()) throw new Error(`${path} is not a directory`);
    return;
  }
  await makeDirectory(dirname(path));
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

function clientClass({ onStatement, onRows }: Pick<DatabaseOptions, 'onStatement' | 'onRows'>) {
  if (!onStatement && !onRows) return {};
  class ObservedClient extends pg.Client {
    // @ts-expect-error pg declares a dozen overloads; all start with the text or an object that has it
    override query(statement: string | { text: string }, ...rest: unknown[]) {
      const text = typeof statement === 'string' ? statement : statement.text;
      onStatement?.(text);
      // several statements in one text have several results
      const told = (result: { rows?: unknown[] } | undefined) => result?.rows && onRows?.(text, result.rows.length);
      const last = rest.at(-1);
      if (typeof last === 'function') {
        rest[rest.length - 1] = (error: unknown, result: { rows?: unknown[] } | undefined) => {
          told(result);
          (last as (...all: unknown[]) => void)(error, result);
        };
      }
      const answer = (super.query as (...all: unknown[]) => unknown)(statement, ...rest);
      if (answer instanceof Promise) void answer.then(told, () => undefined);
      return answer;
    }
  }
  return { Client: ObservedClient as unknown as new (config?: string | pg.ClientConfig) => pg.Client };
}

function database(kind: Database['kind'], options: StatementOptions, closed: () => Promise<void>): Database {
  const { pool } = options;
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { maxWait: QUEUE_TIMEOUT_MS, timeout: TRANSACTION_TIMEOUT_MS },
  });
  return {
    kind,
    registry: withStatements(prisma, options),
    pool,
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
      await closed();
    },
  };
}

const reason = (cause: unknown): string =>
  (cause instanceof AggregateError ? String(cause.errors[0]) : cause instanceof Error ? cause.message : String(cause))
    .split('\n')[0]
    ?.trim() ?? '';
