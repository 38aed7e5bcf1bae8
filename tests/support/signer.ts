import { generateKeyPairSync } from 'node:crypto';
import { readSigningKey, type Signer } from '../../src/record/checkpoint.ts';

/** A new signing key, as MUSTER_SIGNING_KEY takes it in one line. */
export const newSigningKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');

export const testSigner = (): Signer => readSigningKey(newSigningKey())!;
