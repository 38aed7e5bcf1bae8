import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import { decrypt, encrypt, type Bytes } from './cipher.ts';
import type { PersonalKeys } from './keys.ts';

export type PersonalField = 'birthOn' | 'nationalId';

/** A value as it is stored, unreadable without the key with this id. */
export interface Sealed {
  readonly keyId: string;
  readonly bytes: Bytes;
}

/** Seals and opens personal data. No message of its errors contains a value that it was given to seal. */
export interface Sealer {
  /** The id of the key that seals. */
  readonly keyId: string;
  /** Whether the key with this id is present. */
  opens(keyId: string): boolean;
  seal(officerId: number, field: PersonalField, text: string): Sealed;
  /** Throws a SealError for a value that was altered or sealed for another officer or field, or whose key is missing. */
  open(officerId: number, field: PersonalField, sealed: Sealed): string;
  /** The same; null for what does not open. */
  openIfPossible(officerId: number, field: PersonalField, sealed: Sealed): string | null;
  /** Seals the key of the words of a thing, which `Concern 1` names. */
  wrap(thing: string, key: Uint8Array): Sealed;
  /** Throws a SealError as `open` does. */
  unwrap(thing: string, sealed: Sealed): Buffer;
  /** The keyed hash of a text: equal for equal texts under one lookup secret, and useless without it. */
  hash(text: string): Uint8Array<ArrayBuffer>;
}

/** A sealed value does not open. The message names its place, never the value. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

const HASH_BYTES = 32;
const LOOKUP_PURPOSE = 'muster-roll: lookup of national ids';

/** Makes a sealer. */
export function sealer({ sealing, lookupSecret }: PersonalKeys): Sealer {
  const [current] = sealing;
  const keys = new Map(sealing.map(({ id, key }) => [id, key]));
  const lookupKey = createSecretKey(Buffer.from(hkdfSync('sha256', lookupSecret, '', LOOKUP_PURPOSE, HASH_BYTES)));
  const seal = (place: string, content: Uint8Array): Sealed => ({
    keyId: current.id,
    bytes: encrypt(current.key, place, content),
  });
  const open = (place: string, what: string, { keyId, bytes }: Sealed): Buffer => {
    const key = keys.get(keyId);
    if (!key) throw new SealError(`The key ${keyId}, with which ${what} is sealed, is not there`);
    try {
      return decrypt(key, place, bytes);
    } catch (cause) {
      throw new SealError(
        `The sealed ${what} does not open with the key ${keyId}: it was altered or moved, or the key is another one of that id`,
        { cause },
      );
    }
  };
  const openField: Sealer['open'] = (officerId, field, sealed) =>
    open(placeOf(officerId, field), `${field} of officer ${officerId}`, sealed).toString('utf8');
  return {
    keyId: current.id,
    opens: (keyId) => keys.has(keyId),
    seal: (officerId, field, text) => seal(placeOf(officerId, field), Buffer.from(text)),
    open: openField,
    openIfPossible: (officerId, field, sealed) => {
      try {
        return openField(officerId, field, sealed);
      } catch (error) {
        if (error instanceof SealError) return null;
        throw error;
      }
    },
    wrap: (thing, key) => seal(wordsOf(thing), key),
    unwrap: (thing, sealed) => open(wordsOf(thing), `key of the words of ${thing}`, sealed),
    hash: (text) => Uint8Array.from(createHmac('sha256', lookupKey).update(text, 'utf8').digest()),
  };
}

const placeOf = (officerId: number, field: PersonalField): string => `officer ${officerId} ${field}`;
const wordsOf = (thing: string): string => `words of ${thing}`;
