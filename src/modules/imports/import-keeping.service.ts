import type { Registry } from '../../database/client.ts';
import type { RunQuery } from '../../database/run-query.ts';
import type { Sealer } from '../../personal/sealer.ts';
import { rewrappedKeyOf } from '../../personal/words.ts';
import { sql } from '../../sql/sql.ts';
import { STOPPED, thingOf } from './import-row.rules.ts';

// What is done about files that nobody asks about: work that was given up, cells that are to be deleted, keys that change.

/** How long a worker may give no sign. It gives one every second. */
const SILENT_SECONDS = 60;
const KEPT_DAYS = 90;
const DAY_MS = 86_400_000;
const LOOKING_MS = 30_000;

/**
 * Ends the work that nobody goes on with: of a process that ended, or is cut off. What it had not committed is not there. On the
 * embedded database there is one process, and nothing of the one before goes on. How many rows are accepted is known, while somebody
 * works on a file, of one alone that is being undone; see `claim`.
 */
export const releaseAbandoned = (query: RunQuery, silentSeconds: number = SILENT_SECONDS): Promise<unknown> =>
  query(
    sql`UPDATE import_batch SET worker = NULL, failure = $2::jsonb,
  status = CASE WHEN accepted IS NULL THEN 'FAILED' ELSE 'APPLIED' END::"ImportStatus"
WHERE worker IS NOT NULL AND heartbeat_at <= now() - make_interval(secs => $1::int)`,
    [silentSeconds, JSON.stringify(STOPPED)],
    'uncached',
  );

/** Deletes the cells of files that came 90 days ago or earlier, with the key that sealed them. What they did is on record. */
export async function deleteOldCells({ $query }: Pick<Registry, '$query'>, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  const old = await $query<{ id: number }>(
    sql`WITH old AS (
  UPDATE import_batch SET wrapped = NULL, key_id = NULL, columns = NULL,
    status = CASE WHEN status IN ('STAGED', 'REHEARSED', 'FAILED') THEN 'DISCARDED' ELSE status END
  WHERE uploaded_at <= $1::timestamptz AND wrapped IS NOT NULL AND worker IS NULL RETURNING id
), gone AS (
  DELETE FROM import_row r USING old o WHERE r.batch_id = o.id
)
SELECT id FROM old`,
    [before],
    'uncached',
  );
  return old.length;
}

/** Looks after files, once before it returns and from then on. Returns what ends that. */
export async function keepImports(registry: Registry, onError: (error: unknown) => void): Promise<() => void> {
  const isShared = registry.$sessions !== null;
  const release = () => releaseAbandoned(registry.$query, isShared ? SILENT_SECONDS : 0);
  const deleteOld = () => deleteOldCells(registry, new Date());
  await release().then(deleteOld).catch(onError);
  const every = (ms: number, work: () => Promise<unknown>) => setInterval(() => void work().catch(onError), ms).unref();
  const timers = [every(DAY_MS, deleteOld)];
  // the one process of an embedded database gives no signs: its one connection is taken while it works
  if (isShared) timers.push(every(LOOKING_MS, release));
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}

/** Seals anew, with the present key, the keys of cells that are sealed with another; tells how many. */
export async function rewrapImportKeys({ $query }: Pick<Registry, '$query'>, sealer: Sealer): Promise<number> {
  const found = await $query<{ id: number; keyId: string; wrapped: string }>(
    sql`SELECT b.id, b.key_id AS "keyId", b.wrapped::text AS wrapped FROM import_batch b WHERE b.key_id <> $1`,
    [sealer.keyId],
    'uncached',
  );
  await $query(
    sql`UPDATE import_batch b SET wrapped = u.wrapped::bytea, key_id = $3
FROM unnest($1::int[], $2::text[], $4::text[]) AS u(id, wrapped, was) WHERE b.id = u.id AND b.key_id = u.was`,
    [
      found.map(({ id }) => id),
      found.map(({ id, ...stored }) => rewrappedKeyOf(sealer, thingOf(id), stored)),
      sealer.keyId,
      found.map(({ keyId }) => keyId),
    ],
    'uncached',
  );
  return found.length;
}
