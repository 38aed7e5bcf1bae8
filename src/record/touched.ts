import { joinSql, sql, sqlText, type Sql } from '../sql/sql.ts';

/**
 * What the token of a thing of a type begins with, before its id. On such a thing hang its rows, and all that is shown with it:
 * of a unit its roster, its leaders, the units below it, its honors and evaluations, of an officer the same of the officer.
 */
export const THINGS: Readonly<Record<string, string>> = { Unit: 'U', Officer: 'O' };

/** The types that hang on a thing: whatever changes of them, the changes touch the units and officers that they are of. */
export const PARTS_OF_THINGS: ReadonlySet<string> = new Set(['Assignment', 'Honor', 'Evaluation']);

/** Of more changes, or of more rows, it is quicker to forget all than to tell what they touched. */
const CHANGES_TOLD = 200;
const ROWS_TOLD = 2_000;

/** A table of whose rows things are made: the query of a token for each thing, from the rows with ids of `changed.ids`. */
export interface Touching {
  readonly table: string;
  readonly tokens: readonly Sql[];
}

/**
 * A statement with one row: the position of the last change, and as `touched` the tokens of all that the changes after
 * position $1 wrote or superseded: the names of their tables, and a token for each thing that a table is known to be part
 * of. Null: too much to tell. The rows of changes are noted by the database itself, so nothing can be left out.
 */
export const touchedSince = (touching: readonly Touching[]): Sql => {
  const ofThings = touching.flatMap(({ table, tokens }) =>
    tokens.map(
      (token) => sql`
    UNION ALL SELECT t.token FROM (
      SELECT CASE WHEN r.table_name = ${sqlText(table)} THEN r.keys::int[] END AS ids OFFSET 0
    ) AS changed CROSS JOIN LATERAL (${token}) AS t(token)`,
    ),
  );
  return sql`SELECT h.position::float8 AS "position", CASE
  WHEN h.position - $1::bigint <= ${CHANGES_TOLD} AND (
    SELECT coalesce(sum(cardinality(r.keys)), 0) FROM change_row r WHERE r.position > $1::bigint
  ) <= ${ROWS_TOLD} THEN ARRAY(
    SELECT DISTINCT touched.token FROM change_row r CROSS JOIN LATERAL (
      SELECT r.table_name${joinSql(ofThings, '')}
    ) AS touched(token) WHERE r.position > $1::bigint AND touched.token IS NOT NULL
  ) END AS "touched"
FROM change_head h WHERE h.id = 1`;
};
