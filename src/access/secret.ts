import { createHash, randomBytes } from 'node:crypto';

/** Makes a token: 256 random bits, with a prefix by which a leaked token can be found. */
export const newToken = (): string => `mr_${randomBytes(32).toString('base64url')}`;

/** What is stored of a token. A plain hash is enough, because a token has 256 random bits. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The forms of secrets: a token of the registry, and a signed token of an identity provider. */
const SECRETS = /\bmr_[\w-]{43}|\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/** Whether a text has a secret in it. */
export const hasSecret = (text: string): boolean => text.search(SECRETS) >= 0;

/** A text with its secrets left out. */
export const withoutSecrets = (text: string): string => text.replace(SECRETS, '[secret]');
