import { sql, sqlName, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { OFFICER_PERSONAL } from '../../personal/personal.declaration.ts';
import { REGULATION_RULE } from '../regulations/regulation-rule.declaration.ts';
import { servingOnDay } from './due.sql.ts';

/** All editions of the rules on retirement. */
export const retirementRules = (statement: TemporalStatement): Sql =>
  sql`SELECT r.key, v.value::float8 AS value, v.article, v.confirmed, v.valid_from::text AS "validFrom", v.valid_to::text AS "validTo"
FROM ${sqlName(REGULATION_RULE.versions)} v JOIN ${sqlName(REGULATION_RULE.table)} r ON r.id = v.rule_id
WHERE starts_with(r.key, 'retirement.') AND ${statement.believed('v')} ORDER BY r.key, v.valid_from`;

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
