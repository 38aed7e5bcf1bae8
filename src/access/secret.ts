import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits with a prefix by which leaked tokens are found. */
export const newToken = (): string => `mr_${randomBytes(32).toString('base64url')}`;

/** What is kept of a token. It has 256 bits of its own, so a plain hash gives nothing away. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
