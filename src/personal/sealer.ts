import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import type { PersonalKeys } from './keys.ts';

export type PersonalField = 'birthOn' | 'nationalId';

/** A value as it is stored, unreadable without the key with this id. */
export interface Sealed {
  readonly keyId: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
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
  /** The keyed hash of a text: equal for equal texts under one lookup secret, and useless without it. */
  hash(text: string): Uint8Array<ArrayBuffer>;
}

/** A sealed value does not open. The message names its place, never the value. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HASH_BYTES = 32;
const LOOKUP_PURPOSE = 'muster-roll: lookup of national ids';

/** Makes a sealer. A sealed value is nonce, tag and ciphertext, in this order. */
export function sealer({ sealing, lookupSecret }: PersonalKeys): Sealer {
  const [current] = sealing;
  const keys = new Map(sealing.map(({ id, key }) => [id, key]));
  const lookupKey = createSecretKey(Buffer.from(hkdfSync('sha256', lookupSecret, '', LOOKUP_PURPOSE, HASH_BYTES)));
  return {
    keyId: current.id,
    opens: (keyId) => keys.has(keyId),
    seal: (officerId, field, text) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, current.key, nonce).setAAD(place(officerId, field));
      const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return { keyId: current.id, bytes: Uint8Array.from(Buffer.concat([nonce, cipher.getAuthTag(), content])) };
    },
    open: (officerId, field, { keyId, bytes }) => {
      const key = keys.get(keyId);
      if (!key)
        throw new SealError(`The key ${keyId}, with which ${field} of officer ${officerId} is sealed, is not there`);
      try {
        const content = NONCE_BYTES + TAG_BYTES;
        const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
          .setAAD(place(officerId, field))
          .setAuthTag(bytes.subarray(NONCE_BYTES, content));
        return Buffer.concat([decipher.update(bytes.subarray(content)), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new SealError(
          `The sealed ${field} of officer ${officerId} does not open with the key ${keyId}: it was altered or moved, or the key is another one of that id`,
          { cause },
        );
      }
    },
    hash: (text) => Uint8Array.from(createHmac('sha256', lookupKey).update(text, 'utf8').digest()),
  };
}

/** The place of a value, sealed with it, so that a value moved to another row does not open. */
const place = (officerId: number, field: PersonalField): Buffer => Buffer.from(`officer ${officerId} ${field}`);
