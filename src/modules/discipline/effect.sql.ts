import { sql, sqlName, type Sql } from '../../sql/sql.ts';
import { SANCTION } from './sanction.declaration.ts';

/** What is believed at a moment of rows of an alias. */
type Believed = (alias: string) => Sql;

/** The sanctions of officers that were decided by a day (NULL: whenever), with the day from which one is lifted, each once. */
export const sanctionsOf = (officerIds: Sql, believed: Believed, day: Sql): Sql =>
  sql`SELECT DISTINCT ON (v.sanction_id) v.sanction_id AS id, v.officer_id AS "officerId", v.kind, v.decided_on::text AS "decidedOn",
  v.until_on::text AS "untilOn", v.overturned,
  min(v.valid_from) FILTER (WHERE v.lifted) OVER (PARTITION BY v.sanction_id)::text AS "liftedOn"
FROM ${sqlName(SANCTION.versions)} v
WHERE v.officer_id = ANY(${officerIds}) AND ${believed('v')} AND (${day} IS NULL OR v.decided_on <= ${day})
ORDER BY v.sanction_id, v.valid_from DESC`;
