// What holds of the rows of every sound registry, as statements that find what contradicts it. Each reads `line`, which
// names the row, and ends with its order. Ends are compared, not put into ranges, where a row that is broken otherwise
// would stop the statement with an error. What holds of the tables of one module alone stands there, in *.invariants.ts.
import { joinSql, sql, sqlName, sqlText, type Sql } from '../sql/sql.ts';
import { believedNow, endsAfter } from '../time/temporal.ts';
import type { Declaration, Recording } from './declaration.ts';

/** A table whose rows are recorded and superseded. */
export interface RecordedTable {
  readonly table: string;
  /** Whether its rows hold from a day to a day. */
  readonly dated: boolean;
  readonly unique: readonly UniqueColumns[];
}

/** Columns that two rows must not share while both are believed, on a day on which both hold. */
interface UniqueColumns {
  readonly of: readonly string[];
  /** Columns where null is a value like others. */
  readonly ofNullable?: readonly string[];
  /** Values of the rows that this is about. */
  readonly among?: Readonly<Record<string, string>>;
}

/** The table of what is declared. */
export function recordedTable(declared: Declaration | Recording): RecordedTable {
  const { versions, columns, unique } = declared;
  const column = (fact: string) => columns[fact]!;
  const facts = unique.map(({ of, ofNullable = [], among = {} }) => ({
    of: of.map(column),
    ofNullable: ofNullable.map(column),
    among: Object.fromEntries(Object.entries(among).map(([fact, value]) => [column(fact), value])),
  }));
  const dated = 'owner' in declared;
  return { table: versions, dated, unique: dated ? [{ of: [declared.owner] }, ...facts] : facts };
}

const label = (table: string): Sql => sqlText(`${table} `);

/** No period ends before it begins, and no row is superseded before it is recorded. */
export const periodInvariants = (tables: readonly RecordedTable[]): Sql[] => [
  ...tables
    .filter(({ dated }) => dated)
    .map(
      ({
        table,
      }) => sql`SELECT ${label(table)} || id || ': it ends on ' || valid_to || ' and begins on ' || valid_from AS line
FROM ${sqlName(table)} WHERE valid_to <= valid_from ORDER BY id`,
    ),
  ...tables.map(
    ({ table }) => sql`SELECT ${label(table)} || id || ': it is superseded before it is recorded' AS line
FROM ${sqlName(table)} WHERE superseded_at < recorded_at ORDER BY id`,
  ),
];

/** Something happened to rows, at the instant in a column, with no change that tells of it. */
export const untold = (table: string, column: string, event: string, among: Sql = sql`TRUE`): Sql => {
  const at = sql`t.${sqlName(column)}`;
  return sql`SELECT ${label(table)} || t.id || ${sqlText(`: no change was made when it was ${event}, at `)}
  || to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS line
FROM ${sqlName(table)} t WHERE ${at} IS NOT NULL AND ${among} AND NOT EXISTS (SELECT FROM change c WHERE c.at = ${at})
ORDER BY t.id`;
};

/** Rows come and go with a change: nothing else writes them, not even a migration. */
export const recordInvariants = (tables: readonly RecordedTable[]): Sql[] =>
  tables.flatMap(({ table }) => ['recorded', 'superseded'].map((event) => untold(table, `${event}_at`, event)));

/** Two periods have something in common. */
const meet = (from: Sql, to: Sql): Sql =>
  sql`(a.${to} IS NULL OR a.${to} > b.${from}) AND (b.${to} IS NULL OR b.${to} > a.${from})`;

function overlap({ table, dated }: RecordedTable, { of, ofNullable = [], among = {} }: UniqueColumns): Sql {
  const conditions = [
    ...of.map(sqlName).map((column) => sql`a.${column} = b.${column}`),
    ...ofNullable.map(sqlName).map((column) => sql`a.${column} IS NOT DISTINCT FROM b.${column}`),
    ...(dated ? [meet(sql`valid_from`, sql`valid_to`)] : []),
    meet(sql`recorded_at`, sql`superseded_at`),
  ];
  const those = Object.entries(among).map(([column, value]) => sql`${sqlName(column)} = ${sqlText(value)} AND `);
  // what the write that recorded it superseded was never believed
  const believed = sql`(SELECT * FROM ${sqlName(table)} WHERE ${joinSql(those, '')}superseded_at IS DISTINCT FROM recorded_at)`;
  const line = sqlText(`: both hold at once for the same ${of.join(' and ')}`);
  return sql`SELECT ${label(table)} || a.id || ' and ' || b.id || ${line} AS line
FROM ${believed} a JOIN ${believed} b ON a.id < b.id AND ${joinSql(conditions, ' AND ')}
ORDER BY a.id, b.id`;
}

/** At no instant were two rows believed that hold on one day for the same thing, or share what is unique. */
export const overlapInvariants = (tables: readonly RecordedTable[]): Sql[] =>
  tables.flatMap((table) => table.unique.map((unique) => overlap(table, unique)));

/** What is believed now of a dated table, with its days as a range; periods that end before they begin left out. */
export const standing = (table: string): Sql =>
  sql`(SELECT *, daterange(valid_from, valid_to) AS days FROM ${sqlName(table)} v
  WHERE ${believedNow('v')} AND ${endsAfter('v', sql`v.valid_from`)})`;

/** Rows refer to a thing for days on which it is not there; `as` says in which part. */
export function outside(
  table: string,
  column: string,
  thing: Pick<Declaration, 'table' | 'versions' | 'owner'>,
  as: string,
): Sql {
  const owner = sqlName(thing.owner);
  const reference = sql`t.${sqlName(column)}`;
  return sql`SELECT ${label(table)} || t.id || ${sqlText(`: ${as} ${thing.table} `)} || ${reference}
  || ' on days on which that one is not there' AS line
FROM ${standing(table)} t LEFT JOIN (
  SELECT ${owner}, range_agg(days) AS days FROM ${standing(thing.versions)} v GROUP BY ${owner}
) o ON o.${owner} = ${reference}
WHERE ${reference} IS NOT NULL AND NOT coalesce(o.days @> t.days, FALSE) ORDER BY t.id`;
}

/** The parts of owners do not sum to the whole. `partless`: owners without any part are left out. */
export function partialSum(
  owner: string,
  { part, key, points, partless = false }: { part: string; key: string; points: string; partless?: boolean },
): Sql {
  const sum = sql`coalesce(sum(p.${sqlName(points)}), 0)`;
  return sql`SELECT ${label(owner)} || o.id || ': its parts sum to ' || ${sum} || ' basis points, not 10000' AS line
FROM ${sqlName(owner)} o ${partless ? sql`JOIN` : sql`LEFT JOIN`} ${sqlName(part)} p ON p.${sqlName(key)} = o.id
GROUP BY o.id HAVING ${sum} <> 10000 ORDER BY o.id`;
}
