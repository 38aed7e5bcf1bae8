import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Database, Transaction } from './client.ts';

/** Sends rows to a COPY statement, as lines of PostgreSQL's text format. */
export type Copy = (statement: string, lines: Iterable<string>) => Promise<void>;

/**
 * Runs work in one transaction and gives it COPY, which Prisma lacks, on the connection of the transaction. `timeout` is in
 * milliseconds. On PostgreSQL only; nothing else may use the pool of the database meanwhile.
 */
export async function withCopy<Result>(
  { registry, pool }: Database,
  timeout: number,
  work: (transaction: Transaction, copy: Copy) => Promise<Result>,
): Promise<Result> {
  const acquired = new Set<pg.PoolClient>();
  const note = (client: pg.PoolClient) => acquired.add(client);
  pool.on('acquire', note);
  try {
    return await registry.$transaction(
      async (inside) => {
        const transaction = inside as unknown as Transaction;
        const client = await connectionOf(transaction, acquired);
        return work(transaction, (statement, lines) =>
          pipeline(Readable.from(chunks(lines)), client.query(copyFrom(statement))),
        );
      },
      { timeout },
    );
  } finally {
    pool.off('acquire', note);
  }
}

async function connectionOf(transaction: Transaction, clients: Iterable<pg.PoolClient>): Promise<pg.PoolClient> {
  const [backend] = await transaction.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
  for (const client of clients) {
    if ((client as pg.PoolClient & { readonly processID: number }).processID === backend?.pid) return client;
  }
  throw new Error('the connection of the transaction is not among those of the pool');
}

const CHUNK_CHARACTERS = 262_144;

/** Joins lines: one message for each line would cost more than the lines. */
function* chunks(lines: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** A row as a line of the text format. */
export const copyLine = (row: readonly (string | number | boolean | null)[]): string => `${row.map(cell).join('\t')}\n`;

const SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const cell = (value: string | number | boolean | null): string =>
  value === null
    ? '\\N'
    : typeof value === 'string'
      ? value.replaceAll(SPECIAL, (character) => ESCAPES[character]!)
      : String(value);
