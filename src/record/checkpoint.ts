import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** A signed statement of where the record stood: its last change then, with its hash and instant. */
export interface Checkpoint {
  /** As text: positions may exceed the range of a number. */
  readonly position: string;
  readonly hash: string;
  /** The instant of the change, in UTC with milliseconds: 2026-11-27T08:00:00.000Z. */
  readonly at: string;
  /** Ed25519, in base64. */
  readonly signature: string;
  /** As `openssl pkey -pubout -outform DER` writes it, in base64. */
  readonly publicKey: string;
}

/** What is signed: four lines, each ended. */
export const signedText = ({ position, hash, at }: Pick<Checkpoint, 'position' | 'hash' | 'at'>): string =>
  `muster-roll checkpoint\n${position}\n${hash}\n${at}\n`;

/** A key that signs checkpoints. */
export interface Signer {
  readonly publicKey: string;
  readonly sign: (stood: Pick<Checkpoint, 'position' | 'hash' | 'at'>) => Checkpoint;
  /** The signature of any text, in base64. Whoever calls it begins the text with a line that no other kind of text begins with. */
  readonly signText: (text: string) => string;
}

/** The signer of an Ed25519 key, which is a PKCS#8 PEM or one line of its base64; null for anything else. */
export function readSigningKey(text: string): Signer | null {
  const key = keyOf(() =>
    text.includes('-----')
      ? createPrivateKey(text)
      : createPrivateKey({ key: Buffer.from(text.replaceAll(/\s/g, ''), 'base64'), format: 'der', type: 'pkcs8' }),
  );
  if (!key) return null;
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
  const signText = (signed: string): string => sign(null, Buffer.from(signed), key).toString('base64');
  return {
    publicKey,
    signText,
    sign: ({ position, hash, at }) => {
      const signature = signText(signedText({ position, hash, at }));
      return { position, hash, at, signature, publicKey };
    },
  };
}

/** A public key in base64 or as a PEM, in base64; null for anything else. */
export function readPublicKey(text: string): string | null {
  const key = keyOf(() =>
    text.includes('-----')
      ? createPublicKey(text)
      : createPublicKey({ key: Buffer.from(text.trim(), 'base64'), format: 'der', type: 'spki' }),
  );
  return key && key.export({ format: 'der', type: 'spki' }).toString('base64');
}

/** Whether the signature of a checkpoint is that of its public key. */
export const isSigned = (checkpoint: Checkpoint): boolean => isSignedText(signedText(checkpoint), checkpoint);

/** Whether a signature of a text is that of a public key, both in base64. */
export function isSignedText(
  text: string,
  { signature, publicKey }: Pick<Checkpoint, 'signature' | 'publicKey'>,
): boolean {
  const key = keyOf(() => createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' }));
  return key !== null && verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
}

/** The key that `read` makes; null where it makes none, or one of another kind. */
function keyOf(read: () => KeyObject): KeyObject | null {
  try {
    const key = read();
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}
