import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { rowOfEach } from '../record/group-by.ts';
import { writeLoader, type WriteLoader } from '../record/loading.ts';
import type { Reading, Write } from '../record/write.ts';
import { joinSql, sql, sqlName, sqlText, type Sql } from '../sql/sql.ts';
import { decrypt, encrypt, type Bytes } from './cipher.ts';
import { requireSealer } from './personal.service.ts';
import { SealError, type Sealer } from './sealer.ts';

// The words of a thing are sealed with a key of its own, and that key with the one of the server. The record has the sealed words
// alone, and its chain their hashes: where the key is destroyed nobody reads them again, and the chain still holds.

/** The types of things whose words are sealed so, and where the table of keys names each. */
const COLUMN = { Concern: 'concern_id', Sanction: 'sanction_id', DossierSection: 'section_id' } as const;

export type Worded = keyof typeof COLUMN;

const KEY_BYTES = 32;
const TABLE = 'word_key';

/** The key of the words of one thing. */
export interface WordKey {
  readonly thing: string;
  readonly key: KeyObject;
}

/** The key of the words of the thing `id`, as it is stored. */
export interface StoredKey {
  readonly id: number;
  readonly keyId: string;
  /** Sealed bytes as their text. */
  readonly wrapped: string;
}

const nameOf = (type: Worded, id: number): string => `${type} ${id}`;

/** Opens the key of the words of a thing. */
export const unwrapKey = (sealer: Sealer, type: Worded, id: number, stored: StoredKey): WordKey =>
  unwrapKeyOf(sealer, nameOf(type, id), stored);

/** The same of a thing that is no part of the record, by a name that stays: `ImportBatch 1`. */
export const unwrapKeyOf = (sealer: Sealer, thing: string, { keyId, wrapped }: Omit<StoredKey, 'id'>): WordKey => ({
  thing,
  key: createSecretKey(sealer.unwrap(thing, { keyId, bytes: bytesOf(wrapped) })),
});

/** The key of the words of a thing, as it is stored, sealed anew with the present key. */
export const rewrappedKeyOf = (sealer: Sealer, thing: string, { keyId, wrapped }: Omit<StoredKey, 'id'>): string =>
  hexOf(sealer.wrap(thing, sealer.unwrap(thing, { keyId, bytes: bytesOf(wrapped) })).bytes);

/** A key for the words of a new thing, and how it is stored. */
export const newWordKey = (sealer: Sealer, type: Worded, id: number): WordKey & Omit<StoredKey, 'id'> =>
  newWordKeyOf(sealer, nameOf(type, id));

/** The same for a thing that is no part of the record. */
export function newWordKeyOf(sealer: Sealer, thing: string): WordKey & Omit<StoredKey, 'id'> {
  const key = randomBytes(KEY_BYTES);
  const { keyId, bytes } = sealer.wrap(thing, key);
  return { thing, key: createSecretKey(key), keyId, wrapped: hexOf(bytes) };
}

/** Makes the key of the words of a new thing. Refuses where the server has no key to seal it with. */
export function makeWordKey(write: Write, sealer: Sealer | null, type: Worded, id: number): WordKey {
  const { keyId, wrapped, ...key } = newWordKey(requireSealer(sealer), type, id);
  write.buffer.identity(TABLE, { [COLUMN[type]]: id, wrapped, key_id: keyId });
  return key;
}

/** A statement that reads the stored keys of the words of things of a type, by an expression of their ids. */
export const storedKeys = (type: Worded, ids: Sql): Sql => {
  const column = sqlName(COLUMN[type]);
  return sql`SELECT w.${column} AS id, w.key_id AS "keyId", w.wrapped::text AS wrapped FROM word_key w WHERE w.${column} = ANY(${ids})`;
};

const keysOf = (type: Worded): WriteLoader<number, StoredKey | null> =>
  writeLoader(
    async (ids, { query }) => {
      const found = await query<StoredKey>(storedKeys(type, sql`$1::int[]`), [ids]);
      return rowOfEach(ids, found, 'id');
    },
    { reads: (id) => [{ table: TABLE, column: COLUMN[type], value: id }] },
  );

const keysForActs: Readonly<Record<Worded, WriteLoader<number, StoredKey | null>>> = {
  Concern: keysOf('Concern'),
  Sanction: keysOf('Sanction'),
  DossierSection: keysOf('DossierSection'),
};

/** The key of the words of a thing, for an act that adds to them; null where it is destroyed. Refuses where the server cannot open it. */
export async function wordKeyOf(
  reading: Reading,
  sealer: Sealer | null,
  type: Worded,
  id: number,
): Promise<WordKey | null> {
  const stored = await keysForActs[type](reading).load(id);
  return stored && unwrapKey(requireSealer(sealer, stored), type, id, stored);
}

/** Seals words of a thing, as a fact of bytes is recorded. */
export const sealWords = ({ thing, key }: WordKey, field: string, words: string): string =>
  hexOf(encrypt(key, `${field} of ${thing}`, Buffer.from(words)));

/** Opens words of a thing, as bytes or as their text; throws a SealError for what was altered or moved. */
export function openWords({ thing, key }: WordKey, field: string, sealed: Uint8Array | string): string {
  try {
    return decrypt(key, `${field} of ${thing}`, typeof sealed === 'string' ? bytesOf(sealed) : sealed).toString('utf8');
  } catch (cause) {
    throw new SealError(`The sealed ${field} of ${thing} does not open: it was altered or moved`, { cause });
  }
}

/** Destroys the keys of the words of things: nobody reads them again. A backup of the database keeps them while it is kept itself. */
export async function destroyWordKeys({ query }: Write, type: Worded, ids: readonly number[]): Promise<void> {
  await query(sql`DELETE FROM word_key WHERE ${sqlName(COLUMN[type])} = ANY($1::int[])`, [ids]);
}

/** The names of the things that keys are of: null for those of another type. */
const thingsOfKeys = Object.entries(COLUMN).map(
  ([type, column]) => sql`${sqlText(`${type} `)} || w.${sqlName(column)}`,
);

/** Seals anew with the present key, and tells how many, keys of words that are sealed with another; a bounded number of them. */
export async function rewrapKeys({ query }: Write, sealer: Sealer, batchSize: number): Promise<number> {
  const found = await query<StoredKey & { readonly thing: string }>(
    sql`SELECT w.id, w.key_id AS "keyId", w.wrapped::text AS wrapped,
  coalesce(${joinSql(thingsOfKeys, ', ')}) AS thing
FROM word_key w WHERE w.key_id <> $1 ORDER BY w.id LIMIT $2::int`,
    [sealer.keyId, batchSize],
  );
  if (found.length === 0) return 0;
  const wrapped = found.map(({ thing, ...stored }) => rewrappedKeyOf(sealer, thing, stored));
  await query(
    sql`UPDATE word_key w SET wrapped = u.wrapped::bytea, key_id = $3
FROM unnest($1::int[], $2::text[]) AS u(id, wrapped) WHERE w.id = u.id`,
    [found.map(({ id }) => id), wrapped, sealer.keyId],
  );
  return found.length;
}

const hexOf = (bytes: Uint8Array): string => String.raw`\x${Buffer.from(bytes).toString('hex')}`;

const bytesOf = (text: string): Bytes => Uint8Array.from(Buffer.from(text.slice(2), 'hex'));
