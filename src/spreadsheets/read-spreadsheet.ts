import type { Row } from './cells.ts';
import { READ_LIMITS, type ReadLimits } from './limits.ts';
import { readCsv } from './read-csv.ts';
import { isCompound, isZip, readXlsx } from './read-xlsx.ts';
import { SpreadsheetError } from './spreadsheet-error.ts';

/** The rows of a file of either format, told by its bytes: of a workbook those of its first visible sheet that has any. */
export async function* readSpreadsheet(
  bytes: Uint8Array,
  limits: ReadLimits = READ_LIMITS,
): AsyncGenerator<Row, void, undefined> {
  if (!isZip(bytes) && !isCompound(bytes)) {
    yield* readCsv(bytes, limits);
    return;
  }
  for (const sheet of await readXlsx(bytes, limits)) {
    if (sheet.hidden) continue;
    let found = false;
    for await (const row of sheet.rows()) {
      found = true;
      yield row;
    }
    if (found) return;
  }
  throw new SpreadsheetError('HEADINGS', { zh: '文件中没有数据', en: 'The file has no rows.' });
}
