import type { RunQuery } from '../database/run-query.ts';
import { joinSql, sql, sqlName, sqlText, type Sql } from '../sql/sql.ts';
import { lockKey, push, type Content, type Correction, type NewRow } from './write-buffer.ts';

/** What one act has recorded, and when; its locks are noted as they are raised. */
export interface Recorded {
  readonly content: Content;
  readonly at: Date;
  readonly locks: Map<string, number>;
}

interface Statement {
  readonly text: Sql;
  readonly values: readonly unknown[];
  /** What becomes of its rows. */
  readonly answered?: (rows: readonly Lock[]) => void;
}

/** An optimistic lock that was raised. */
interface Lock {
  readonly table: string;
  readonly id: number;
  readonly version: number;
}

/** Sends what acts have recorded, none of which meets another, one statement after the other. */
export async function sendInTurn(query: RunQuery, acts: readonly Recorded[]): Promise<void> {
  for (const { text, values, answered } of statementsOf(acts)) {
    // oxlint-disable-next-line no-await-in-loop -- a transaction does one thing after the other
    const rows = await query<Lock>(text, values);
    answered?.(rows);
  }
}

/** Sends what several acts have recorded, none of which meets another, without waiting for each answer. */
export async function sendTogether(query: RunQuery, acts: readonly Recorded[]): Promise<void> {
  await Promise.all(
    statementsOf(acts).map(async ({ text, values, answered }) => {
      const rows = await query<Lock>(text, values);
      answered?.(rows);
    }),
  );
}

/**
 * The statements that write what some acts have recorded, by table for all of them; each row has the instant of its act.
 * Identities come first, since rows refer to them, in the order in which they refer to each other; rows are superseded before
 * those in their place come, since the database refuses two for one day.
 */
function statementsOf(acts: readonly Recorded[]): Statement[] {
  const identities = byTable(acts, ({ identities: rows }) => rows);
  const recorded = byTable(acts, ({ recorded: rows }, at) => withInstant(rows, at));
  const locks = new Map<string, Recorded['locks']>();
  for (const act of acts) {
    for (const [table, ids] of act.content.raised) for (const id of ids) locks.set(lockKey(table, id), act.locks);
  }
  return [
    ...[...identities].toSorted(([a], [b]) => rankOf(a) - rankOf(b)).flatMap(([table, rows]) => inserts(table, rows)),
    ...[...byTable(acts, ({ superseded }, at) => superseding(superseded, at))].map(([table, rows]) =>
      supersede(table, rows),
    ),
    ...[...byTable(acts, ({ corrected }) => corrected)].flatMap(([table, all]) =>
      all.map((one) => correct(table, one)),
    ),
    ...[...recorded].flatMap(([table, rows]) => inserts(table, rows)),
    ...raise(
      byTable(acts, ({ raised }) => raised),
      (key, version) => locks.get(key)!.set(key, version),
    ),
  ];
}

/** A part of what the acts have recorded, by table. */
function byTable<Value>(
  acts: readonly Recorded[],
  part: (content: Content, at: string) => ReadonlyMap<string, readonly Value[]>,
): Map<string, Value[]> {
  const all = new Map<string, Value[]>();
  for (const { content, at } of acts) {
    for (const [table, values] of part(content, at.toISOString())) push(all, table, values);
  }
  return all;
}

const withInstant = (rows: ReadonlyMap<string, readonly NewRow[]>, at: string): Map<string, NewRow[]> =>
  new Map([...rows].map(([table, ofTable]) => [table, ofTable.map((row) => ({ recorded_at: at, ...row }))]));

interface Superseded {
  readonly id: number;
  readonly at: string;
}

const superseding = (ids: ReadonlyMap<string, readonly number[]>, at: string): Map<string, Superseded[]> =>
  new Map([...ids].map(([table, ofTable]) => [table, ofTable.map((id) => ({ id, at }))]));

const supersede = (table: string, rows: readonly Superseded[]): Statement => ({
  text: sql`UPDATE ${sqlName(table)} t SET superseded_at = of.at
FROM unnest($1::int[], $2::timestamptz[]) AS of(id, at) WHERE t.id = of.id`,
  values: [rows.map(({ id }) => id), rows.map(({ at }) => at)],
});

const correct = (table: string, { column, values }: Correction): Statement => ({
  text: sql`UPDATE ${sqlName(table)} t SET ${sqlName(column)} = of.value
FROM unnest($1::int[], $2::int[]) AS of(id, value) WHERE t.id = of.id`,
  values: [values.map(({ id }) => id), values.map(({ value }) => value)],
});

