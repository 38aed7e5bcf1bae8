import { unitsWithin } from '../../record/reach.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';

/** The unit to which an officer belongs on the day; of one who has left, the last before. NULL for none by then. */
export const lastUnitOf = (statement: TemporalStatement, officer: Sql): Sql =>
  sql`(SELECT home.unit_id FROM assignment_version home WHERE home.officer_id = ${officer} AND home.kind = 'PRIMARY'
  AND ${statement.begun('home')} ORDER BY home.valid_from DESC LIMIT 1)`;

/** The condition that an officer belongs to a unit or one below it on the day, or belonged there last before leaving. */
export const belongsBelow = (statement: TemporalStatement, officer: Sql, unit: Sql): Sql =>
  sql`${lastUnitOf(statement, officer)} IN (${unitsWithin(statement, unit)})`;
