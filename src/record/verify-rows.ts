// Whether each row is as the changes that wrote it left it, as statements that find what is not. Each reads `line`, which names
// the row. The database sorts and compares; what comes out of it is the breaks alone.
import { joinSql, sql, sqlName, sqlText, type Sql } from '../sql/sql.ts';
import type { KeptTable, NotedTable } from './kept-table.ts';

/** The hash of a row, whose text an expression gives; the same as `row_hash`, which the database has, and whoever owns it could alter. */
const hashOf = (row: Sql): Sql => sql`sha256(convert_to(rtrim(left(${row}::text, -1), ','), 'UTF8'))`;

/** The key and the hash of each row of a table. */
function rowsOf({ table, noted }: NotedTable): Sql {
  const { key, except = [] } = noted ?? { key: ['id'] };
  const columns = key.map((name) => sql`t.${sqlName(name)}::text`);
  const without = sqlText(JSON.stringify(Object.fromEntries(except.map((name) => [name, null]))));
  const row = except.length > 0 ? sql`jsonb_populate_record(t, ${without})` : sql`t`;
  return sql`SELECT concat_ws(' ', ${joinSql(columns, ', ')}) AS key, ${hashOf(row)} AS hash FROM ${sqlName(table)} t`;
}

interface Notes {
  /** Reads `key`, `position`, `n` (their order), `before` and `hash` of what was noted of rows. */
  readonly notes: Sql;
  /** What wrote rows: `change`. */
  readonly writer: string;
}

function alteredRows(table: NotedTable, { notes, writer }: Notes): Sql {
  const name = (text: string) => sqlText(text.replaceAll('%', writer));
  return sql`WITH note AS (
  SELECT key, position, before, hash, lag(hash) OVER of_row AS was, lag(position) OVER of_row AS since,
    lead(n) OVER of_row IS NULL AS last
  FROM (${notes}) n WINDOW of_row AS (PARTITION BY key ORDER BY position, n)
)
SELECT ${sqlText(`${table.table} `)} || coalesce(n.key, t.key) || CASE
  WHEN n.key IS NULL THEN ${name(': no % recorded it')}
  WHEN n.before IS DISTINCT FROM n.was AND n.was IS NULL THEN ${name(': no % recorded it before % ')} || n.position || ' changed it'
  WHEN n.before IS DISTINCT FROM n.was THEN ${name(': it was altered between %s ')} || n.since || ' and ' || n.position
  WHEN t.key IS NULL THEN ${name(': it is missing; % ')} || n.position || ' wrote it'
  ELSE ${name(': it is not as % ')} || n.position || ' wrote it'
END AS line
FROM note n FULL JOIN (${rowsOf(table)}) t ON t.key = CASE WHEN n.last THEN n.key END
WHERE n.key IS NULL OR n.before IS DISTINCT FROM n.was OR (n.last AND t.hash IS DISTINCT FROM n.hash)
ORDER BY length(coalesce(n.key, t.key)), coalesce(n.key, t.key) COLLATE "C", n.position`;
}

/** The rows of a table that are not as the changes on record left them. */
export const rowsAltered = (table: NotedTable): Sql =>
  alteredRows(table, {
    writer: 'change',
    notes: sql`SELECT e.key, r.position, r.id AS n, e.before, e.hash
  FROM change_row r CROSS JOIN LATERAL unnest(r.keys, r.before, r.hashes) AS e(key, before, hash)
  WHERE r.table_name = ${sqlText(table.table)}`,
  });

/** Notes of no change: neither of one on record, nor of the one that comes next. */
export const STRAY_NOTES = sql`SELECT 'change_row ' || r.id || ': it notes rows of ' || r.table_name
  || ' for change ' || r.position || ', which proves none' AS line
FROM change_row r LEFT JOIN change c ON c.position = r.position
WHERE c.rows_hash IS NULL AND r.position <> (SELECT h.position + 1 FROM change_head h) ORDER BY r.id`;

/** What contradicts the chain of reads: its links and its head. */
export const CHAIN_OF_READS: readonly Sql[] = [
  sql`SELECT 'read_link ' || l.position || CASE
  WHEN l.position <> l.before + 1 THEN ': the one before it is missing'
  WHEN l.previous_hash <> l.was THEN ': it does not carry the hash of the one before it'
  ELSE ': it is not as it was recorded: its hash does not fit'
END AS line
FROM (
  SELECT *, lag(position, 1, 0::bigint) OVER chain AS before, lag(hash, 1, repeat('0', 64)) OVER chain AS was,
    encode(sha256(convert_to(concat_ws(E'\\n', previous_hash, position, keys, hashes), 'UTF8')), 'hex') AS content
  FROM read_link WINDOW chain AS (ORDER BY position)
) l WHERE l.position <> l.before + 1 OR l.previous_hash <> l.was OR l.hash <> l.content ORDER BY l.position`,
  sql`SELECT 'the head of the reads does not fit read_link ' || l.position || ', the last there is' AS line
FROM (
  SELECT position, hash FROM read_link UNION ALL SELECT 0, repeat('0', 64) ORDER BY position DESC LIMIT 1
) l LEFT JOIN read_head h ON h.position = l.position AND h.hash = l.hash WHERE h.id IS NULL ORDER BY 1`,
];

/** The reads of a table that are not as their links recorded them. */
export function readsAltered({ table, chained }: KeptTable): Sql {
  const name = sqlText(`${table} `);
  const [key, its] =
    chained === 'id'
      ? [sql`e.key`, sql`strpos(e.key, ' ') = 0`]
      : [sql`substr(e.key, length(${name}) + 1)`, sql`starts_with(e.key, ${name})`];
  const notes = sql`SELECT ${key} AS key, r.position, r.position AS n, NULL::bytea AS before, e.hash
  FROM read_link r CROSS JOIN LATERAL unnest(r.keys, r.hashes) AS e(key, hash) WHERE ${its}`;
  return alteredRows({ table }, { writer: 'read_link', notes });
}
