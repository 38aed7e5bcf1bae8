import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

export type Bytes = Uint8Array<ArrayBuffer>;

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals content as nonce, tag and ciphertext, in this order. The place is sealed with it, so that a value that is moved to another
 * place does not open.
 */
export function encrypt(key: KeyObject, place: string, content: Uint8Array): Bytes {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return Uint8Array.from(Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
}

/** Opens what `encrypt` sealed; throws for what was altered or moved, or sealed with another key. */
export function decrypt(key: KeyObject, place: string, bytes: Uint8Array): Buffer {
  const start = NONCE_BYTES + TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes.subarray(NONCE_BYTES, start));
  return Buffer.concat([decipher.update(bytes.subarray(start)), decipher.final()]);
}
