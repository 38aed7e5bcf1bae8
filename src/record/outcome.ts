import type { Registry } from '../database/client.ts';
import type { Sessions, TransactionId } from '../database/sessions.ts';
import { sql } from '../sql/sql.ts';

/** By what a write is recognized after its connection was lost. */
export interface Trace extends TransactionId {
  /** The position of its change. */
  readonly position: bigint;
  /** The hash of its change; null where there was nothing to do. */
  readonly hash: string | null;
}

/** The connection was lost while a write was committed, and the database did not tell afterwards whether it was. */
export class OutcomeUnknownError extends Error {
  override readonly name = 'OutcomeUnknownError';

  constructor() {
    super('whether the write was committed is not known');
  }
}

/** How long the database is asked. A restart takes some seconds. */
const ASKED_MS = 10_000;
const ASK_AGAIN_MS = 200;

const HASH = sql`SELECT hash FROM change WHERE position = $1::bigint`;

/**
 * Tells whether a write whose COMMIT failed was committed. Its transaction is ended first, so that the answer is final; then
 * its change is there, or never will be. The change is what is asked for, not the state of the transaction: after a crash
 * an id that was lost is given to another transaction, but nobody else has this hash at this position.
 */
export async function wasCommitted(
  { $query }: Registry,
  sessions: Sessions,
  { position, hash, ...transaction }: Trace,
  askedMs = ASKED_MS,
): Promise<boolean> {
  // there was nothing to commit: what the write found is what it tells
  if (hash === null) return true;
  const signal = AbortSignal.timeout(askedMs);
  while (await sessions.ended(transaction, signal)) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- it is asked until it answers
      const [found] = await $query<{ hash: string }>(HASH, [position.toString()]);
      return found?.hash === hash;
    } catch {
      // oxlint-disable-next-line no-await-in-loop -- the same
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    }
  }
  throw new OutcomeUnknownError();
}
