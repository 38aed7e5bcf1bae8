import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { columnsOf, datedLoaders, rowOf, type DatedRow } from '../../graphql/dated-loaders.ts';
import { loadOne } from '../../graphql/loading.ts';
import { OFFICER } from './officer.declaration.ts';

export type OfficerRow = DatedRow<typeof OFFICER>;

export const { byId: officerById, history: officerHistory, lock: officerLock } = datedLoaders(OFFICER);

export const officerColumns: Sql = columnsOf(OFFICER);

/** A subquery of the officer whose id the expression gives, as `officerById` finds one. */
export const officerOf = (statement: TemporalStatement, id: Sql): Sql => rowOf(statement, OFFICER, id);

/** Officers by police number on the day; null for a number that no officer has that day. */
export const officerByPoliceNumber = loadOne<string, OfficerRow>('policeNumber', 'generic', (statement, numbers) => {
  return sql`SELECT ${officerColumns} FROM officer_version o
WHERE o.police_number = ANY(${statement.value(numbers, 'text[]')}) AND ${statement.holds('o')}`;
});
