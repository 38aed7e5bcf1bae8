import { sql, type Sql } from '../../sql/sql.ts';
import { believedNow, type TemporalStatement } from '../../time/temporal.ts';

/** The id to which the id of an officer leads now: that of the survivor where two records became one, else itself. */
export const leadsTo = (officer: Sql): Sql =>
  sql`coalesce((SELECT m.into_id FROM officer_merge m WHERE m.officer_id = ${officer} AND ${believedNow('m')}), ${officer})`;

/** A query of the ids under which an officer was on record at the moment: the one to which an id leads, and all that lead there. */
export const idsOf = (statement: TemporalStatement, officer: Sql): Sql =>
  sql`WITH led AS (
  SELECT coalesce((SELECT m.into_id FROM officer_merge m WHERE m.officer_id = ${officer} AND ${statement.believed('m')}), ${officer}) AS id
) SELECT id FROM led UNION ALL
SELECT m.officer_id FROM led JOIN officer_merge m ON m.into_id = led.id AND ${statement.believed('m')}`;

/** Of ids ($1) that lead to another one now: that one. */
export const LED = sql`SELECT m.officer_id AS id, m.into_id AS "intoId" FROM officer_merge m
WHERE m.officer_id = ANY($1::int[]) AND ${believedNow('m')}`;
