import { createSecretKey, type KeyObject } from 'node:crypto';

/** One key that seals personal data. Its id stands beside everything it has sealed. */
export interface SealingKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** What personal data is sealed and looked up with. Key objects show nothing of themselves where they are printed. */
export interface PersonalKeys {
  /** The first seals; all open. */
  readonly sealing: readonly [SealingKey, ...SealingKey[]];
  /** What the key of the lookup hash is derived from; it stays when sealing keys change. */
  readonly lookupSecret: KeyObject;
}

const KEY_BYTES = 32;
const ID = /^[A-Za-z0-9_-]{1,32}$/;
/** Exactly what 32 bytes are in base64: Node's own decoder also takes what is cut short or mistyped. */
const KEY = /^[A-Za-z0-9+/]{43}=$/;

/** 32 bytes in base64; null where the text is anything else. */
export function parseKey(text: string): KeyObject | null {
  if (!KEY.test(text)) return null;
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === KEY_BYTES ? createSecretKey(bytes) : null;
}

/** The pairs `id:key` of a list; for one that is wrong the reason, which repeats nothing of the list. */
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
