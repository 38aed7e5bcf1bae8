// Which changes wrote rows. A row has the instants at which it was recorded and superseded, which are those of the changes; only the
// changes of a batch share one, and then the note of a change tells that it wrote the row.
import { sql, type Sql } from '../sql/sql.ts';

/** What tells a row and an instant at which it was written: its `table`, its `key` and `at`. `row` is an alias of its table. */
export const writtenAt = (row: Sql, at: Sql): Sql =>
  sql`${row}.tableoid::regclass::text AS "table", ${row}.id::text AS key, ${at} AS at`;

/** SELECT of `position`: the changes that wrote the rows, and at the instants, that a SELECT of `writtenAt` tells. */
export const changesThatWrote = (rows: Sql): Sql => sql`SELECT min(c.position) AS position FROM (
    SELECT DISTINCT w.at FROM (${rows}) w WHERE w.at IS NOT NULL
  ) i CROSS JOIN LATERAL (SELECT o.position FROM change o WHERE o.at = i.at LIMIT 2) c GROUP BY i.at HAVING count(*) = 1
  UNION SELECT n.position FROM (${rows}) w JOIN change_row n ON n.batched AND n.keys @> ARRAY[w.key] AND n.table_name = w."table"
  JOIN change o ON o.position = n.position AND o.at = w.at`;
