import { sql, sqlName, type Sql } from '../../sql/sql.ts';
import { REGULATION_RULE } from '../regulations/regulation-rule.declaration.ts';
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

/** All editions of the rules on sanctions. */
export const sanctionRules = (believed: Believed): Sql =>
  sql`SELECT r.key, v.value::float8 AS value, v.article, v.confirmed, v.valid_from::text AS "validFrom", v.valid_to::text AS "validTo"
FROM ${sqlName(REGULATION_RULE.versions)} v JOIN ${sqlName(REGULATION_RULE.table)} r ON r.id = v.rule_id
WHERE starts_with(r.key, 'sanction.') AND ${believed('v')} ORDER BY r.key, v.valid_from`;
