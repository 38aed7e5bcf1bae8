import { joinSql, sql, sqlName, sqlText } from '../sql/sql.ts';
import { groupBy } from './group-by.ts';
import { NotFoundError, StaleVersionError } from '../errors/refusals.ts';
import { writeLoader } from './loading.ts';
import { lockKey } from './write-buffer.ts';
import type { Reading, Write } from './write.ts';

const lockOf = writeLoader<{ table: string; id: number }, number | null>(
  async (keys, { query }) => {
    const tables = [...groupBy(keys, ({ table }) => table)];
    const each = tables.map(
      ([table], i) =>
        sql`SELECT ${sqlText(table)} AS "table", id, version FROM ${sqlName(table)} WHERE id = ANY($${i + 1}::int[])`,
    );
    const found = await query<{ table: string; id: number; version: number }>(
      joinSql(each, ' UNION ALL '),
      tables.map(([, ofTable]) => ofTable.map(({ id }) => id)),
    );
    const versions = new Map(found.map(({ table, id, version }) => [lockKey(table, id), version]));
    return keys.map(({ table, id }) => versions.get(lockKey(table, id)) ?? null);
  },
  { reads: ({ table, id }) => [{ table, column: 'id', value: id }] },
);

/** Refuses a change of something that others have changed since the caller read it; null: the caller opted out. */
export async function assertVersion(
  reading: Reading,
  thing: { readonly table: string; readonly type: string },
  id: number,
  expected: number | null | undefined,
): Promise<void> {
  const version = await lockOf(reading).load({ table: thing.table, id });
  if (version === null) throw new NotFoundError(thing.type, String(id));
  if (expected != null && expected !== version) throw new StaleVersionError(version);
}

/** Tells all who have read these things that they have changed. */
export function raiseVersions(write: Write, table: string, ids: readonly number[]): void {
  write.buffer.raise(table, ids);
  lockOf.forget(write);
}

/** The version of a thing; 0 where there is none. */
export const versionOf = async (reading: Reading, table: string, id: number): Promise<number> =>
  (await lockOf(reading).load({ table, id })) ?? 0;

/** The same as `raiseVersions` of one thing, to a version above all that others have read. */
export function raiseTo(write: Write, table: string, id: number, version: number): void {
  write.buffer.correct(table, 'version', [{ id, value: version }]);
  write.locks.set(lockKey(table, id), version);
  lockOf.forget(write);
}

const FIRST_VERSION = 1;

/** Notes a thing that the write has made. */
export const noteMade = ({ locks }: Write, table: string, id: number): void => {
  locks.set(lockKey(table, id), FIRST_VERSION);
};
