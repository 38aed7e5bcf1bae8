import { KEY } from '../../graphql/keyset.ts';
import { rootList } from '../../graphql/list.ts';
import { sql } from '../../sql/sql.ts';
import { BULK_READ_COLUMNS, bulkReadsShown, type BulkReadRow } from './bulk-read.loaders.ts';

/** The reads of many up to the moment, in the order in which they happened. */
export const bulkReadList = rootList<BulkReadRow, object>({
  name: 'bulkReads',
  columns: BULK_READ_COLUMNS,
  scope: 'change:read',
  uncached: true,
  source: ({ statement, covered }) => ({ from: sql`bulk_read r`, where: [bulkReadsShown(statement, covered)] }),
  order: () => [
    { sql: sql`r.at`, type: KEY.instant },
    { sql: sql`r.id`, type: KEY.int },
  ],
});
