import { thingOf } from '../../record/recordings.ts';
import type { FieldChange, Reading } from '../../record/write.ts';
import {
  identityTable,
  ownerIn,
  withdrawals,
  type Part,
  type Thing,
  type Withdrawal,
} from '../../record/withdrawable.ts';
import { joinSql, sql, sqlName, type Sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
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
  /** The column that refers to the thing, where the declaration does not tell it. */
  readonly column: string | undefined;
  /** Null: the rows of the thing itself. */
  readonly part: Part | null;
}

/** The tables whose rows are superseded and recorded again, by their names. */
export const tablesOfRows = (): Map<string, TableOf> => {
  const all = withdrawals().flatMap(([type, withdrawal]): TableOf[] => {
    const { declared, parts = [] } = withdrawal;
    return [
      { table: declared.versions, type, withdrawal, declared, column: withdrawal.owner, part: null },
      ...parts.map((part) => {
        const { declared: kept, owner } = part;
        return { table: kept.versions, type, withdrawal, declared: kept, column: owner, part };
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
  /** Those of which it superseded nothing. */
  readonly begun: readonly number[];
  /** The believed rows that are what it recorded: these, or the same again where what was recorded since was undone. */
  readonly standing: readonly number[];
  /** The others, which were superseded since. */
  readonly fallen: readonly number[];
}

/** What a row says, whenever it was believed. */
const contentOf = (alias: Sql): Sql => sql`to_jsonb(${alias}) - 'id' - 'first_id' - 'recorded_at' - 'superseded_at'`;

/** What is left of the rows that a change wrote in a table. */
export async function rowsLeft(
  { query }: Reading,
  { table, declared, column, recorded, superseded }: RowsWritten,
): Promise<RowsLeft> {
  const of = (alias: string) => ownerIn({ declared, ...(column !== undefined && { owner: column }) }, alias);
  // a row that is a thing of its own is another one when it comes back: found by what only one of them may have, or by its first fact
  const isOwnThing = column === undefined && !('owner' in declared) && !declared.lasting;
  const same = isOwnThing
    ? joinSql(
        (declared.unique[0]?.of ?? Object.keys(declared.facts).slice(0, 1))
          .map((fact) => sqlName(declared.columns[fact]!))
          .map((name) => sql`v.${name} = r.${name}`),
        ' AND ',
      )
    : sql`${of('v')} = ${of('r')}`;
  const found = await query<{ id: number; owner: number; added: boolean; standing: number | null }>(
    sql`SELECT r.id, ${of('r')} AS owner, r.id = ANY($1::int[]) AS added,
  CASE WHEN ${believedNow('r')} THEN r.id ELSE (
    SELECT v.id FROM ${sqlName(table)} v WHERE ${same} AND ${believedNow('v')} AND ${contentOf(sql`v`)} = ${contentOf(sql`r`)} LIMIT 1
  ) END AS standing
FROM ${sqlName(table)} r WHERE r.id = ANY($1::int[]) OR r.id = ANY($2::int[]) ORDER BY r.id`,
    [recorded, superseded],
  );
  const added = found.filter((row) => row.added);
  return {
    owners: [...new Set(found.map((row) => row.owner))],
    begun: [...new Set(added.map((row) => row.owner))].filter(
      (id) => !found.some((row) => !row.added && row.owner === id),
    ),
    standing: added.flatMap(({ standing }) => standing ?? []),
    fallen: added.flatMap(({ id, standing }) => (standing === null ? [id] : [])),
  };
}

/** Rows as they were recorded, to be recorded again, of the same things. */
export async function copiesOf(
  { query }: Reading,
  { table, declared, superseded }: RowsWritten,
): Promise<Readonly<Record<string, unknown>>[]> {
  if (superseded.length === 0) return [];
  const lasts = !('owner' in declared) && declared.lasting;
  const first = lasts ? sql` || jsonb_build_object('first_id', ${thingOf(declared, 'v')})` : sql``;
  const found = await query<{ row: Readonly<Record<string, unknown>> }>(
    sql`SELECT (to_jsonb(v) - 'id' - 'recorded_at' - 'superseded_at')${first} AS "row" FROM ${sqlName(table)} v
WHERE v.id = ANY($1::int[]) ORDER BY v.id`,
    [superseded],
  );
  return found.map(({ row }) => row);
}

/** Days on which what is on record is another; `until` is excluded, null: for good. */
export interface DaysChanged {
  readonly from: Day;
  readonly until: Day | null;
}

/** What of a row is no value: its key, and the days that it is for. */
const DAYS_APART = sql`ARRAY['id', 'valid_from', 'valid_to', 'recorded_at', 'superseded_at']`;

/**
 * The days from the first to the last on which the rows that a change recorded say something else than those that it superseded; null
 * for none. A row that was only cut off is the same until then.
 */
export async function daysChangedBy(
  { query }: Reading,
  { table, recorded, superseded }: Pick<RowsWritten, 'table' | 'recorded' | 'superseded'>,
): Promise<DaysChanged | null> {
  const [found] = await query<{ from: Day | null; until: Day | null }>(
    sql`WITH told AS (
  SELECT to_jsonb(v) - ${DAYS_APART} AS facts, datemultirange(daterange(v.valid_from, v.valid_to)) AS days, v.id = ANY($1::int[]) AS added
  FROM ${sqlName(table)} v WHERE v.id = ANY($1::int[] || $2::int[])
), apart AS (
  SELECT t.days - coalesce((
    SELECT range_agg(daterange(o.valid_from, o.valid_to)) FROM ${sqlName(table)} o
    WHERE o.id = ANY(CASE WHEN t.added THEN $2::int[] ELSE $1::int[] END) AND to_jsonb(o) - ${DAYS_APART} = t.facts
  ), '{}') AS days
  FROM told t
)
SELECT min(lower(d.days))::text AS "from", CASE WHEN NOT bool_or(upper_inf(d.days)) THEN max(upper(d.days))::text END AS until
FROM apart a CROSS JOIN LATERAL unnest(a.days) AS d(days)`,
    [recorded, superseded],
  );
  return found?.from ? { from: found.from, until: found.until } : null;
}

/** Rows of one table that a change wrote, and what is left of them. */
type Touched = RowsWritten & RowsLeft;

/** What a change did. */
export interface Done {
  readonly rows: readonly Touched[];
  /** The things that it made. */
  readonly made: readonly Thing[];
}

/** What a change did, by what it wrote. */
export async function doneBy(reading: Reading, written: readonly Written[]): Promise<Done> {
  const [rowsOf, thingsOf] = [tablesOfRows(), tablesOfThings()];
  const rows = written.flatMap(({ table, added, changed }) => {
    const of = rowsOf.get(table);
    return of ? [{ ...of, recorded: added.map(Number), superseded: changed.map(Number) }] : [];
  });
  const left = await Promise.all(rows.map((one) => rowsLeft(reading, one)));
  return {
    rows: rows.map((one, i) => ({ ...one, ...left[i]! })),
    made: written.flatMap(({ table, added }) => {
      const type = thingsOf.get(table);
      return type === undefined ? [] : added.map((id) => ({ type, id: Number(id) }));
    }),
  };
}

/** Of a type: the things whose rows a change touched. */
export const ownersOf = ({ rows }: Done, type: string): number[] =>
  rows.flatMap(({ declared, owners }) => (declared.type === type ? owners : []));

/** The things that are no longer on record: those that the change made, and rows that are things of their own. */
export const withdrawnBy = ({ rows, made }: Done): Thing[] => [
  ...made,
  ...rows.flatMap(({ type, withdrawal, part, begun }) =>
    part === null && identityTable(withdrawal) === null ? begun.map((id) => ({ type, id })) : [],
  ),
];
