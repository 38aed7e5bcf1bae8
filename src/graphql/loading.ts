import DataLoader from 'dataloader';
import type { PlanMode } from '../database/run-query.ts';
import { rowOfEach, rowsOfEach } from '../record/group-by.ts';
import { lockKey } from '../record/write-buffer.ts';
import { TemporalStatement } from '../time/temporal.ts';
import type { Context } from './context.ts';
import { sql, sqlName, type Sql } from '../sql/sql.ts';

type Loader<Key, Value> = DataLoader<Key, Value, unknown>;

/** The text of a statement for all keys of a batch; puts the values that the text refers to into the statement. */
type BatchText<Key, Rest extends unknown[]> = (
  statement: TemporalStatement,
  keys: readonly Key[],
  ...rest: Rest
) => Sql | Promise<Sql>;

/** Makes a value once for each operation, when it is first asked for. */
export function perOperation<Value>(make: (context: Context) => Value): (context: Context) => Value {
  const definition = {};
  return (context) => {
    const { loaders } = context.operation;
    if (!loaders.has(definition)) loaders.set(definition, make(context));
    return loaders.get(definition) as Value;
  };
}

/** Runs one reading statement at the moment of the operation. */
export async function readRows<Row>(
  { operation }: Context,
  mode: PlanMode,
  textOf: (statement: TemporalStatement) => Sql | Promise<Sql>,
): Promise<readonly Row[]> {
  const statement = new TemporalStatement(operation.moment, operation.reachedAt, operation.dryRun !== null);
  const text = await textOf(statement);
  return operation.query<Row>(text, statement.values, mode);
}

/**
 * A loader of one operation: the keys that are asked for at once become one batch. Two keys that are objects are the same
 * key if they have the same parts in the same order.
 */
export const loader = <Key, Value>(
  batch: (keys: readonly Key[], context: Context) => Promise<readonly (Value | Error)[]>,
): ((context: Context) => Loader<Key, Value>) =>
  perOperation(
    (context) =>
      new DataLoader<Key, Value, unknown>((keys) => batch(keys, context), {
        cacheKeyFn: (key) => (typeof key === 'object' ? JSON.stringify(key) : key),
      }),
  );

/** A family of loaders, one for each distinct set of arguments: two aliases with the same arguments share one. */
export function loaderFor<Args extends object | string, Key, Value>(
  batch: (keys: readonly Key[], args: Args, context: Context) => Promise<readonly (Value | Error)[]>,
): (context: Context, args: Args) => DataLoader<Key, Value> {
  const family = perOperation(() => ({
    loaders: new Map<string, DataLoader<Key, Value>>(),
    // the same field of many things is often asked for with the very same arguments
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

/** Loads the row of each key, by one statement; null for a key without one. `column` holds the key of a row. */
export const loadOne = <Key, Row>(
  column: keyof Row,
  mode: PlanMode,
  textOf: BatchText<Key, [Context]>,
): ((context: Context) => Loader<Key, Row | null>) =>
  loader(async (keys, context) =>
    rowOfEach(keys, await readRows<Row>(context, mode, (statement) => textOf(statement, keys, context)), column),
  );

/** Loads the rows of each key, by one statement, in the order in which it returns them. `column` holds the key of a row. */
export const loadMany = <Key, Row>(
  column: keyof Row,
  mode: PlanMode,
  textOf: BatchText<Key, [Context]>,
): ((context: Context) => Loader<Key, readonly Row[]>) =>
  loader(async (keys, context) =>
    rowsOfEach(keys, await readRows<Row>(context, mode, (statement) => textOf(statement, keys, context)), column),
  );

/** A family of such loaders, one for each distinct set of arguments. */
export const loadManyFor = <Args extends object | string, Key, Row>(
  column: keyof Row,
  mode: PlanMode,
  textOf: BatchText<Key, [Args, Context]>,
): ((context: Context, args: Args) => DataLoader<Key, readonly Row[]>) =>
  loaderFor(async (keys, args, context) =>
    rowsOfEach(keys, await readRows<Row>(context, mode, (statement) => textOf(statement, keys, args, context)), column),
  );

/** The longest list that is not read by pages; a longer one is cut. */
export const MANY_MAXIMUM = 1_000;

/** The optimistic lock of the things of a table, by their ids; read only where it is selected. */
export const lockOf = (table: string): ((context: Context) => Loader<number, number>) =>
  loader(async (ids, context) => {
    const left = (id: number) => context.operation.locks?.[lockKey(table, id)];
    const others = ids.filter((id) => left(id) === undefined);
    const rows =
      others.length === 0
        ? []
        : await readRows<{ id: number; version: number }>(
            context,
            'generic',
            (statement) =>
              sql`SELECT id, version FROM ${sqlName(table)} WHERE id = ANY(${statement.value(others, 'int[]')})`,
          );
    return rowOfEach(ids, rows, 'id').map((row, i) => left(ids[i]!) ?? row?.version ?? 0);
  });
