import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';

/** The id of the officer who has a police number on the day of a statement; NULL where nobody has it. */
export const officerIdWithNumber = (statement: TemporalStatement, policeNumber: Sql): Sql =>
  sql`(SELECT o.officer_id FROM officer_version o WHERE o.police_number = ${policeNumber} AND ${statement.holds('o')})`;
