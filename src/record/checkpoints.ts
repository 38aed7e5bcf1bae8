import type { Registry, Transaction } from '../database/client.ts';
import type { RunQuery } from '../database/run-query.ts';
import { sql } from '../sql/sql.ts';
import type { Checkpoint, Signer } from './checkpoint.ts';

type StoredCheckpoint = Omit<Checkpoint, 'at'> & { readonly at: Date };

const toCheckpoint = (stored: StoredCheckpoint): Checkpoint => ({ ...stored, at: stored.at.toISOString() });

const COLUMNS = sql`position::text AS "position", hash, at, signature, public_key AS "publicKey"`;

/** Checkpoints after one, in the order of positions, a bounded number. */
const CHECKPOINTS_AFTER = sql`SELECT ${COLUMNS} FROM checkpoint
WHERE (checkpoint.position, checkpoint.public_key) > ($1::bigint, $2) ORDER BY checkpoint.position, checkpoint.public_key LIMIT $3::int`;

const PAGE = 1_000;

/** All checkpoints, page by page in the order of positions. */
export async function* allCheckpoints(query: RunQuery): AsyncGenerator<readonly Checkpoint[]> {
  let after: readonly [position: string, publicKey: string] = ['0', ''];
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- a page begins where the last one ended
    const stored: readonly StoredCheckpoint[] = await query<StoredCheckpoint>(CHECKPOINTS_AFTER, [...after, PAGE]);
    if (stored.length > 0) yield stored.map(toCheckpoint);
    const last = stored.at(-1);
    if (!last || stored.length < PAGE) return;
    after = [last.position, last.publicKey];
  }
}

/** The newest checkpoint; null where nothing was signed. */
export async function newestCheckpoint(query: RunQuery): Promise<Checkpoint | null> {
  const [newest] = await query<StoredCheckpoint>(NEWEST_CHECKPOINT, [], 'uncached');
  return newest ? toCheckpoint(newest) : null;
}

/** Whether a checkpoint was signed with a key, in base64. */
export async function signedWith(query: RunQuery, publicKey: string): Promise<boolean> {
  const [found] = await query(
    sql`SELECT FROM checkpoint WHERE checkpoint.public_key = $1 LIMIT 1`,
    [publicKey],
    'uncached',
  );
  return found !== undefined;
}

/** The checkpoint of the highest position; of several there, the one that was signed last. */
const NEWEST_CHECKPOINT = sql`SELECT ${COLUMNS} FROM checkpoint
ORDER BY checkpoint.position DESC, checkpoint.signed_at DESC LIMIT 1`;

/** Any number that nothing else locks. */
const LOCK = 7_203_011;

interface Standing {
  readonly position: string;
  readonly hash: string;
  readonly at: Date;
  /** Whether the change is signed already. */
  readonly signed: boolean;
  readonly signedAt: Date | null;
}

const STANDING = sql`SELECT h.position::text AS "position", h.hash, h.at,
  EXISTS (SELECT FROM checkpoint c WHERE c.position = h.position AND c.public_key = $1) AS signed,
  (SELECT max(c.signed_at) FROM checkpoint c WHERE c.public_key = $1) AS "signedAt"
FROM change_head h`;

/**
 * Signs where the record stands, unless it is signed already, has no change, or was signed less than `pauseMs` ago, by any
 * server of the registry: they wait for each other. Returns whether it did.
 */
export const signCheckpoint = (registry: Registry, signer: Signer, pauseMs = 0): Promise<boolean> =>
  registry.$transaction(async (inside) => {
    const transaction = inside as unknown as Transaction;
    await transaction.$queryRaw`SELECT pg_advisory_xact_lock(${LOCK})::text AS locked`;
    const [standing] = await transaction.$queryRawUnsafe<Standing[]>(STANDING, signer.publicKey);
    if (!standing || standing.position === '0' || standing.signed) return false;
    const now = new Date();
    if (standing.signedAt !== null && +now - +standing.signedAt < pauseMs) return false;
    const { position, hash, at, signature, publicKey } = signer.sign({ ...standing, at: standing.at.toISOString() });
    await transaction.$executeRaw`INSERT INTO checkpoint (position, public_key, hash, at, signature, signed_at)
VALUES (${position}::bigint, ${publicKey}, ${hash}, ${at}::timestamptz, ${signature}, ${now}::timestamptz)`;
    return true;
  });
