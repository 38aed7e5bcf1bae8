import type { IncomingMessage } from 'node:http';
import { isDay, type Day } from '../time/day.ts';
import { instantOf } from '../time/instant.ts';
import { LRUCache } from 'lru-cache';
import { distance } from '../errors/nearest.ts';
import { badRequest } from './errors.ts';
import { assertText, utf8Of } from './request-text.ts';

/** What one way of asking tells of an operation's settings; what it does not tell is undefined. */
export interface Told {
  readonly asOf?: Day | undefined;
  readonly knownAt?: Date | undefined;
  readonly dryRun?: boolean | undefined;
  readonly idempotencyKey?: string | undefined;
}

/** Tells nothing. */
export const NOTHING: Told = {};

const KEY_MAXIMUM = 200;

/** Refuses what cannot be an idempotency key. */
export function assertKey(name: string, key: string): void {
  if (key !== key.trim()) throw badRequest(name, 'must not have blanks at its ends');
  if (key === '' || Array.from(key).length > KEY_MAXIMUM) {
    throw badRequest(name, `must have 1 to ${KEY_MAXIMUM} characters`);
  }
  assertText(name, key, KEY_MAXIMUM);
}

/** A setting: how it is called in `extensions` and in headers, and how its value is read from both. */
interface Setting<Value> {
  readonly header: string;
  readonly read: (name: string, value: unknown) => Value;
}

const SETTINGS = {
  asOf: {
    header: 'muster-as-of',
    read: (name, value): Day => {
      if (typeof value === 'string' && isDay(value)) return value;
      throw badRequest(name, 'must be a day of the calendar like 2021-11-29');
    },
  },
  knownAt: {
    header: 'muster-known-at',
    read: (name, value): Date => {
      const instant = typeof value === 'string' ? instantOf(value) : null;
      if (instant) return instant;
      throw badRequest(name, 'must be an instant with its offset like 2021-11-29T08:00:00Z');
    },
  },
  dryRun: {
    header: 'muster-dry-run',
    read: (name, value): boolean => {
      if (value === true || value === 'true') return true;
      if (value === false || value === 'false') return false;
      throw badRequest(name, 'must be true or false');
    },
  },
  idempotencyKey: {
    header: 'idempotency-key',
    read: (name, value): string => {
      if (typeof value !== 'string') throw badRequest(name, 'must be a text');
      assertKey(name, value);
      return value;
    },
  },
} satisfies Record<keyof Told, Setting<unknown>>;

const NAMES = Object.keys(SETTINGS) as (keyof Told)[];

/** What settings are called by those who guess, in letters alone. */
const GUESSES: Readonly<Record<keyof Told, RegExp>> = {
  asOf: /^(asof(date|day)|moment|validat)$/,
  knownAt: /^knownasof$/,
  dryRun: /^(dry$|rehears)/,
  idempotencyKey: /^idempoten/,
};
/** A longer name is not looked at: comparing takes time, and it is not one of these with a typing error. */
const MEANT_MAXIMUM = 40;

/** The letters of a name without what is put before it: of `X-Muster-Dry_Run` as of `dryRun`. Typing errors are left. */
function lettersOf(name: string): string {
  const parts = name.toLowerCase().split(/[^a-z]+/);
  while (parts.length > 1 && (parts[0]!.length < 2 || distance(parts[0]!, 'muster') <= 2)) parts.shift();
  return parts.join('').replace(/^x?muster(?=.)/, '');
}

/** The setting that an unknown name was meant for, typing errors aside; undefined where it was meant for none. */
function meantBy(name: string): keyof Told | 'none' | undefined {
  if (name.length > MEANT_MAXIMUM) return undefined;
  const letters = lettersOf(name);
  const meant = NAMES.find((setting) => {
    const known = setting.toLowerCase();
    const errors = Math.floor(known.length / 3);
    return (letters.length >= known.length - 1 && distance(letters, known) <= errors) || GUESSES[setting].test(letters);
  });
  return meant ?? (/^(x[^a-z]?)?muster([^a-z]|$)/i.test(name) ? 'none' : undefined);
}

/** Programs send few different names. */
const NAMES_MAXIMUM = 500;
const remembered = new LRUCache<string, { readonly meant: keyof Told | 'none' | undefined }>({ max: NAMES_MAXIMUM });

