import { sql, sqlName, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { SANCTION } from '../discipline/sanction.declaration.ts';
import { REGULATION_RULE } from '../regulations/regulation-rule.declaration.ts';
import type { Days } from './due.rules.ts';

/** The longest that a rule lets a period last: a sanction decided longer ago has ended. */
const longest = (statement: TemporalStatement): Sql =>
  sql`make_interval(months => (SELECT coalesce(max(e.value), 0)::int FROM ${sqlName(REGULATION_RULE.versions)} e
    JOIN ${sqlName(REGULATION_RULE.table)} r ON r.id = e.rule_id
    WHERE starts_with(r.key, 'sanction.') AND r.value_unit = 'MONTHS' AND ${statement.believed('e')}))`;

/** SELECT of the `officer_id` of those with a sanction, decided by the day of the query, whose period may end on some days. */
export const sanctionedOfficers = (statement: TemporalStatement, { from }: Days): Sql =>
  sql`SELECT DISTINCT c.officer_id FROM ${sqlName(SANCTION.versions)} c
WHERE ${statement.begun('c')} AND NOT c.overturned AND (
  c.until_on >= ${statement.value(from, 'date')} OR c.until_on IS NULL AND c.decided_on >= ${statement.value(from, 'date')} - ${longest(statement)}
)`;
