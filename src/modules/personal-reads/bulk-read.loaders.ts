import { loader, readRows } from '../../graphql/loading.ts';
import { reach } from '../../graphql/reach.ts';
import { rowOfEach } from '../../record/group-by.ts';
import type { Covered } from '../../record/reach.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';

export interface BulkReadRow {
  readonly id: number;
  readonly at: Date;
  readonly viewer: string;
  readonly purpose: string | null;
  readonly fields: readonly string[];
  readonly asked: string;
  readonly officers: number;
  readonly position: string;
}

export const BULK_READ_COLUMNS = sql`r.id, r.at, r.viewer, r.purpose, r.fields, r.asked, r.officers, r.position::text AS "position"`;

/** The condition on reads `r` of many, who may be of any unit: they are shown to whom the scope covers everywhere. */
export const bulkReadsShown = (statement: TemporalStatement, covered: Covered): Sql =>
  covered === 'everywhere' ? statement.recorded('r', 'at') : sql`FALSE`;

/** Reads of many by their ids. */
export const bulkReadById = loader<number, BulkReadRow | null>(async (ids, context) => {
  const covered = await reach(context, 'change:read');
  // a read is stored without a change
  const rows = await readRows<BulkReadRow>(
    context,
    'uncached',
    (statement) => sql`SELECT ${BULK_READ_COLUMNS} FROM bulk_read r
WHERE r.id = ANY(${statement.value(ids, 'int[]')}) AND ${bulkReadsShown(statement, covered)}`,
  );
  return rowOfEach(ids, rows, 'id');
});
