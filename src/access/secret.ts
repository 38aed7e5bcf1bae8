import { createHash, randomBytes } from 'node:crypto';

/** Makes a token: 256 random bits, with a prefix by which a leaked token can be found. */
export const newToken = (): string => `mr_${randomBytes(32).toString('base64url')}`;

/** What is stored of a token. A plain hash is enough, because a token has 256 random bits. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
