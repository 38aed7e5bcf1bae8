import { isDay } from '../time/day.ts';
import { joinSql, sql, type Sql } from '../sql/sql.ts';
import type { TemporalStatement } from '../time/temporal.ts';
import { badInput } from './errors.ts';

/** The type of a sort key: its name in PostgreSQL, and which texts in a cursor are its values. */
interface KeyType {
  readonly name: string;
  readonly accepts: (text: string) => boolean;
}

const INSTANT = /^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?\+00$/;

const INT_MAXIMUM = 2_147_483_647;

export const KEY = {
  text: { name: 'text', accepts: () => true },
  int: { name: 'int', accepts: (text) => /^-?\d{1,10}$/.test(text) && Math.abs(Number(text)) <= INT_MAXIMUM },
  bigint: { name: 'bigint', accepts: (text) => /^\d{1,18}$/.test(text) },
  day: { name: 'date', accepts: isDay },
  /** A day, or infinity for no day. */
  openDay: { name: 'date', accepts: (text) => text === 'infinity' || isDay(text) },
  /** An instant as PostgreSQL writes it in UTC, to the millisecond. */
  instant: {
    name: 'timestamptz',
    accepts: (text) => INSTANT.test(text) && isDay(text.slice(0, 10)),
  },
  boolean: { name: 'boolean', accepts: (text) => text === 'true' || text === 'false' },
} as const satisfies Record<string, KeyType>;

export const enumKey = (enumName: string, values: readonly string[]): KeyType => ({
  name: `"${enumName}"`,
  accepts: (text) => values.includes(text),
});

/** One sort key of a list: an expression that is never null. The last sort key of an order is unique. */
export interface SortKey {
  readonly sql: Sql;
  readonly type: KeyType;
  readonly descending?: boolean;
}

/**
 * The sort keys of an order by several fields; without fields, of the default one. The unique key is last, in the direction of
 * the key before it, so that one comparison of rows is enough if all fields have the same direction.
 */
export function sortKeys<Field extends string>(
  orders: readonly { field: Field; direction: 'ASC' | 'DESC' }[] | null | undefined,
  fallback: Field,
  keysOf: Readonly<Record<Field, readonly SortKey[]>>,
  unique: SortKey,
): SortKey[] {
  const chosen = orders?.length ? orders : [{ field: fallback, direction: 'ASC' as const }];
  if (new Set(chosen.map(({ field }) => field)).size < chosen.length) throw badInput('orderBy', 'names a field twice');
  const keys = chosen.flatMap(({ field, direction }) =>
    keysOf[field].map((key) => ({ ...key, descending: (key.descending ?? false) !== (direction === 'DESC') })),
  );
  return [...keys, { ...unique, descending: keys.at(-1)!.descending }];
}

export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** The rows of a page: how many, from which end of the list, between which cursors. */
export interface Window {
  readonly size: number;
  readonly backward: boolean;
  readonly after: readonly string[] | null;
  readonly before: readonly string[] | null;
}

export const SIZE_DEFAULT = 20;
export const SIZE_MAXIMUM = 100;
/** The most of a page of a list that is read to its end for a file: what a statement takes in any case is spread over more rows. */
export const FILE_SIZE_MAXIMUM = 1_000;

/** Reads the page arguments of a list with this name and order; refuses contradictions and foreign cursors. */
export function parseWindow(
  args: PageArguments,
  list: string,
  order: readonly SortKey[],
  maximum = SIZE_MAXIMUM,
): Window {
  const { first, last, after, before } = args;
  if (first != null && last != null) throw badInput('first', 'and last cannot both be given');
  checkSize('first', first, maximum);
  checkSize('last', last, maximum);
  return {
    size: first ?? last ?? SIZE_DEFAULT,
    backward: last != null,
    after: after == null ? null : decodeCursor('after', after, list, order),
    before: before == null ? null : decodeCursor('before', before, list, order),
  };
}

function checkSize(argument: string, size: number | null | undefined, maximum: number) {
  if (size != null && (size < 1 || size > maximum)) {
    throw badInput(argument, `must be from 1 to ${maximum}, not ${size}`);
  }
}

/** Identifies a list and its order, so that a cursor is used only where it was made. */
const signature = (list: string, order: readonly SortKey[]) =>
  `${list}:${order.map((key) => `${key.descending ? '-' : ''}${key.sql}`).join(',')}`;

/** A short hash: it tells lists apart and protects nothing. */
function shortHash(text: string): string {
  let hash = 5381;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 33) ^ text.charCodeAt(i)) >>> 0;
  return hash.toString(36);
}

/** What the cursors of one list in one order begin with. */
export const cursorMark = (list: string, order: readonly SortKey[]): string => shortHash(signature(list, order));

/** Makes the cursors of one list in one order. */
export function cursorMaker(list: string, order: readonly SortKey[]): (keys: readonly string[]) => string {
  const mark = cursorMark(list, order);
  return (keys) => Buffer.from(JSON.stringify([mark, ...keys])).toString('base64url');
}

function decodeCursor(argument: string, cursor: string, list: string, order: readonly SortKey[]): readonly string[] {
  let decoded: unknown;
  try {
    decoded = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw badInput(argument, 'is not a cursor');
  }
  if (!Array.isArray(decoded) || !decoded.every((part) => typeof part === 'string')) {
    throw badInput(argument, 'is not a cursor');
  }
  const [mark, ...keys] = decoded;
  if (mark !== cursorMark(list, order) || keys.length !== order.length) {
    throw badInput(argument, 'is a cursor of another list or another order');
  }
  if (!keys.every((key, i) => order[i]!.type.accepts(key) && !key.includes('\0'))) {
    throw badInput(argument, 'is not a cursor');
  }
  return keys;
}

/**
 * The conditions on the rows beyond a cursor, in the direction of the order (`after`) or against it (`before`). No row meets two
 * of them, and the first is nearest to the cursor; there is one if all keys have the same direction. Each is a comparison of
 * rows, which an index serves; a chain of ORs would not be.
 */
export function beyond(
  order: readonly SortKey[],
  keys: readonly string[],
  side: 'after' | 'before',
  statement: TemporalStatement,
): Sql[] {
  const values = keys.map((key, i) => statement.value(key, order[i]!.type.name));
  const operators = order.map((key) => ((key.descending ?? false) === (side === 'before') ? sql`>` : sql`<`));
  const starts = operators.flatMap((operator, i) => (operator === operators[i - 1] ? [] : [i]));
  return starts
    .map((start, i) => {
      const end = starts[i + 1] ?? order.length;
      const same = order.slice(0, start).map((key, k) => sql`${key.sql} = ${values[k]!}`);
      const compared = order.slice(start, end).map((key) => key.sql);
      const to = values.slice(start, end);
      const comparison = sql`(${joinSql(compared, ', ')}) ${operators[start]!} (${joinSql(to, ', ')})`;
      return joinSql([...same, comparison], ' AND ');
    })
    .toReversed();
}

/** ORDER BY, in the direction in which the rows are read. */
export const orderBy = (order: readonly SortKey[], backward: boolean): Sql =>
  joinSql(
    order.map((key) => sql`${key.sql} ${(key.descending ?? false) === backward ? sql`ASC` : sql`DESC`}`),
    ', ',
  );
