import type { ChangeRecord } from './chain.ts';
import type { RowsRead, RowsTouched, Trail } from './footprint.ts';
import { pack, unpack, type Packed } from './packed.ts';
import type { Content } from './write-buffer.ts';

/** An act that is to be recorded. */
export interface PlannedAct {
  /** Its place in the batch. */
  readonly place: number;
  readonly change: ChangeRecord;
  /** What it records, in the order in which it is sent. */
  readonly contents: readonly Content[];
}

/** An act that was tried, and has something to record. */
export interface RecordedAct extends PlannedAct {
  /** What it has read; null: it may have read anything. */
  readonly trail: Trail | null;
}

/** What the acts of a batch are to record, round by round, and what they have read: all that is kept of a trial. */
export class BatchPlan {
  readonly #rounds: Packed<readonly PlannedAct[]>[] = [];
  /** What was read, each once: most acts read the same units and rules. */
  readonly #reads = new Map<string, RowsRead>();
  readonly #claims: Trail['claims'][number][] = [];
  #isWide = false;

  async add(recorded: readonly RecordedAct[]): Promise<void> {
    if (recorded.length === 0) return;
    for (const { trail, contents } of recorded) {
      if (trail === null || trail.isWide) this.#isWide = true;
      for (const read of trail?.reads ?? []) this.#note(read);
      this.#claims.push(...(trail?.claims ?? []));
      for (const { raised } of contents) {
        for (const [table, ids] of raised) for (const value of ids) this.#note({ table, column: 'id', value });
      }
    }
    this.#rounds.push(await pack(recorded.map(({ place, change, contents }) => ({ place, change, contents }))));
  }

  #note({ table, column, value }: RowsRead): void {
    const key = JSON.stringify([table, column, value]);
    // not what the act read, which is kept by it
    if (!this.#reads.has(key)) this.#reads.set(key, { table, ...(column !== undefined && { column, value }) });
  }

  /** Whether an act has read, or is to write, what others wrote. */
  meets(written: RowsTouched): boolean {
    const trail = { reads: [...this.#reads.values()], claims: this.#claims, isWide: this.#isWide };
    return written.meets(trail, { raised: new Map() });
  }

  /** The acts of each round, in their order. */
  async *rounds(): AsyncGenerator<readonly PlannedAct[], void, undefined> {
    // oxlint-disable-next-line no-await-in-loop -- one is in memory at a time
    for (const packed of this.#rounds) yield await unpack(packed);
  }
}