/** One statement for the locks of all tables. */
function raise(raised: ReadonlyMap<string, number[]>, noted: (key: string, version: number) => void): Statement[] {
  const tables = [...raised.keys()];
  if (tables.length === 0) return [];
  const raising = tables.map(
    (table, i) => sql`${sqlName(`of_${table}`)} AS (
  UPDATE ${sqlName(table)} SET version = version + 1 WHERE id = ANY($${i + 1}::int[]) RETURNING id, version
)`,
  );
  const each = tables.map(
    (table) => sql`SELECT ${sqlText(table)} AS "table", id, version FROM ${sqlName(`of_${table}`)}`,
  );
  return [
    {
      text: sql`WITH ${joinSql(raising, ', ')}\n${joinSql(each, ' UNION ALL ')}`,
      values: [...raised.values()].map((ids) => [...new Set(ids)]),
      answered: (rows) => rows.forEach(({ table, id, version }) => noted(lockKey(table, id), version)),
    },
  ];
}

/** One INSERT for all rows with the same columns. */
function inserts(table: string, rows: readonly NewRow[]): Statement[] {
  const alike = new Map<string, NewRow[]>();
  for (const row of rows) push(alike, Object.keys(row).join(' '), [row]);
  return [...alike.values()].map((some) => {
    const columns = joinSql(Object.keys(some[0]!).map(sqlName), ', ');
    return {
      text: sql`INSERT INTO ${sqlName(table)} (${columns})
SELECT ${columns} FROM jsonb_populate_recordset(NULL::${sqlName(table)}, $1::jsonb)`,
      values: [JSON.stringify(some)],
    };
  });
}

/**
 * The rows without an instant of their own that are written, each as its table and its key; null where the database gives
 * one its key, or where it is corrected in place: then nobody else can tell whose it is.
 */
export function keysOf({ identities, corrected, raised }: Content): string[] | null {
  if (corrected.size > 0) return null;
  const keys = [...raised].flatMap(([table, ids]) => ids.map((id) => `${table} ${id}`));
  for (const [table, rows] of identities) {
    const columns = keyColumnsOf(table);
    for (const row of rows) {
      if (!columns.every((column) => column in row)) return null;
      keys.push(`${table} ${columns.map((column) => String(row[column])).join(' ')}`);
    }
  }
  return keys;
}

/** All rows that are written, each as its table and its key, as their notes know them. All have their ids; see `giveIds`. */
export function noteKeysOf({ identities, superseded, corrected, recorded, raised }: Content): string[] {
  const rows = [...identities, ...recorded].flatMap(([table, some]) => some.map((row) => noteKey(table, row)));
  const ids = [...superseded, ...raised].flatMap(([table, some]) => some.map((id) => noteKey(table, { id })));
  const values = [...corrected].flatMap(([table, some]) =>
    some.flatMap((correction) => correction.values.map((value) => noteKey(table, { id: value.id }))),
  );
  return [...rows, ...ids, ...values];
}

const noteKey = (table: string, row: NewRow): string =>
  `${table} ${keyColumnsOf(table)
    .map((column) => String(row[column]))
    .join(' ')}`;

/** Gives new rows their ids that the database would give them, so that they can be written again under the same. */
export async function giveIds(query: RunQuery, contents: readonly Content[]): Promise<void> {
  const without = contents.flatMap(({ identities, recorded }) =>
    [identities, recorded].flatMap((part) =>
      [...part].flatMap(([table, rows]) =>
        rows.flatMap((row, i) => (tableKeys.has(table) || row['id'] !== undefined ? [] : [{ table, rows, i }])),
      ),
    ),
  );
  if (without.length === 0) return;
  const found = await query<{ id: number }>(
    sql`SELECT nextval(pg_get_serial_sequence(t.name, 'id'))::int AS id FROM unnest($1::text[]) WITH ORDINALITY AS t(name, n) ORDER BY t.n`,
    [without.map(({ table }) => table)],
  );
  without.forEach(({ rows, i }, n) => {
    rows[i] = { ...rows[i], id: found[n]!.id };
  });
}

/** The columns by which the rows of a table are known. */
export const keyColumnsOf = (table: string): readonly string[] => tableKeys.get(table) ?? ['id'];

const tableKeys = new Map<string, readonly string[]>();

/** Tells the columns of the keys of tables that have no id. */
export const registerTableKeys = (keys: readonly (readonly [table: string, columns: readonly string[]])[]): void =>
  keys.forEach(([table, columns]) => tableKeys.set(table, columns));

const ranks = new Map<string, number>();

/** Tells the order of tables to which new things and their parts refer. Those that it leaves out come last. */
export const registerTableOrder = (tables: readonly string[]): void =>
  tables.forEach((table, rank) => ranks.set(table, rank));

const rankOf = (table: string): number => ranks.get(table) ?? ranks.size;
