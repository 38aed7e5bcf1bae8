import { holderOf } from '../../access/viewer.ts';
import { bulkReadsOf } from '../../graphql/bulk-reads.ts';
import type { Context } from '../../graphql/context.ts';
import { isOwn, readOfOther } from '../../graphql/reads-of-others.ts';
import { recordBulkReads } from '../../personal/bulk-reads.ts';
import { sentAs, type ImportBatchRow } from './import.loaders.ts';

/** Reads all rows of a file, beside GraphQL. Somebody else's are on record before they leave. */
export async function readAllRows<Answer>(
  context: Context,
  file: Pick<ImportBatchRow, 'id' | 'holder' | 'rowCount'>,
  read: () => Promise<Answer>,
): Promise<Answer> {
  const sent = sentAs(file);
  if (isOwn(context, sent)) return read();
  const asked = { field: 'imports/rows.xlsx', args: {}, fields: ['cells', 'problems'], rows: file.rowCount };
  const answer = await readOfOther(context, sent, asked, read);
  const { registry, viewer, purpose, requestId, operation } = context;
  const reader = { viewer: viewer.actor, viewerId: holderOf(viewer), purpose, requestId };
  await recordBulkReads(registry, reader, bulkReadsOf(operation.bulkAnswers));
  return answer;
}
