import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { byIdText, columnsOf, datedLoaders, rowOf, type DatedRow } from '../../graphql/dated-loaders.ts';
import { loader, loadOne, readRows } from '../../graphql/loading.ts';
import { rowOfEach } from '../../record/group-by.ts';
import { OFFICER } from './officer.declaration.ts';

export type OfficerRow = DatedRow<typeof OFFICER>;

export const { history: officerHistory, lock: officerLock } = datedLoaders(OFFICER);

export const officerColumns: Sql = columnsOf(OFFICER);

/** A subquery of the officer whose id the expression gives, as `officerById` finds one. */
export const officerOf = (statement: TemporalStatement, id: Sql): Sql => rowOf(statement, OFFICER, id);

/**
 * Officers by id, as `byId` finds a thing; the id of a record that was merged into another by the moment leads there. That is
 * asked only where nothing has the id: most have.
 */
export const officerById = loader<number, OfficerRow | null>(async (ids, context) => {
  const rows = await readRows<OfficerRow>(context, 'generic', (statement) => byIdText(statement, OFFICER, ids));
  const found = rowOfEach(ids, rows, 'id');
  const missing = ids.filter((_, i) => found[i] === null);
  if (missing.length === 0) return found;
  const led = await readRows<OfficerRow & { readonly mergedId: number }>(
    context,
    'generic',
    (statement) => sql`SELECT m.officer_id AS "mergedId", o.* FROM officer_merge m
CROSS JOIN LATERAL (${officerOf(statement, sql`m.into_id`)}) o
WHERE m.officer_id = ANY(${statement.value(missing, 'int[]')}) AND ${statement.believed('m')}`,
  );
  const survivors = rowOfEach(ids, led, 'mergedId');
  return found.map((row, i) => row ?? survivors[i]!);
});

/** Officers by police number on the day; null for a number that no officer has that day. */
export const officerByPoliceNumber = loadOne<string, OfficerRow>('policeNumber', 'generic', (statement, numbers) => {
  return sql`SELECT ${officerColumns} FROM officer_version o
WHERE o.police_number = ANY(${statement.value(numbers, 'text[]')}) AND ${statement.holds('o')}`;
});
