import { joinSql, sql, sqlName, type Sql } from '../sql/sql.ts';
import { believedNow } from '../time/temporal.ts';
import type { Declaration, FactsOf, Recording } from './declaration.ts';
import { groupBy } from './group-by.ts';
import { writeLoader, type WriteLoader } from './loading.ts';
import { basisOfRow, basisToColumns } from './timeline.ts';
import type { Basis, Reading, Write } from './write.ts';

/** A believed row: its id, the id of its thing, its facts, and by whose order it is there. */
export type BelievedRow<R> = FactsOf<R> & {
  readonly id: number;
  readonly thing: number;
  readonly basis: Basis | null;
};

/**
 * A row to be recorded. `id`: one of `newId`, on all rows of a call or on none. `thing`: of which it is a correction, where
 * things last.
 */
export type NewRow<R> = FactsOf<R> & {
  readonly id?: number;
  readonly thing?: number | undefined;
  readonly basis?: Basis | null;
};

/** The thing that a row is of, which may have several; of a row that is its own thing, its id. */
export const thingOf = (declared: Declaration | Recording, alias: string): Sql => {
  const row = sqlName(alias);
  if ('owner' in declared) return sql`${row}.${sqlName(declared.owner)}`;
  return declared.lasting ? sql`coalesce(${row}.first_id, ${row}.id)` : sql`${row}.id`;
};

/** The values of some facts, in the order of the facts. */
type Key = readonly unknown[];
type Rows = WriteLoader<Key, BelievedRow<Recording>[]>;

const loadersOfRows = new WeakMap<Recording, Map<string, Rows>>();

/** The believed rows whose facts have some values, by those values, each in the order in which they were recorded. */
function rowsBy(recording: Recording, by: readonly string[]): Rows {
  const ofRecording = loadersOfRows.get(recording) ?? new Map<string, Rows>();
  loadersOfRows.set(recording, ofRecording);
  const known = ofRecording.get(by.join());
  if (known) return known;
  const [column] = by.map((fact) => recording.columns[fact]!);
  const made: Rows = writeLoader(
    async (keys, { query, seen }) => {
      const found = await query<{ n: number; row: Record<string, unknown> }>(
        textOf(recording, by, keys),
        by.map((_, i) => keys.map((key) => key[i])),
      );
      for (const { row } of found) seen?.note(recording.versions, row);
      const rows = groupBy(found, ({ n }) => n);
      return keys.map((_, i) => (rows.get(i + 1) ?? []).map(({ row }) => believedRowOf(recording, row)));
    },
    { reads: ([value]) => [{ table: recording.versions, ...(column !== undefined && { column, value }) }] },
  );
  ofRecording.set(by.join(), made);
  return made;
}

function textOf({ versions, columns, facts }: Recording, by: readonly string[], keys: readonly Key[]): Sql {
  const names = by.map((fact) => sqlName(columns[fact]!));
  const lists = by.map((fact, i) => sql`$${i + 1}::${sqlName(`${facts[fact]!.type}[]`)}`);
  // indexes know equality alone
  const same = names.map(
    (name, i) =>
      sql`v.${name} ${facts[by[i]!]!.nullable && keys.some((key) => key[i] === null) ? sql`IS NOT DISTINCT FROM` : sql`=`} k.${name}`,
  );
  // as JSON, so that a day is its text through either door
  return sql`SELECT k.n::int AS n, to_jsonb(v) AS "row"
FROM unnest(${joinSql(lists, ', ')}) WITH ORDINALITY AS k(${joinSql(names, ', ')}, n)
JOIN ${sqlName(versions)} v ON ${joinSql(same, ' AND ')} AND ${believedNow('v')} ORDER BY k.n, v.id`;
}

/** A believed row that a statement has read as JSON, by `to_jsonb`. */
export const believedRowOf = <R extends Recording>(
  { columns }: R,
  row: Readonly<Record<string, unknown>>,
): BelievedRow<R> => ({
  ...(Object.fromEntries(Object.entries(columns).map(([fact, column]) => [fact, row[column]])) as FactsOf<R>),
  id: row['id'] as number,
  thing: (row['first_id'] ?? row['id']) as number,
  basis: basisOfRow(row),
});

/** The believed rows with the same facts `by` as each of some keys; one statement for all that are asked for at once. */
export const believedRows = <R extends Recording, F extends keyof FactsOf<R> & string>(
  reading: Reading,
  recording: R,
  by: readonly F[],
  keys: readonly Pick<FactsOf<R>, F>[],
): Promise<BelievedRow<R>[][]> =>
  Promise.all(
    keys.map((key) => rowsBy(recording, by)(reading).load(by.map((fact) => key[fact])) as Promise<unknown>),
  ) as Promise<BelievedRow<R>[][]>;

/** Records rows, in place of those with some ids. */
export function replaceRows<R extends Recording>(
  write: Write,
  recording: R,
  superseded: readonly number[],
  rows: readonly NewRow<R>[],
): void {
  const { table, basisKept, lasting } = recording;
  const columns = Object.entries<string>(recording.columns);
  write.buffer.supersede(table, superseded);
  write.buffer.record(
    table,
    rows.map((row) => ({
      ...(row.id !== undefined && { id: row.id }),
      ...Object.fromEntries(columns.map(([fact, column]) => [column, (row as Record<string, unknown>)[fact] ?? null])),
      ...(basisKept && basisToColumns(row.basis ?? null)),
      ...(lasting && { first_id: row.thing ?? null }),
    })),
  );
  for (const loader of loadersOfRows.get(recording)?.values() ?? []) loader.forget(write);
}
