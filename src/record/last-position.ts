import { sql } from '../sql/sql.ts';

/** The position of the last change: while it stays, nothing that was read has changed. */
export const LAST_POSITION = sql`SELECT position::float8 AS "position" FROM change_head WHERE id = 1`;
