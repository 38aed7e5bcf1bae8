import DataLoader from 'dataloader';
import { lockKey } from '../record/write-buffer.ts';
import type { Context } from './context.ts';

type Batch<Key, Value> = (keys: readonly Key[], context: Context) => Promise<readonly (Value | Error)[]>;

/** Something made once a request, when it is first asked for. */
export function perRequest<Value>(make: (context: Context) => Value): (context: Context) => Value {
  const definition = {};
  return (context) => {
    const { loaders } = context.operation;
    if (!loaders.has(definition)) loaders.set(definition, make(context));
    return loaders.get(definition) as Value;
  };
}

/**
 * A loader of one request: the keys that are asked for at once become one statement. Keys that are objects are the same
 * where their parts are, named in one order.
 */
export const loader = <Key, Value>(batch: Batch<Key, Value>): ((context: Context) => DataLoader<Key, Value, unknown>) =>
  perRequest(
    (context) =>
      new DataLoader<Key, Value, unknown>((keys) => batch(keys, context), {
        cacheKeyFn: (key) => (typeof key === 'object' ? JSON.stringify(key) : key),
      }),
  );

/** A family of loaders, one for each distinct set of arguments: two aliases with the same arguments share one. */
export function loaderFor<Args extends object | string, Key, Value>(
  batch: (keys: readonly Key[], args: Args, context: Context) => Promise<readonly (Value | Error)[]>,
): (context: Context, args: Args) => DataLoader<Key, Value> {
  const family = perRequest(() => ({
    loaders: new Map<string, DataLoader<Key, Value>>(),
    // the same field of many things is often asked with the very same arguments
    known: new WeakMap<object, DataLoader<Key, Value>>(),
  }));
  return (context, args) => {
    const { loaders, known } = family(context);
    const before = typeof args === 'object' ? known.get(args) : undefined;
    if (before) return before;
    const name = JSON.stringify(args);
    let found = loaders.get(name);
    if (!found) loaders.set(name, (found = new DataLoader((keys) => batch(keys, args, context))));
    if (typeof args === 'object') known.set(args, found);
    return found;
  };
}

/** The longest list that is not read by pages; a longer one is cut. */
export const MANY_MAXIMUM = 1_000;

/** The optimistic lock of the things of a table, by their ids; read only where it is selected. */
export const lockOf = (table: string): ((context: Context) => DataLoader<number, number>) =>
  loader(async (ids, context) => {
    const rows = await context.operation.query<{ id: number; version: number }>(
      `SELECT id, version FROM ${table} WHERE id = ANY($1::int[])`,
      [ids],
      'generic',
    );
    const left = (id: number) => context.operation.locks?.[lockKey(table, id)];
    return oneOf(ids, rows, ({ id }) => id).map((row, i) => left(ids[i]!) ?? row?.version ?? 0);
  });

/** The row of each key, in the order of the keys; null where there is none. */
export function oneOf<Key, Row>(keys: readonly Key[], rows: readonly Row[], keyOf: (row: Row) => Key): (Row | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}

/** The rows of each key, in the order of the keys and of the rows. */
export function manyOf<Key, Row>(keys: readonly Key[], rows: readonly Row[], keyOf: (row: Row) => Key): Row[][] {
  const byKey = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = byKey.get(key);
    if (group) group.push(row);
    else byKey.set(key, [row]);
  }
  return keys.map((key) => byKey.get(key) ?? []);
}
