import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';

/** The unit to which an officer belongs: that of the primary assignment of today, else of the last, else of the first to come. */
export const homeOf = (statement: TemporalStatement, officer: Sql): Sql => {
  const ofOfficer = sql`v.officer_id = ${officer}`;
  return statement.present('assignment_version', sql`${ofOfficer} AND v.kind = 'PRIMARY'`, 'unit_id', {
    table: 'officer_version',
    condition: ofOfficer,
  });
};