/** Refuses a name that somebody meant for a setting: passed over, a dry run would be written for real. */
function assertNotMeant(name: string, nameOf: (setting: keyof Told) => string): void {
  let found = remembered.get(name);
  if (!found) remembered.set(name, (found = { meant: meantBy(name) }));
  const { meant } = found;
  if (meant === undefined) return;
  const known = meant === 'none' ? `there are ${NAMES.map(nameOf).join(', ')}` : `did you mean ${nameOf(meant)}?`;
  throw badRequest(name, `is unknown: ${known}`);
}

/** What a request has beside its settings; GET has it in its address, and POST in its body. */
const OF_REQUESTS = new Set(['query', 'operationName', 'variables', 'extensions', 'documentId']);

/** Refuses what stands beside `extensions`, or in the address of a POST, and was meant to stand in them. */
export function assertNothingBeside({ method, url, body }: AskedBy): void {
  const nameOf = (setting: keyof Told) => `extensions.${setting}`;
  for (const operation of Array.isArray(body) ? (body as unknown[]) : [body]) {
    if (typeof operation !== 'object' || operation === null) continue;
    for (const name of Object.keys(operation)) if (!OF_REQUESTS.has(name)) assertNotBeside(name, nameOf);
  }
  const start = url.indexOf('?');
  if (start < 0) return;
  for (const name of new URLSearchParams(url.slice(start)).keys()) {
    if (method === 'POST' && name === 'extensions') throw badRequest(name, 'belongs in the body of a POST');
    if (!OF_REQUESTS.has(name)) assertNotBeside(name, nameOf);
  }
}

interface AskedBy {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
}

function assertNotBeside(name: string, nameOf: (setting: keyof Told) => string): void {
  if (name.length <= MEANT_MAXIMUM && distance(name.toLowerCase(), 'extensions') <= 2) {
    throw badRequest(name, 'is unknown: did you mean extensions?');
  }
  if (Object.hasOwn(SETTINGS, name)) throw badRequest(name, `belongs in extensions: ${nameOf(name as keyof Told)}`);
  assertNotMeant(name, nameOf);
}

const headerOf = (setting: keyof Told): string => SETTINGS[setting].header;
/** The headers that tell settings. */
export const SETTING_HEADERS: readonly string[] = NAMES.map(headerOf);
const SETTING_OF_HEADER = new Map(NAMES.map((name) => [headerOf(name), name]));

/** What the headers of a request tell for all its operations. `batched`: whether there are several. */
export function toldByHeaders({ headers, headersDistinct }: Request, batched: boolean): Told {
  let told: Record<string, unknown> | undefined;
  for (const name in headers) {
    const setting = SETTING_OF_HEADER.get(name);
    if (!setting) {
      assertNotMeant(name, headerOf);
      continue;
    }
    const [value, ...others] = headersDistinct[name] ?? [];
    if (others.length > 0) throw badRequest(name, 'is given more than once');
    (told ??= {})[setting] = SETTINGS[setting].read(name, textOf(name, value ?? ''));
  }
  if (batched && told?.['idempotencyKey'] !== undefined) {
    throw badRequest(headerOf('idempotencyKey'), 'cannot be given for several operations: give each a key of its own');
  }
  return told ?? NOTHING;
}

type Request = Pick<IncomingMessage, 'headers' | 'headersDistinct'>;

/** The text of a header; without the quotes that structured fields of HTTP put around it. */
function textOf(name: string, given: string): string {
  let text: string;
  try {
    text = utf8Of(given).trim();
  } catch {
    throw badRequest(name, 'is not UTF-8');
  }
  return /^"[^"\\]*"$/.test(text) ? text.slice(1, -1) : text;
}

/** What `extensions` of a request tell; null tells nothing. */
export function toldByExtensions(extensions: unknown): Told {
  if (extensions === null || typeof extensions !== 'object') return NOTHING;
  const told: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(extensions)) {
    if (!Object.hasOwn(SETTINGS, name)) assertNotMeant(name, (setting) => setting);
    else if (value !== null) told[name] = SETTINGS[name as keyof Told].read(`extensions.${name}`, value);
  }
  return told;
}
