import type pg from 'pg';
import type { Pipelines } from './pipelines.ts';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { OutOfTimeError } from './availability.ts';
import { Memory } from './memory.ts';
import type { RunQuery, PlanMode } from './run-query.ts';

const NAMES_MAXIMUM = 1_000;

/** Names statements, so that PostgreSQL parses each once a connection; past the maximum they stay unnamed, so sessions stay small. */
function statementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= NAMES_MAXIMUM) return known;
    const name = `m${names.size}`;
    names.set(text, name);
    return name;
  };
}

/** What the doors to statements need beside Prisma. */
export interface StatementOptions {
  readonly pool: pg.Pool;
  /** For what is planned once; null where there is no other connection. */
  readonly pipelines: Pipelines | null;
  /** Cancels what a session is doing, on another connection; null where there is no other. */
  readonly cancel: ((processId: number) => Promise<unknown>) | null;
  /** How long a write waits for the writes before it, and each of its statements may take; null: as long as it takes. */
  readonly writeMs: number | null;
  /** How many rows are kept in memory for as long as nothing is changed; 0: none. */
  readonly memoryRows: number;
}

/**
 * The client with `$query`, a door for hot statements: a named prepared statement straight on the pool that Prisma's
 * own adapter uses, several times cheaper than `$queryRaw` (docs/decisions/0003-one-door-for-hot-statements.md). Where
 * there are pipelines, what is planned once goes through them. `$queryUntil` is the same door until a signal: then what is
 * running is cancelled, and nothing more is sent. `$queryCached` puts the memory before a door, for work that only reads.
 */
export function withStatements(
  prisma: PrismaClient,
  { pool, pipelines, cancel, writeMs, memoryRows }: StatementOptions,
) {
  const nameOf = statementNames();
  const statement = (text: string, values: readonly unknown[]) => {
    const name = nameOf(text);
    return { ...(name !== undefined && { name }), text, values: [...values] };
  };
  const rows: RunQuery = async <Row>(text: string, values: readonly unknown[], how: PlanMode = 'custom') => {
    const door = how === 'generic' && pipelines ? pipelines : pool;
    const result = await door.query(statement(text, values));
    return result.rows as Row[];
  };
  const rowsUntil =
    (signal: AbortSignal): RunQuery =>
    async <Row>(text: string, values: readonly unknown[], how: PlanMode = 'custom') => {
      const ifInTime = () => {
        if (signal.aborted) throw new OutOfTimeError();
      };
      ifInTime();
      if (how === 'generic' && pipelines) {
        const result = await pipelines.query(statement(text, values), signal);
        return result.rows as Row[];
      }
      const client = await pool.connect();
      let cancelled: Promise<unknown> | undefined;
      const stop = () => {
        const { processID } = client as unknown as { processID: number | null };
        if (cancel && processID !== null) cancelled = cancel(processID).catch(() => undefined);
      };
      signal.addEventListener('abort', stop, { once: true });
      try {
        ifInTime();
        const result = await client.query(statement(text, values));
        return result.rows as Row[];
      } finally {
        signal.removeEventListener('abort', stop);
        // the session is kept until then: what is cancelled must not be the statement of whoever has it next
        await cancelled;
        client.release();
      }
    };
  const memory = memoryRows > 0 ? new Memory(rows, memoryRows) : null;
  return prisma.$extends({
    name: 'statements',
    client: {
      $query: rows,
      $queryUntil: rowsUntil,
      $queryCached: (behind: RunQuery): RunQuery => memory?.door(behind) ?? behind,
      $forget: (): void => memory?.forget(),
      $writeMs: writeMs,
    },
  });
}

/**
 * The row of a subquery as one column of a row, null where there is none: what a loader reads on the way for another
 * loader. Columns that are cast in their SQL read the same from JSON.
 */
export const asJsonColumn = (query: string): string => `(SELECT row_to_json(r) FROM (${query}) r)`;

/** The same door inside a transaction, which sees what the transaction wrote. */
export const queryInside =
  (transaction: Prisma.TransactionClient): RunQuery =>
  (text, values) =>
    transaction.$queryRawUnsafe(text, ...values);
