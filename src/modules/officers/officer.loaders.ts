import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import type { RowsByKey } from '../../graphql/in-sql.ts';
import { byIdText, columnsOf, datedLoaders, loaderByText, rowOf, type DatedRow } from '../../graphql/dated-loaders.ts';
import { loader, readRows } from '../../graphql/loading.ts';
import { rowOfEach } from '../../record/group-by.ts';
import { OFFICER } from './officer.declaration.ts';

export type OfficerRow = DatedRow<typeof OFFICER>;

export const { history: officerHistory, lock: officerLock } = datedLoaders(OFFICER);

export const officerColumns: Sql = columnsOf(OFFICER);

/** A subquery of the officer whose id the expression gives. */
export const officerOf = (statement: TemporalStatement, id: Sql): Sql => rowOf(statement, OFFICER, id);

/** A subquery of the officer whose id the expression gives, as `officerById` finds one: of a record that was merged, where it leads. */
const officerFound = (statement: TemporalStatement, id: Sql): Sql =>
  officerOf(
    statement,
    sql`coalesce((SELECT m.into_id FROM officer_merge m WHERE m.officer_id = ${id} AND ${statement.believed('m')}
  AND NOT EXISTS (SELECT FROM officer_version v WHERE v.officer_id = ${id} AND ${statement.begun('v')})), ${id})`,
  );

/**
 * Officers by id, as `byId` finds a thing; the id of a record that was merged into another by the moment leads there. That is
 * asked only where nothing has the id: most have.
 */
const load = loader<number, OfficerRow | null>(async (ids, context) => {
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

export const officerById = Object.assign(load, { rowInSql: officerFound } satisfies RowsByKey);

export const officerByPoliceNumber = loaderByText(OFFICER, 'policeNumber');
