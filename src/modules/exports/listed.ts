import { decodedKey } from '../../graphql/global-id.ts';
import { codeOfThing, type ListedIds, type ListedType } from '../../personal/issued-files.ts';

/** A set of the ids of things of one type: bit n stands for the id n. */
class IdSet {
  #bits = Buffer.alloc(0);
  count = 0;

  add(id: number): void {
    const [byte, bit] = [id >> 3, 1 << (id & 7)];
    if (byte >= this.#bits.length) this.#bits = Buffer.concat([this.#bits, Buffer.alloc(byte + 1)]);
    if (this.#bits[byte]! & bit) return;
    this.#bits[byte]! |= bit;
    this.count++;
  }

  get bytes(): Buffer {
    return this.#bits.subarray(0, this.#bits.findLastIndex((byte) => byte !== 0) + 1);
  }

  *ids(): Generator<number> {
    for (const [i, byte] of this.#bits.entries()) {
      for (let bit = 0; byte >> bit > 0; bit++) if (byte & (1 << bit)) yield 8 * i + bit;
    }
  }
}

/** Of so many things one by one are found by an index; of more sets are kept, which take a bit for each. */
const FEW = 2_000;

const TYPES: readonly ListedType[] = ['Officer', 'Unit', 'Honor'];

/** What a file lists of the types whose corrections tell the files that list them. */
export class Listed implements ListedIds {
  readonly #sets: ReadonlyMap<string, IdSet> = new Map(TYPES.map((type) => [type, new IdSet()]));

  /** Takes in a thing by its global id; other things, and what is none, are left out. */
  add(globalId: unknown): void {
    const { typename, key } = (typeof globalId === 'string' && decodedKey(globalId)) || {};
    if (typename !== undefined && key !== undefined) this.#sets.get(typename)?.add(key);
  }

  get things(): readonly number[] {
    if (!this.#areFew) return [];
    return TYPES.flatMap((type) => Array.from(this.#sets.get(type)!.ids(), (id) => codeOfThing(type, id)));
  }

  setOf(type: ListedType): Uint8Array {
    return this.#areFew ? Buffer.alloc(0) : this.#sets.get(type)!.bytes;
  }

  get #areFew(): boolean {
    return [...this.#sets.values()].reduce((sum, { count }) => sum + count, 0) <= FEW;
  }
}
