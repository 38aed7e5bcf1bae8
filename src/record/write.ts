import type { Grant, Holder, Scope, Scopes } from '../access/scopes.ts';
import type { Transaction } from '../database/client.ts';
import type { RunQuery } from '../database/run-query.ts';
import { queryInside } from '../database/statements.ts';
import type { Day } from '../time/day.ts';
import type { Footprint, RowsSeen } from './footprint.ts';
import { sendInTurn } from './sending.ts';
import { WriteBuffer, type Content } from './write-buffer.ts';

export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What the record of a change tells in the stead of a value that readers of changes may not read. */
export const SEALED = 'sealed';

/** Whether there is a value, and not which. */
export const sealedOf = (value: unknown): string | null => (value === null ? null : SEALED);

export interface Basis {
  readonly documentNumber: string | null;
  readonly reason: string | null;
}

/** Who writes, as far as it decides what may be written. */
export interface Writer {
  /** The one that the act needs; null where what it is about decides. */
  readonly scope: Scope | null;
  readonly scopes: Scopes;
  /** By whom the grants on record are held that make up the scopes. */
  readonly holder: Holder;
  /** The officer whom the writer is; null for a program, and for a person who is linked to none. */
  readonly officerId: number | null;
  /** Those that are on no record. */
  readonly ofGroups: readonly Grant[];
  /** The instant, before an earlier act of the request, whose knowledge must reach as far as today's; null for none. */
  readonly reachedAt: Date | null;
  /** The scopes for which the act has told what it is about; see reach.ts. */
  readonly asserted: Set<Scope>;
}

/**
 * What a write works with. Facts are asked for through `loaders`, which read those of many things in one statement, and
 * rows are put into `buffer`, which writes those of a table in one. So an act asks for all it needs, decides, then records:
 * a statement that is read after something was recorded first has that written.
 */
export interface Write {
  /** For what neither loaders nor the buffer know. */
  readonly transaction: Transaction;
  /** A reading door inside the transaction, which sees all that was recorded before. */
  readonly query: RunQuery;
  /** When all that it records is recorded. */
  readonly at: Date;
  /** The position that its change will have, known once all is settled. */
  readonly position: bigint;
  /** What it asks for by keys; see loading.ts. */
  readonly loaders: Map<object, unknown>;
  /** What it records. */
  readonly buffer: WriteBuffer;
  /** The optimistic locks of what it made and changed, as it leaves them; see optimistic-locks.ts. */
  readonly locks: Map<string, number>;
  /** Null where no viewer writes, as in a command: nothing is out of reach then. See reach.ts. */
  readonly writer: Writer | null;
  /**
   * Sends what it records: nothing refuses it any more, and it reads no more facts. Afterwards its position and its locks are
   * known. Tells how many milliseconds its own rows took: of those that are written for several acts, its part.
   */
  readonly settle: () => Promise<number>;
  /** What it reads, where it is committed together with others. */
  readonly footprint?: Footprint;
}

/** What reads the facts of a write. */
export interface Reading extends Pick<Write, 'query' | 'loaders' | 'footprint'> {
  /** The rows that were read of what acts supersede, where several are committed together. */
  readonly seen?: RowsSeen;
}

/** Opens a write inside a transaction that holds the lock, or is to be rolled back. `send` sends what it records; it does so at once where left out. */
export function openWrite(
  transaction: Transaction,
  { at, position, writer }: Pick<Write, 'at' | 'position' | 'writer'>,
  send?: (content: Content) => Promise<void>,
): Write {
  const inside = queryInside(transaction);
  const locks = new Map<string, number>();
  const buffer = new WriteBuffer(send ?? ((content) => sendInTurn(inside, [{ content, at, locks }])));
  const query: RunQuery = async (text, values, mode) => {
    await buffer.flush();
    return inside(text, values, mode);
  };
  const settle = async () => {
    const from = performance.now();
    await buffer.flush();
    return performance.now() - from;
  };
  return { transaction, query, at, position, loaders: new Map(), buffer, locks, writer, settle };
}

/** What a service did: the keys by which its payload is read, the day it takes effect, and its record. */
export interface Outcome<Keys> {
  readonly keys: Keys;
  readonly effectiveOn: Day;
  /** The day as of which its payload is read. Default: the day it takes effect. */
  readonly shownOn?: Day;
  readonly change: {
    readonly subjectType: string;
    readonly subjectId: number | null;
    readonly fields: readonly FieldChange[];
    readonly basis: Basis | null;
  };
}
