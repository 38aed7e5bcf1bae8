import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { placedAbove } from '../units/unit.tree.ts';
import { homeOf } from './home.sql.ts';

/**
 * SELECT of the ids of who is above an officer on the day of a statement about today: with a primary post in a unit above the one
 * where the officer belongs, or who leads that unit or one above it, by whatever post. The officer is not among them.
 */
export const officersAbove = (now: TemporalStatement, officer: Sql): Sql =>
  sql`SELECT DISTINCT a.officer_id AS id
FROM (SELECT ${homeOf(now, officer)} AS unit_id) home
CROSS JOIN LATERAL ${placedAbove(now, sql`home.unit_id`)} AS up
JOIN assignment_version a ON a.unit_id = up.id AND ${now.holds('a')}
WHERE a.officer_id <> ${officer} AND (a.role IN ('LEADER', 'DEPUTY') OR up.height > 0 AND a.kind = 'PRIMARY')`;
