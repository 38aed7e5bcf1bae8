import { OFFICER_PERSONAL } from '../../personal/personal.declaration.ts';
import { sql, sqlName, type Sql } from '../../sql/sql.ts';

/**
 * Sealed rows as they are opened, in the order in which they became known: one is never altered, so that what was opened once stands.
 * Their ids have another order, since a batch takes its own before others write and records them afterwards.
 */
export const sealedBirths = (after: { readonly at: Sql; readonly id: Sql }, limit: number): Sql =>
  sql`SELECT p.id, p.officer_id AS "officerId", p.birth_on AS "birthOn", p.key_id AS "keyId", p.recorded_at AS "recordedAt"
FROM ${sqlName(OFFICER_PERSONAL.table)} p WHERE (p.recorded_at, p.id) > (${after.at}, ${after.id}) AND p.birth_on IS NOT NULL ORDER BY p.recorded_at, p.id LIMIT ${limit}`;
