import type { IncomingMessage } from 'node:http';
import { isDay, type Day } from '../time/day.ts';
import { instantOf } from '../time/instant.ts';
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

/** The letters of a name: `X-Muster-Dry_Run` is meant as `dryRun` is. */
const lettersOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, '');

/** Names that nobody gives for anything else; a typing error in one is found as well. */
const MEANT: readonly (readonly [RegExp, keyof Told])[] = [
  [/idemp/, 'idempotencyKey'],
  [/dr[yi]run|rehears/, 'dryRun'],
  [/know[ns]?at/, 'knownAt'],
  [/^(x?muster)?(moment|as?off?(date|day)?|validat)$/, 'asOf'],
];

/** The setting that an unknown name was meant for; undefined where it was meant for none. */
function meantBy(name: string): keyof Told | 'none' | undefined {
  const letters = lettersOf(name);
  const found = MEANT.find(([pattern]) => pattern.test(letters))?.[1];
  return found ?? (letters.startsWith('muster') || letters.startsWith('xmuster') ? 'none' : undefined);
}

/** Refuses a name that somebody meant for a setting: passed over, a dry run would be written for real. */
function assertNotMeant(name: string, nameOf: (setting: keyof Told) => string): void {
  const meant = meantBy(name);
  if (meant === undefined) return;
  const known = meant === 'none' ? `there are ${NAMES.map(nameOf).join(', ')}` : `did you mean ${nameOf(meant)}?`;
  throw badRequest(name, `is unknown: ${known}`);
}

const headerOf = (setting: keyof Told): string => SETTINGS[setting].header;
/** The headers that tell settings. */
export const SETTING_HEADERS: readonly string[] = NAMES.map(headerOf);
const SETTING_OF_HEADER = new Map(NAMES.map((name) => [headerOf(name), name]));
/** A cheap question before the others: most requests have no header of the kind. */
const PERHAPS = /muster|idem|dry|run|known|as-?of|moment|rehears/;

/** What the headers of a request tell for all its operations. `batched`: whether there are several. */
export function toldByHeaders({ headers, headersDistinct }: Request, batched: boolean): Told {
  let told: Record<string, unknown> | undefined;
  for (const name in headers) {
    if (!PERHAPS.test(name)) continue;
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
