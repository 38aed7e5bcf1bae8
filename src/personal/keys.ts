import { createSecretKey, type KeyObject } from 'node:crypto';

/** A key that seals personal data. Its id is stored with everything that it has sealed. */
export interface SealingKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** The keys with which personal data is sealed and looked up. A key object that is printed shows no key. */
export interface PersonalKeys {
  /** The first key seals; all keys open. */
  readonly sealing: readonly [SealingKey, ...SealingKey[]];
  /** The secret from which the key of the lookup hash is derived; it stays when sealing keys change. */
  readonly lookupSecret: KeyObject;
}

const KEY_BYTES = 32;
const ID = /^[A-Za-z0-9_-]{1,32}$/;
/** Exactly 32 bytes in base64; the decoder of Node also accepts text that is cut short or mistyped. */
const KEY = /^[A-Za-z0-9+/]{43}=$/;

/** Parses 32 bytes in base64; null for any other text. */
export function parseKey(text: string): KeyObject | null {
  if (!KEY.test(text)) return null;
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === KEY_BYTES ? createSecretKey(bytes) : null;
}

/** Parses a list of pairs `id:key`; for a wrong list, returns the reason, which repeats nothing of the list. */
export function parseSealingKeys(list: string): PersonalKeys['sealing'] | string {
  const keys: SealingKey[] = [];
  for (const [index, pair] of list.split(',').entries()) {
    const [id = '', text = '', ...rest] = pair.trim().split(':');
    const key = parseKey(text);
    if (!ID.test(id) || !key || rest.length > 0) {
      return `must be pairs id:key separated by commas, each key 32 bytes in base64 (pair ${index + 1} is not)`;
    }
    if (keys.some((other) => other.id === id)) return `has two keys with the same id (pair ${index + 1})`;
    keys.push({ id, key });
  }
  return keys as unknown as PersonalKeys['sealing'];
}
