import type { Message } from '../../errors/refusals.ts';
import type { ImportKind, ImportStatus } from '../../generated/prisma/enums.ts';
import type { Context } from '../../graphql/context.ts';
import { loadOne } from '../../graphql/loading.ts';
import { holderUnless } from '../../graphql/reach.ts';
import { sql } from '../../sql/sql.ts';
import type { SealedKey } from './import-row.rules.ts';

export interface ImportBatchRow extends SealedKey {
  readonly id: number;
  readonly kind: ImportKind;
  readonly status: ImportStatus;
  readonly fileName: string;
  readonly fileHash: string;
  readonly sheetName: string | null;
  readonly uploadedAt: Date;
  readonly uploadedBy: string;
  /** The viewer who sent it, as it is found by. */
  readonly holder: string;
  readonly columns: string | null;
  readonly rowCount: number;
  readonly processed: number;
  readonly accepted: number | null;
  readonly refused: number | null;
  readonly failure: Message | null;
}

export interface ImportRowRow {
  readonly batchId: number;
  readonly number: number;
  readonly cells: string;
  readonly findings: string | null;
  readonly subjectType: string | null;
  readonly subjectId: number | null;
}

/** A file as something that somebody sent. */
export const sentAs = ({ id, holder }: Pick<ImportBatchRow, 'id' | 'holder'>) => ({
  type: 'ImportBatch',
  id,
  holder,
});

export const IMPORT_BATCH_COLUMNS = sql`b.id, b.kind, b.status, b.file_name AS "fileName", b.file_hash AS "fileHash", b.sheet_name AS "sheetName",
  b.uploaded_at AS "uploadedAt", b.uploaded_by AS "uploadedBy", b.holder, b.wrapped::text AS wrapped, b.key_id AS "keyId",
  b.columns::text AS columns, b.row_count AS "rowCount", b.processed, b.accepted, b.refused, b.failure`;

export const IMPORT_ROW_COLUMNS = sql`r.batch_id AS "batchId", r.number, r.cells::text AS cells, r.findings::text AS findings,
  r.subject_type AS "subjectType", r.subject_id AS "subjectId"`;

/** Whose files a viewer is shown: all of them, where all personal data is for the viewer; else the own. Null: all. */
export const holderShown = (context: Context): string | null => holderUnless(context, 'officer:personal');

/** Files by id; null for one that is not for the viewer, as for one that is not there. */
export const importBatchById = loadOne<number, ImportBatchRow>('id', 'uncached', (statement, ids, context) => {
  const holder = holderShown(context);
  const own = holder === null ? sql`TRUE` : sql`b.holder = ${statement.value(holder, 'text')}`;
  return sql`SELECT ${IMPORT_BATCH_COLUMNS} FROM import_batch b WHERE b.id = ANY(${statement.value(ids, 'int[]')}) AND ${own}`;
});

const inHand = new Map<number, number>();

/** How many rows were tried of what this process works on: it may have no connection left to store it by. */
export const processedHere = {
  note: (id: number, count: number): void => void inHand.set(id, count),
  end: (id: number): void => void inHand.delete(id),
  of: ({ id, processed }: Pick<ImportBatchRow, 'id' | 'processed'>): number => inHand.get(id) ?? processed,
};
