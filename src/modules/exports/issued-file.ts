import { decodedKey } from '../../graphql/global-id.ts';
import type { Registry } from '../../database/client.ts';
import { sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';

/** A set of the ids of things of one type. */
class IdSet {
  #bits = Buffer.alloc(0);

  add(id: number): void {
    const byte = id >> 3;
    if (byte >= this.#bits.length) this.#bits = Buffer.concat([this.#bits, Buffer.alloc(byte + 1)]);
    this.#bits[byte]! |= 1 << (id & 7);
  }

  /** Bit n stands for the id n, without the bytes at the end that say nothing. */
  get bytes(): Buffer {
    return this.#bits.subarray(0, this.#bits.findLastIndex((byte) => byte !== 0) + 1);
  }
}

/** The types of things whose corrections tell the files that list them. */
export const LISTED_TYPES = ['Officer', 'Unit', 'Honor'] as const;

type ListedType = (typeof LISTED_TYPES)[number];

/** What a file lists. */
export class Listed {
  readonly #sets: Readonly<Record<ListedType, IdSet>> = { Officer: new IdSet(), Unit: new IdSet(), Honor: new IdSet() };
  /** Those before the last: many rows have one unit. */
  #last: unknown;
  #isEmpty = true;

  /** Takes in a thing by its global id; other things, and what is none, are left out. */
  add(globalId: unknown): void {
    if (typeof globalId !== 'string' || globalId === this.#last) return;
    this.#last = globalId;
    const { typename, key } = decodedKey(globalId) ?? {};
    const type = LISTED_TYPES.find((one) => one === typename);
    if (type === undefined || key === undefined) return;
    this.#sets[type].add(key);
    this.#isEmpty = false;
  }

  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  bytesOf(type: ListedType): Buffer {
    return this.#sets[type].bytes;
  }
}

/** A file that is handed out. */
export interface IssuedFile {
  /** The name in its address. */
  readonly name: string;
  /** The day that it is about. */
  readonly asOf: Day;
  /** Whether it tells of the days before as well. */
  readonly coversPast: boolean;
  /** The last change that it shows. */
  readonly position: string;
  readonly requestId: string;
  readonly listed: Listed;
}

/** Puts a file on record with what it lists. One that lists nothing that can be corrected is not. */
export async function recordIssuedFile(registry: Registry, file: IssuedFile): Promise<void> {
  const { name, asOf, coversPast, position, requestId, listed } = file;
  if (listed.isEmpty) return;
  await registry.$query(
    sql`INSERT INTO issued_file (at, name, as_of, covers_past, position, request_id, officers, units, honors)
VALUES ($1::timestamptz, $2::text, $3::date, $4::boolean, $5::bigint, $6::text, $7::bytea, $8::bytea, $9::bytea)`,
    [new Date(), name, asOf, coversPast, position, requestId, ...LISTED_TYPES.map((type) => listed.bytesOf(type))],
  );
}
