import { sql, sqlName, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { OFFICER_PERSONAL } from '../../personal/personal.declaration.ts';
import { servingOnDay } from './due.sql.ts';

/** A sealed row as it is opened; one is never altered, so that what was opened once stands. */
export const sealedBirths = (after: Sql, limit: number): Sql =>
  sql`SELECT p.id, p.officer_id AS "officerId", p.birth_on AS "birthOn", p.key_id AS "keyId"
FROM ${sqlName(OFFICER_PERSONAL.table)} p WHERE p.id > ${after} AND p.birth_on IS NOT NULL ORDER BY p.id LIMIT ${limit}`;

/** SELECT of the officers `o` of sealed rows that are believed, with the `id` of the row: rows of some ids alone. */
export const officersOfRows = (statement: TemporalStatement, rowIds: Sql, officers: (officer: Sql) => Sql): Sql =>
  sql`SELECT p.id, o.officer_id AS "officerId", o.name_pinyin AS "namePinyin", o.gender, o.category
FROM unnest(${rowIds}) AS k(id) JOIN ${sqlName(OFFICER_PERSONAL.table)} p ON p.id = k.id AND ${statement.believed('p')}
JOIN ${servingOnDay(statement, sql`p.officer_id`)}
WHERE ${officers(sql`o.officer_id`)}`;
