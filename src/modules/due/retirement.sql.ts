import { sql, sqlName, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { OFFICER_PERSONAL } from '../../personal/personal.declaration.ts';
import { servingOnDay } from './due.sql.ts';

/** SELECT of the officers `o` of sealed rows that are believed, with the `id` of the row: rows of some ids alone. */
export const officersOfRows = (statement: TemporalStatement, rowIds: Sql, officers: (officer: Sql) => Sql): Sql =>
  sql`SELECT p.id, o.officer_id AS "officerId", o.name_pinyin AS "namePinyin", o.gender, o.category
FROM unnest(${rowIds}) AS k(id) JOIN ${sqlName(OFFICER_PERSONAL.table)} p ON p.id = k.id AND ${statement.believed('p')}
JOIN ${servingOnDay(statement, sql`p.officer_id`)}
WHERE ${officers(sql`o.officer_id`)}`;
