import { z } from 'zod';
import { parseKey, parseSealingKeys } from './personal/keys.ts';
import { readSigningKey } from './record/checkpoint.ts';

// The kinds of variables of the environment: how each is read, and what is said of one that is wrong.

/** A variable; a blank one is not set. */
export const variable = <Type extends z.ZodType>(type: Type) =>
  z.preprocess((value: unknown) => (value === '' ? undefined : value), type);

const MAXIMUM = 2_147_483_647;

export const count = (fallback: number, minimum = 1) =>
  variable(
    z.coerce.number(`must be a whole number, ${minimum} or more`).int().min(minimum).max(MAXIMUM).default(fallback),
  );

export const onOrOff = variable(z.enum(['on', 'off'], 'must be "on" or "off"').default('on'));

export const optionalText = variable(z.string().optional());

/** A scope as OAuth 2.0 writes it. */
const SCOPE = /^[!#-[\]-~]+$/;

/** Without `openid` the provider says nothing of who signed in. */
export const scopesAsked = z
  .string()
  .transform((text) => text.trim().split(/\s+/))
  .refine((scopes) => scopes.includes('openid') && scopes.every((scope) => SCOPE.test(scope)), {
    error: 'must be scopes separated by blanks, openid among them',
  })
  .transform((scopes) => scopes.join(' '))
  .optional();

/** The parts of a list that is separated by commas. */
const partsOf = (list: string): string[] => list.split(',').map((part) => part.trim());

const ORIGIN = /^https?:\/\/[^/?#@\s]+$/;

export const corsOrigins = z
  .string()
  .default('')
  .transform((list) => partsOf(list).filter((origin) => origin !== ''))
  .refine((origins) => origins.every((origin) => ORIGIN.test(origin)), {
    error: 'must be origins like https://hr.example separated by commas',
  });

const ADDRESSES = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

/** A network of all addresses would trust every client to name its own address. */
const isProxy = (address: string): boolean => ADDRESSES.safeParse(address).success && !address.endsWith('/0');

export const proxies = z
  .string()
  .transform((list) => (list.trim() === 'none' ? [] : partsOf(list)))
  .refine((addresses) => addresses.every(isProxy), {
    error: 'must be "none", or addresses and networks like 10.0.0.1,10.1.0.0/16',
  })
  .optional();

/** A key that `parse` reads: as it is read, or what is wrong with it. */
const keyOf = <Key>(parse: (text: string) => Key | string) =>
  z
    .string()
    .transform((text, check) => {
      const key = parse(text);
      if (typeof key !== 'string') return key;
      check.addIssue(key);
      return z.NEVER;
    })
    .optional();

export const sealingKeys = keyOf(parseSealingKeys);
export const lookupKey = keyOf((text) => parseKey(text) ?? 'must be 32 bytes in base64');
export const signingKey = keyOf(
  (text) =>
    readSigningKey(text) ??
    'must be an Ed25519 key: a PKCS#8 PEM of openssl genpkey -algorithm ed25519, or its base64 in one line',
);
