import { joinSql, sql, sqlText, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { SERVING } from './employment.rules.ts';

/** The condition that a row of an officer is of one who serves; the same as `isServing`. */
export const serves = (row: Sql): Sql => sql`${row}.status IN (${joinSql([...SERVING].map(sqlText), ', ')})`;

/** FROM and WHERE of the officers `o` who serve with their primary post `a` in some units, an array, on the day. */
export const rollOf = (statement: TemporalStatement, units: Sql): Sql =>
  sql`assignment_version a JOIN officer_version o ON o.officer_id = a.officer_id AND ${statement.holds('o')} AND ${serves(sql`o`)}
WHERE a.unit_id = ANY(${units}) AND a.kind = 'PRIMARY' AND ${statement.holds('a')}`;
