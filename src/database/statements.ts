import type pg from 'pg';
import type { Pipelines } from './pipelines.ts';
import type { Sessions } from './sessions.ts';
import type { Timed } from './watched-client.ts';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { OutOfTimeError, unavailability } from './availability.ts';
import type { Alarm } from './clock.ts';
import { Memory, type MemoryOptions } from './memory.ts';
import { isPlannedOnce, type PlanMode, type RunQuery } from './run-query.ts';
import { sql, type Sql } from '../sql/sql.ts';
import { SHARES } from './shares.ts';
import { Snapshots } from './snapshot.ts';
import { statementNamer, type StatementOf } from './statement-names.ts';
import { Turns } from './turns.ts';
import { WriteLine } from './write-line.ts';

/** What runs queries, besides Prisma. */
export interface Connections {
  readonly pool: pg.Pool;
  /** For acts that are committed together; null: `pool` as well, whose statements wait for each other. */
  readonly writing: pg.Pool | null;
  /** For statements with a generic plan; null where there is no other connection. */
  readonly pipelines: Pipelines | null;
  /** For those of them that may take long; null where there is no other connection. */
  readonly steady: pg.Pool | null;
  /** What can be done to a session on another connection; null where there is no other. */
  readonly sessions: Sessions | null;
}

export interface QueryOptions extends Connections {
  /** How long the answer to a statement of `$query` may take, which are quick ones; null: without end. */
  readonly quickMs: number | null;
  /** What is kept in memory of what was read; null: nothing. */
  readonly memory: MemoryOptions | null;
}

/**
 * Adds to Prisma's client what runs hot statements: as named prepared statements straight on the pool that Prisma's own
 * adapter uses, several times cheaper than `$queryRaw` (docs/decisions/0003-one-door-for-hot-statements.md). Where there are
 * pipelines, statements with a generic plan go through them.
 *
 * - `$query` runs a query.
 * - `$queryUntil` does so until a signal: it then cancels what is running and sends nothing more. It tells how long the
 *   database took for each statement that it did not send through a pipeline.
 * - `$inTurn` does what writes: some at a time, for each holds a connection while it waits for those before it, and others
 *   are to find one. It waits until the signal.
 * - `$writing` opens the connection on which acts are committed together.
 * - `$snapshots` runs what reads a lot as of one moment.
 * - `$queryCached` puts the memory before another query function, for work that only reads; `$remembers` tells whether there
 *   is one.
 */
export function withQueries(prisma: PrismaClient, { quickMs, memory: memoryOptions, ...connections }: QueryOptions) {
  const statementOf = statementNamer();
  const writers = new Turns(SHARES.writes);
  const query = queryOn(connections, statementOf, quickMs);
  const memory = memoryOptions && memoryOptions.rows > 0 ? new Memory(query, memoryOptions) : null;
  return prisma.$extends({
    name: 'queries',
    client: {
      $query: query,
      $queryUntil: (signal: Alarm, onTaken?: OnTaken): RunQuery =>
        queryUntil(signal, connections, statementOf, onTaken),
      $queryCached: (behind: RunQuery): RunQuery => memory?.before(behind) ?? behind,
      $forget: (): void => memory?.forget(),
      $remembers: memory !== null,
      $inTurn: <Result>(signal: Alarm | null, work: () => Promise<Result>): Promise<Result> =>
        writers.take(Symbol('write'), signal, work),
      $writing: new WriteLine(connections.writing ?? connections.pool, statementOf, connections.writing !== null),
      $snapshots: new Snapshots(connections.pool, statementOf),
      $sessions: connections.sessions,
    },
  });
}

/** Called with a statement and the time that the database took for it. */
export type OnTaken = (text: string, ms: number) => void;

const queryOn =
  (connections: Connections, statementOf: StatementOf, answerMs: number | null): RunQuery =>
  async <Row>(text: string, values: readonly unknown[], mode: PlanMode = 'custom') => {
    const { pipelines } = connections;
    const connection = mode === 'generic' && pipelines ? pipelines : poolFor(mode, connections);
    const statement: pg.QueryConfig & Timed = { ...statementOf(text, values), answerMs };
    const result = await connection.query(statement);
    return result.rows as Row[];
  };

const poolFor = (mode: PlanMode, { pool, steady }: Connections): pg.Pool => (isPlannedOnce(mode) && steady) || pool;

const queryUntil =
  (signal: Alarm, connections: Connections, statementOf: StatementOf, onTaken?: OnTaken): RunQuery =>
  async <Row>(text: string, values: readonly unknown[], mode: PlanMode = 'custom') => {
    assertInTime(signal);
    const { pipelines, sessions } = connections;
    if (mode === 'generic' && pipelines) {
      const result = await pipelines.query(statementOf(text, values), signal);
      return result.rows as Row[];
    }
    const client = await poolFor(mode, connections).connect();
    const { processID } = client as unknown as { processID: number | null };
    const ended = sessions?.until(signal, processID);
    let failed: unknown;
    const from = performance.now();
    try {
      assertInTime(signal);
      const result = await client.query(statementOf(text, values));
      return result.rows as Row[];
    } catch (error) {
      failed = error;
      throw error;
    } finally {
      onTaken?.(text, performance.now() - from);
      // the session is held until then: what is cancelled must not be the statement of whoever has it next
      await ended?.();
      // the pool keeps no connection that failed; after an answer that came too late there is nothing wrong with it
      client.release(unavailability(failed) === 'busy');
    }
  };

function assertInTime(signal: Alarm): void {
  if (signal.aborted) throw new OutOfTimeError();
}

/**
 * The row of a subquery as one column of a row, null where there is none: what a loader reads on the way for another
 * loader. Columns that are cast in their SQL read the same from JSON.
 */
export const asJsonColumn = (query: Sql): Sql => sql`(SELECT row_to_json(r) FROM (${query}) r)`;

/** Runs queries inside a transaction, which sees what the transaction wrote. */
export const queryInside =
  (transaction: Prisma.TransactionClient): RunQuery =>
  (text, values) =>
    transaction.$queryRawUnsafe(text, ...values);
