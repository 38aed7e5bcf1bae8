import { decodedKey } from '../../graphql/global-id.ts';
import type { ListedIds } from '../../personal/issued-files.ts';

/** Before the bits of a set: most files are of few things, whose ids are near each other. */
const START_BYTES = 4;

/** A set of the ids of things of one type: bit n stands for the id n. */
class IdSet {
  #bits = Buffer.alloc(0);

  add(id: number): void {
    const byte = id >> 3;
    if (byte >= this.#bits.length) this.#bits = Buffer.concat([this.#bits, Buffer.alloc(byte + 1)]);
    this.#bits[byte]! |= 1 << (id & 7);
  }

  /** How many bytes of bits are left out at the start, in four bytes, then the bits; none where it is empty. */
  get bytes(): Buffer {
    const from = this.#bits.findIndex((byte) => byte !== 0);
    if (from < 0) return Buffer.alloc(0);
    const start = Buffer.alloc(START_BYTES);
    start.writeUInt32BE(from);
    return Buffer.concat([start, this.#bits.subarray(from, this.#bits.findLastIndex((byte) => byte !== 0) + 1)]);
  }
}

/** What a file lists of the types whose corrections tell the files that list them. */
export class Listed implements ListedIds {
  readonly #sets: ReadonlyMap<string, IdSet> = new Map(['Officer', 'Unit', 'Honor'].map((type) => [type, new IdSet()]));

  /** Takes in a thing by its global id; other things, and what is none, are left out. */
  add(globalId: unknown): void {
    const { typename, key } = (typeof globalId === 'string' && decodedKey(globalId)) || {};
    if (typename !== undefined && key !== undefined) this.#sets.get(typename)?.add(key);
  }

  get officers(): Buffer {
    return this.#bytesOf('Officer');
  }

  get units(): Buffer {
    return this.#bytesOf('Unit');
  }

  get honors(): Buffer {
    return this.#bytesOf('Honor');
  }

  #bytesOf(type: string): Buffer {
    return this.#sets.get(type)!.bytes;
  }
}
