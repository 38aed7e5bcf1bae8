import { groupBy } from './group-by.ts';
import { sql, sqlName } from '../sql/sql.ts';
import { believedNow } from '../time/temporal.ts';
import type { FactsOf, Recording } from './declaration.ts';
import { writeLoader, type WriteLoader } from './loading.ts';
import { basisOfRow, basisToColumns } from './timeline.ts';
import type { Basis, Reading, Write } from './write.ts';

type Key = number | string;

/** A believed row: its id, its facts, and by whose order it is there. */
export type BelievedRow<R> = FactsOf<R> & { readonly id: number; readonly basis: Basis | null };

/** A row to be recorded. `id`: one of `newId`, on all rows of a call or on none. */
export type NewRow<R> = FactsOf<R> & { readonly id?: number; readonly basis?: Basis | null };

type Rows = WriteLoader<Key, BelievedRow<Recording>[]>;

const loadersOfRows = new WeakMap<Recording, Map<string, Rows>>();

/** The believed rows whose fact has a value, by that value, each in the order in which they were recorded. */
function rowsBy(recording: Recording, fact: string): Rows {
  const ofRecording = loadersOfRows.get(recording) ?? new Map<string, Rows>();
  loadersOfRows.set(recording, ofRecording);
  const known = ofRecording.get(fact);
  if (known) return known;
  const { versions, columns, facts } = recording;
  // as JSON, so that a day is its text through either door
  const text = sql`SELECT to_jsonb(v) AS "row" FROM ${sqlName(versions)} v
WHERE v.${sqlName(columns[fact]!)} = ANY($1::${sqlName(`${facts[fact]!.type}[]`)}) AND ${believedNow('v')} ORDER BY v.id`;
  const made: Rows = writeLoader(async (keys, { query }) => {
    const found = await query<{ row: Record<string, unknown> }>(text, [keys]);
    const rows = groupBy(
      found.map(({ row }) => rowOf(recording, row)),
      (row) => row[fact] as Key,
    );
    return keys.map((key) => rows.get(key) ?? []);
  });
  ofRecording.set(fact, made);
  return made;
}

const rowOf = ({ columns }: Recording, row: Readonly<Record<string, unknown>>): BelievedRow<Recording> => ({
  ...Object.fromEntries(Object.entries(columns).map(([fact, column]) => [fact, row[column]])),
  id: row['id'] as number,
  basis: basisOfRow(row),
});

/** The believed rows whose fact has one of some values, by that value; one statement for all that are asked for at once. */
export async function believedRows<R extends Recording, F extends keyof FactsOf<R> & string>(
  reading: Reading,
  recording: R,
  fact: F,
  keys: readonly (FactsOf<R>[F] & Key)[],
): Promise<Map<FactsOf<R>[F], BelievedRow<R>[]>> {
  const distinct = [...new Set(keys)];
  const all = await Promise.all(distinct.map((key) => rowsBy(recording, fact)(reading).load(key)));
  return new Map(distinct.map((key, i) => [key, all[i] as unknown as BelievedRow<R>[]]));
}

/** Records rows, in place of those with some ids. */
export function replaceRows<R extends Recording>(
  write: Write,
  recording: R,
  superseded: readonly number[],
  rows: readonly NewRow<R>[],
): void {
  const { versions, basisKept } = recording;
  const columns = Object.entries<string>(recording.columns);
  write.buffer.supersede(versions, superseded);
  write.buffer.record(
    versions,
    rows.map((row) => ({
      ...(row.id !== undefined && { id: row.id }),
      ...Object.fromEntries(columns.map(([fact, column]) => [column, (row as Record<string, unknown>)[fact] ?? null])),
      ...(basisKept && basisToColumns(row.basis ?? null)),
    })),
  );
  for (const loader of loadersOfRows.get(recording)?.values() ?? []) loader.forget(write);
}
