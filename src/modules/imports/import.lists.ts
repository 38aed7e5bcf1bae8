import { nestedList, rootList } from '../../graphql/list.ts';
import { KEY } from '../../graphql/keyset.ts';
import { sql } from '../../sql/sql.ts';
import { CHANGE_COLUMNS, type ChangeRow } from '../changes/change.loaders.ts';
import { subjectCovered, toldTo, type Reader } from '../changes/subject.loaders.ts';
import { IMPORT_BATCH_COLUMNS, IMPORT_ROW_COLUMNS, type ImportBatchRow, type ImportRowRow } from './import.loaders.ts';

/** Files, in the order in which they came. Null: those of all viewers. */
export const importBatchList = rootList<ImportBatchRow, { holder: string | null }>({
  name: 'importBatches',
  columns: IMPORT_BATCH_COLUMNS,
  // no change tells of it
  uncached: true,
  source: ({ statement, args: { holder } }) => ({
    from: sql`import_batch b`,
    where: [holder === null ? sql`TRUE` : sql`b.holder = ${statement.value(holder, 'text')}`],
  }),
  order: () => [{ sql: sql`b.id`, type: KEY.int }],
});

/** What files did, one change a row; of many files by one statement. A file that was not applied has no positions. */
export const importChangeList = nestedList<ChangeRow, { reader: Reader }>({
  name: 'importChanges',
  columns: CHANGE_COLUMNS,
  scope: 'change:read',
  // no change tells of the file
  uncached: true,
  source: ({ statement, parent, args: { reader }, covered }) => ({
    from: sql`import_batch b JOIN change c ON c.position BETWEEN b.first_position AND b.last_position`,
    where: [
      sql`b.id = ${parent}`,
      subjectCovered(statement, covered),
      toldTo(statement, reader),
      statement.recorded('c', 'at'),
    ],
  }),
  order: () => [{ sql: sql`c.position`, type: KEY.bigint }],
});

/** The rows of a file, as the spreadsheet numbers them. */
export const importRowList = nestedList<ImportRowRow, { refusedOnly: boolean }>({
  name: 'importRows',
  columns: IMPORT_ROW_COLUMNS,
  uncached: true,
  source: ({ parent, args: { refusedOnly } }) => ({
    from: sql`import_row r`,
    where: [sql`r.batch_id = ${parent}`, refusedOnly ? sql`NOT r.accepted` : sql`TRUE`],
  }),
  order: () => [{ sql: sql`r.number`, type: KEY.int }],
});
