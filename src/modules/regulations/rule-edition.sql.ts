import { sql, sqlName, sqlText, type Sql } from '../../sql/sql.ts';
import { REGULATION_RULE } from './regulation-rule.declaration.ts';

/** All editions, as `believed` says, of the rules whose keys begin with a text: one row each, as a `RuleEdition`. */
export const ruleEditions = (prefix: string, believed: (alias: string) => Sql): Sql =>
  sql`SELECT r.key, v.value::float8 AS value, v.article, v.confirmed, v.valid_from::text AS "validFrom", v.valid_to::text AS "validTo"
FROM ${sqlName(REGULATION_RULE.versions)} v JOIN ${sqlName(REGULATION_RULE.table)} r ON r.id = v.rule_id
WHERE starts_with(r.key, ${sqlText(prefix)}) AND ${believed('v')} ORDER BY r.key, v.valid_from`;
