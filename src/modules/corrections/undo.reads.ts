import { recordedTable } from '../../record/invariants.ts';
import type { FieldChange, Reading } from '../../record/write.ts';
import {
  identityTable,
  ownerColumn,
  withdrawableOf,
  withdrawals,
  type Part,
  type Thing,
  type Withdrawal,
} from '../../record/withdrawable.ts';
import { joinSql, sql, sqlName, sqlText, type Sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import type { Declaration, Recording } from '../../record/declaration.ts';
import type { NamedChange } from './withdrawal.rules.ts';

/** A change that is to be undone. */
export interface ChangeToUndo extends NamedChange {
  readonly at: Date;
  readonly subjectType: string;
  readonly subjectId: number | null;
  readonly fields: readonly FieldChange[];
  /** Whether it has noted which rows it wrote. */
  readonly proven: boolean;
}

/** A change by its position; null for none. */
export async function changeToUndo({ query }: Reading, position: number): Promise<ChangeToUndo | null> {
  const [found] = await query<ChangeToUndo>(
    sql`SELECT c.position::text AS "position", c.at, c.operation, c.subject_type AS "subjectType", c.subject_id AS "subjectId",
  c.fields, c.rows_hash IS NOT NULL AS proven FROM change c WHERE c.position = $1::bigint`,
    [position],
  );
  return found ?? null;
}

/** What a table has of things of a type. */
export interface TableOf {
  readonly table: string;
  readonly type: string;
  readonly withdrawal: Withdrawal;
  readonly declared: Declaration | Recording;
  /** The column that refers to the thing. */
  readonly owner: string;
  /** Null: the rows of the thing itself. */
  readonly part: Part | null;
}

/** The tables whose rows are superseded and recorded again, by their names. */
export const tablesOfRows = (): Map<string, TableOf> => {
  const all = withdrawals().flatMap(([type, withdrawal]): TableOf[] => {
    const { declared, parts = [] } = withdrawal;
    return [
      { table: declared.versions, type, withdrawal, declared, owner: ownerColumn(withdrawal), part: null },
      ...parts.map((part) => {
        const { declared: kept, owner } = part;
        return { table: kept.versions, type, withdrawal, declared: kept, owner, part };
      }),
    ];
  });
  return new Map(all.map((of) => [of.table, of]));
};

/** The types of identities, by their tables. */
export const tablesOfThings = (): Map<string, string> =>
  new Map(
    withdrawals().flatMap(([type, withdrawal]) => {
      const table = identityTable(withdrawal);
      return table === null ? [] : [[table, type] as const];
    }),
  );

/** The rows that a change wrote in one table: new ones, and those that it changed. */
export interface Written {
  readonly table: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
}

/** The rows that a change wrote, as it has noted them; a row that it superseded itself was never believed. */
export async function writtenBy({ query }: Reading, position: string): Promise<readonly Written[]> {
  return query<Written>(
    sql`SELECT w."table", coalesce(array_agg(w.key ORDER BY w.n) FILTER (WHERE w.added AND NOT w.changed), '{}') AS added,
  coalesce(array_agg(w.key ORDER BY w.n) FILTER (WHERE w.changed AND NOT w.added), '{}') AS changed
FROM (
  SELECT r.table_name AS "table", e.key, min(r.id) AS n, bool_or(e.before IS NULL) AS added, bool_or(e.before IS NOT NULL) AS changed
  FROM change_row r CROSS JOIN LATERAL unnest(r.keys, r.before, r.hashes) AS e(key, before, hash)
  WHERE r.position = $1::bigint GROUP BY r.table_name, e.key
) w GROUP BY w."table" ORDER BY w."table"`,
    [position],
  );
}

/** What a change wrote in a table of rows: those that it recorded, and those that it superseded. */
export interface RowsWritten extends TableOf {
  readonly recorded: readonly number[];
  readonly superseded: readonly number[];
}

/** What became of the rows that a change wrote. */
export interface RowsLeft {
  /** The things that they are of. */
  readonly owners: readonly number[];
  /** The believed rows that are what it recorded: these, or the same again where what was recorded since was undone. */
  readonly standing: readonly number[];
  /** When the others were superseded. */
  readonly supersededAt: readonly Date[];
}

/** What a row says, whenever it was believed. */
const contentOf = (alias: Sql): Sql => sql`to_jsonb(${alias}) - 'id' - 'recorded_at' - 'superseded_at'`;

/** What is left of the rows that a change wrote in a table. */
export async function rowsLeft(
  { query }: Reading,
  { table, declared, owner, recorded, superseded }: RowsWritten,
): Promise<RowsLeft> {
  // rows that are things of their own are found by what only one of them may have
  const alike = owner === 'id' ? declared.unique[0]!.of.map((fact) => declared.columns[fact]!) : [owner];
  const same = joinSql(
    alike.map((column) => sql`v.${sqlName(column)} = r.${sqlName(column)}`),
    ' AND ',
  );
  const found = await query<{ owner: number; added: boolean; standing: number | null; supersededAt: Date | null }>(
    sql`SELECT r.${sqlName(owner)} AS owner, r.id = ANY($1::int[]) AS added, r.superseded_at AS "supersededAt",
  CASE WHEN ${believedNow('r')} THEN r.id ELSE (
    SELECT v.id FROM ${sqlName(table)} v WHERE ${same} AND ${believedNow('v')} AND ${contentOf(sql`v`)} = ${contentOf(sql`r`)} LIMIT 1
  ) END AS standing
FROM ${sqlName(table)} r WHERE r.id = ANY($1::int[]) OR r.id = ANY($2::int[]) ORDER BY r.id`,
    [recorded, superseded],
  );
  const added = found.filter((row) => row.added);
  return {
    owners: [...new Set(found.map((row) => row.owner))],
    standing: added.flatMap(({ standing }) => standing ?? []),
    supersededAt: added.flatMap(({ standing, supersededAt }) => (standing === null ? (supersededAt ?? []) : [])),
  };
}

/** Rows as they were recorded, to be recorded again. */
export async function copiesOf(
  { query }: Reading,
  table: string,
  ids: readonly number[],
): Promise<Readonly<Record<string, unknown>>[]> {
  const found = await query<{ row: Readonly<Record<string, unknown>> }>(
    sql`SELECT to_jsonb(v) - 'id' - 'recorded_at' - 'superseded_at' AS "row" FROM ${sqlName(table)} v
WHERE v.id = ANY($1::int[]) ORDER BY v.id`,
    [ids],
  );
  return found.map(({ row }) => row);
}

/** The first day on which rows hold, of those that have days; null for none. */
export async function firstDayOf({ query }: Reading, table: string, ids: readonly number[]): Promise<string | null> {
  const [found] = await query<{ day: string | null }>(
    sql`SELECT min(v.valid_from)::text AS day FROM ${sqlName(table)} v WHERE v.id = ANY($1::int[])`,
    [ids],
  );
  return found?.day ?? null;
}

/** The changes that were made at some instants. */
const changesAt = async (
  { query }: Reading,
  instants: Sql,
  values: readonly unknown[],
): Promise<readonly NamedChange[]> =>
  query<NamedChange>(
    sql`SELECT c.position::text AS "position", c.operation FROM change c
WHERE c.at IN (SELECT i.at FROM (${instants}) i) ORDER BY c.position`,
    [...values],
  );

/** The changes that superseded rows which another one recorded. */
export const supersedingChanges = (reading: Reading, { supersededAt }: RowsLeft): Promise<readonly NamedChange[]> =>
  changesAt(reading, sql`SELECT unnest($1::timestamptz[]) AS at`, [supersededAt]);

/** The changes that recorded rows which cannot be believed beside those that another one superseded. */
export async function conflictingChanges(
  reading: Reading,
  { table, declared, superseded, standing }: RowsWritten & RowsLeft,
): Promise<readonly NamedChange[]> {
  const { dated, unique } = recordedTable(declared);
  const texts = unique.map(({ of, ofNullable = [], among = {} }) => {
    const conditions = [
      sql`v.id <> s.id AND v.id <> ALL($2::int[]) AND ${believedNow('v')}`,
      ...of.map(sqlName).map((column) => sql`v.${column} = s.${column}`),
      ...ofNullable.map(sqlName).map((column) => sql`v.${column} IS NOT DISTINCT FROM s.${column}`),
      ...Object.entries(among).flatMap(([column, value]) =>
        ['v', 's'].map((alias) => sql`${sqlName(alias)}.${sqlName(column)} = ${sqlText(value)}`),
      ),
      ...(dated ? [sql`daterange(v.valid_from, v.valid_to) && daterange(s.valid_from, s.valid_to)`] : []),
    ];
    return sql`SELECT v.recorded_at AS at FROM ${sqlName(table)} s JOIN ${sqlName(table)} v ON ${joinSql(conditions, ' AND ')}
WHERE s.id = ANY($1::int[])`;
  });
  if (texts.length === 0 || superseded.length === 0) return [];
  return changesAt(reading, joinSql(texts, ' UNION '), [superseded, standing]);
}

/** The changes that rest on what another one wrote of things, up to its instant, by what their module tells. */
export async function restingChanges(
  reading: Reading,
  withdrawal: Withdrawal,
  ids: readonly number[],
  at: Date,
): Promise<readonly NamedChange[]> {
  return withdrawal.rests ? changesAt(reading, withdrawal.rests, [ids, at]) : [];
}

/** The later changes that cite things as their grounds. */
export const citedSince = (
  { query }: Reading,
  things: readonly Thing[],
  position: string,
): Promise<readonly NamedChange[]> =>
  query<NamedChange>(
    sql`SELECT c.position::text AS "position", c.operation FROM change c
JOIN unnest($1::text[], $2::int[]) AS t(type, id) ON c.cited_type = t.type AND c.cited_id = t.id
WHERE c.position > $3::bigint ORDER BY c.position LIMIT 100`,
    [things.map(({ type }) => type), things.map(({ id }) => id), position],
  );

/** Which of the changes after one still count: what was undone since, and its undoing, cancel out. */
export async function stillCounting({ query }: Reading, position: string): Promise<(change: NamedChange) => boolean> {
  const found = await query<{ position: string; undone: string }>(
    sql`SELECT c.position::text AS "position", f.value ->> 'after' AS undone
FROM change c CROSS JOIN LATERAL jsonb_array_elements(c.fields) AS f(value)
WHERE c.position > $1::bigint AND c.operation = 'withdrawRecord' AND f.value ->> 'field' = 'undoes' ORDER BY c.position DESC`,
    [position],
  );
  const undone = new Set<string>();
  // the last first: one that was undone itself undoes nothing
  for (const one of found) if (!undone.has(one.position)) undone.add(one.undone);
  const cancelling = new Set(found.filter((one) => Number(one.undone) > Number(position)).map((one) => one.position));
  return (change) => !undone.has(change.position) && !cancelling.has(change.position);
}

/** The officers who have some posts, or hold a post in some units. */
export async function officersOfPosts(
  { query }: Reading,
  { posts, units }: { readonly posts: readonly number[]; readonly units: readonly number[] },
): Promise<number[]> {
  if (posts.length + units.length === 0) return [];
  const found = await query<{ id: number }>(
    sql`SELECT DISTINCT v.officer_id AS id FROM assignment_version v
WHERE v.assignment_id = ANY($1::int[]) OR (v.unit_id = ANY($2::int[]) AND ${believedNow('v')})`,
    [posts, units],
  );
  return found.map(({ id }) => id);
}

/** Things of some types that need a thing of which nothing is believed any more since a change. */
export async function needingWithdrawn(
  { query }: Reading,
  types: ReadonlySet<string>,
  position: string,
): Promise<readonly Thing[]> {
  const texts = [...types].flatMap((type) =>
    withdrawableOf(type)!.needs.flatMap((need) => {
      const withdrawal = withdrawableOf(need.type)?.withdrawal;
      const identity = withdrawal && identityTable(withdrawal);
      if (!withdrawal || !identity) return [];
      const [versions, owner] = [sqlName(withdrawal.declared.versions), sqlName(ownerColumn(withdrawal))];
      const gone = sql`ARRAY(SELECT DISTINCT t.${owner} FROM change_row r CROSS JOIN LATERAL unnest(r.keys) AS k(key)
  JOIN ${versions} t ON t.id = k.key::int WHERE r.table_name = ${sqlText(withdrawal.declared.versions)} AND r.position > $1::bigint
    AND NOT EXISTS (SELECT FROM ${versions} g WHERE g.${owner} = t.${owner} AND ${believedNow('g')}))`;
      return [sql`SELECT ${sqlText(type)} AS type, n.id FROM (${need.query.replaceAll('$1::int[]', gone) as Sql}) n`];
    }),
  );
  if (texts.length === 0) return [];
  return query<Thing>(sql`SELECT DISTINCT t.* FROM (${joinSql(texts, ' UNION ALL ')}) t ORDER BY 1, 2 LIMIT 20`, [
    position,
  ]);
}
