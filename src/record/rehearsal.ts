import type { Transaction } from '../database/client.ts';
import { codeOf, OvertakenError } from '../database/availability.ts';
import type { ChangeRecord, Written } from './chain.ts';
import { actOn } from './changes.ts';
import type { Write, Writer } from './write.ts';

/** A change that a dry run would have recorded. */
export interface RehearsedChange extends ChangeRecord {
  readonly position: bigint;
  readonly at: Date;
}

/**
 * How long a statement of a dry run waits for the rows of a write. Shorter than the second after which PostgreSQL looks
 * for a deadlock, so that it is the dry run that gives up.
 */
const LOCK_MS = 500;

/**
 * The acts of a dry run, in a transaction that is rolled back at its end. It reads one snapshot and does not take the lock
 * that writes wait for, so no write waits for it, except one that changes the same rows. Its changes are kept here: rows of
 * the record would take the positions of writes.
 */
export class Rehearsal {
  readonly transaction: Transaction;
  /** The last change that it sees. */
  readonly head: { readonly position: bigint; readonly at: Date };
  readonly #changes = new Map<string, RehearsedChange>();
  #at: Date;

  private constructor(transaction: Transaction, head: { position: bigint; at: Date }) {
    this.transaction = transaction;
    this.head = head;
    this.#at = head.at;
  }

  /** Opens the dry run of a transaction; each of its statements may take `withinMs`; 0: as long as it takes. */
  static async open(transaction: Transaction, withinMs: number): Promise<Rehearsal> {
    const [head] = await transaction.$queryRaw<
      { position: bigint; at: Date }[]
    >`SELECT h.position, h.at FROM change_head h,
  (SELECT set_config('lock_timeout', ${String(LOCK_MS)}, TRUE), set_config('statement_timeout', ${String(withinMs)}, TRUE),
  set_config('plan_cache_mode', 'auto', TRUE), set_config('muster.rehearsing', 'on', TRUE)) settings WHERE h.id = 1`;
    if (!head) throw new Error('change_head has lost its row');
    return new Rehearsal(transaction, head);
  }

  /** Performs one act. A refused act leaves nothing for the acts after it. */
  async perform<Result>(work: (write: Write) => Promise<Written<Result>>, writer: Writer | null): Promise<Result> {
    const { transaction } = this;
    await transaction.$executeRaw`SAVEPOINT act`;
    try {
      const position = this.head.position + BigInt(this.#changes.size) + 1n;
      const { result, at, change } = await actOn(transaction, { position, after: this.#at }, work, writer);
      if (change) {
        this.#at = at;
        this.#changes.set(position.toString(), { ...change, position, at });
      }
      return result;
    } catch (error) {
      await transaction.$executeRaw`ROLLBACK TO SAVEPOINT act`;
      throw wasOvertaken(error) ? new OvertakenError({ cause: error }) : error;
    }
  }

  /** The change that an act would have recorded at a position; undefined where none would. */
  change(position: string): RehearsedChange | undefined {
    return this.#changes.get(position);
  }
}

/** What the database refuses when a write came first that the snapshot does not show: the rules would have refused all else. */
const OVERTAKEN = new Set(['23503', '23505', '23P01']);

export const wasOvertaken = (error: unknown): boolean => OVERTAKEN.has(codeOf(error) ?? '');
