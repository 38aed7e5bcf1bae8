import { joinSql, sql, sqlText, type Sql } from '../../sql/sql.ts';
import { SERVING } from './employment.rules.ts';

/** The condition that a row of an officer is of one who serves; the same as `isServing`. */
export const serves = (row: Sql): Sql => sql`${row}.status IN (${joinSql([...SERVING].map(sqlText), ', ')})`;
