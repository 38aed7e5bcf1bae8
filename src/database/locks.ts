import { NotFoundError, StaleVersionError } from '../refusals.ts';
import type { Write } from './changes.ts';

/** Refuses a change of something that others have changed since the caller read it; null: the caller opted out. */
export async function assertVersion(
  { rows }: Pick<Write, 'rows'>,
  thing: { readonly table: string; readonly type: string },
  id: number,
  expected: number | null | undefined,
): Promise<void> {
  const [found] = await rows<{ version: number }>(`SELECT version FROM ${thing.table} WHERE id = $1::int`, [id]);
  if (!found) throw new NotFoundError(thing.type, String(id));
  if (expected != null && expected !== found.version) throw new StaleVersionError(found.version);
}

/** Tells all who have read these things that they are changed. */
export async function raiseVersions({ transaction }: Write, table: string, ids: readonly number[]): Promise<void> {
  await transaction.$executeRawUnsafe(`UPDATE ${table} SET version = version + 1 WHERE id = ANY($1::int[])`, ids);
}
