import { OFFICER_PERSONAL } from '../../personal/personal.declaration.ts';
import { sql, sqlName, type Sql } from '../../sql/sql.ts';

/** A sealed row as it is opened; one is never altered, so that what was opened once stands. */
export const sealedBirths = (after: Sql, limit: number): Sql =>
  sql`SELECT p.id, p.officer_id AS "officerId", p.birth_on AS "birthOn", p.key_id AS "keyId"
FROM ${sqlName(OFFICER_PERSONAL.table)} p WHERE p.id > ${after} AND p.birth_on IS NOT NULL ORDER BY p.id LIMIT ${limit}`;
