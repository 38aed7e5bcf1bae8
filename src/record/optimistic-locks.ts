import { NotFoundError, StaleVersionError } from '../errors/refusals.ts';
import type { Write } from './changes.ts';
import type { Reading } from '../database/run-query.ts';

/** Refuses a change of something that others have changed since the caller read it; null: the caller opted out. */
export async function assertVersion(
  { query }: Reading,
  thing: { readonly table: string; readonly type: string },
  id: number,
  expected: number | null | undefined,
): Promise<void> {
  const [found] = await query<{ version: number }>(`SELECT version FROM ${thing.table} WHERE id = $1::int`, [id]);
  if (!found) throw new NotFoundError(thing.type, String(id));
  if (expected != null && expected !== found.version) throw new StaleVersionError(found.version);
}

/** Tells all who have read these things that they are changed. */
export async function raiseVersions({ query, locks }: Write, table: string, ids: readonly number[]): Promise<void> {
  const raised = await query<{ id: number; version: number }>(
    `UPDATE ${table} SET version = version + 1 WHERE id = ANY($1::int[]) RETURNING id, version`,
    [ids],
  );
  for (const { id, version } of raised) locks.set(lockKey(table, id), version);
}

/** Under which a write notes the lock of a thing, for an answer that is given again. */
export const lockKey = (table: string, id: number): string => `${table}:${id}`;

const FIRST_VERSION = 1;

/** Notes a thing that the write has made. */
export const noteMade = ({ locks }: Write, table: string, id: number): void => {
  locks.set(lockKey(table, id), FIRST_VERSION);
};
