import { sql } from '../sql/sql.ts';
import { rowOfEach } from './group-by.ts';
import { writeLoader } from './loading.ts';
import type { Write } from './write.ts';

/** What was done first under a key, and the hash of what was asked for. */
export interface FirstResult<Result> {
  readonly requestHash: string;
  readonly result: Result;
}

const TABLE = 'idempotency_key';

interface Used {
  readonly viewer: string;
  readonly key: string;
}

const keptUnder = writeLoader<Used, FirstResult<unknown> | null>(
  async (used, { query }) => {
    const found = await query<FirstResult<unknown> & { readonly n: number }>(
      sql`SELECT u.n::int AS n, k.request_hash AS "requestHash", k.result
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS u(viewer, key, n)
JOIN idempotency_key k ON k.viewer = u.viewer AND k.key = u.key`,
      [used.map(({ viewer }) => viewer), used.map(({ key }) => key)],
    );
    const numbers = used.map((_, i) => i + 1);
    return rowOfEach(numbers, found, 'n').map((row) => row ?? null);
  },
  {
    reads: ({ key }) => [{ table: TABLE, column: 'key', value: key }],
    // of two acts under one key, the second finds what the first has done
    claims: ({ viewer, key }) => [TABLE, { viewer, key }],
  },
);

/** What a viewer has done under a key; null where nothing. A write asks once it holds the lock, so nobody else is about to. */
export const firstResult = <Result>(write: Write, viewer: string, key: string): Promise<FirstResult<Result> | null> =>
  keptUnder(write).load({ viewer, key }) as Promise<FirstResult<Result> | null>;

/** Keeps what was done under a key, together with it. */
export const keepResult = (
  { buffer, at }: Write,
  viewer: string,
  key: string,
  { requestHash, result }: FirstResult<object>,
): void => buffer.identity(TABLE, { viewer, key, request_hash: requestHash, result, created_at: at.toISOString() });
