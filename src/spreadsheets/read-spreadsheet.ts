import { shownText, type Row } from './cells.ts';
import { READ_LIMITS, type ReadLimits } from './limits.ts';
import { readCsv } from './read-csv.ts';
import { isCompound, isZip, readXlsx, type ReadSheet } from './read-xlsx.ts';
import { SpreadsheetError } from './spreadsheet-error.ts';
import { headingForm, LOOKED_AT } from './table.ts';

/** A file of either format, opened. */
export interface Spreadsheet {
  /** The name of the sheet that is read; null for a file that has none. */
  readonly sheet: string | null;
  /** The names of the other visible sheets that have rows, in their order. */
  readonly others: readonly string[];
  /** Read as they are asked for, once. */
  readonly rows: AsyncGenerator<Row, void, undefined>;
}

const refused = (zh: string, en: string): SpreadsheetError => new SpreadsheetError('HEADINGS', { zh, en });

interface Which {
  readonly limits?: ReadLimits;
  /** The name of the sheet of a workbook. */
  readonly wanted?: string | null;
  /** Which headings are meant to be there, as `tableOf` takes them. */
  readonly known?: (form: string) => boolean;
}

/**
 * Opens a file of either format, told by its bytes. Of a workbook the sheet of a name is read; else the first visible one with rows
 * below a heading that is meant to be there, as a cover has none; else the first that has rows.
 */
export async function readSpreadsheet(
  bytes: Uint8Array,
  { limits = READ_LIMITS, wanted = null, known = () => false }: Which = {},
): Promise<Spreadsheet> {
  if (!isZip(bytes) && !isCompound(bytes)) {
    if (wanted !== null) throw refused('此文件不分工作表', 'The file has no sheets with names.');
    return { sheet: null, others: [], rows: readCsv(bytes, limits) };
  }
  const filled: ReadSheet[] = [];
  const meant: ReadSheet[] = [];
  for (const sheet of await readXlsx(bytes, limits)) {
    // oxlint-disable-next-line no-await-in-loop -- each is opened after the one before
    const rows = sheet.hidden ? [] : await firstRowsOf(sheet);
    if (rows === null || rows.length > 0) filled.push(sheet);
    if (hasTable(rows ?? [], known)) meant.push(sheet);
  }
  if (filled.length === 0) throw refused('文件中没有数据', 'The file has no rows.');
  const read = wanted === null ? (meant[0] ?? filled[0]) : filled.find(({ name }) => name === wanted);
  if (!read) {
    const names = filled.map(({ name }) => name);
    throw refused(
      `没有可读的工作表“${wanted}”，现有：${names.join('、')}`,
      `No sheet "${wanted}" can be read; there are: ${names.join(', ')}.`,
    );
  }
  const others = filled.filter((sheet) => sheet !== read).map(({ name }) => name);
  return { sheet: read.name, others, rows: read.rows() };
}

/** Whether rows stand below a heading that is meant to be there. */
const hasTable = (rows: readonly Row[], known: (form: string) => boolean): boolean =>
  rows.slice(0, -1).some(({ cells }) => cells.some((cell) => known(headingForm(shownText(cell)))));

/** The rows among which its headings are; null where they cannot be read, which is told where they are. */
async function firstRowsOf(sheet: ReadSheet): Promise<readonly Row[] | null> {
  const rows = sheet.rows();
  const first: Row[] = [];
  try {
    for await (const row of rows) {
      first.push(row);
      if (first.length === LOOKED_AT) break;
    }
    return first;
  } catch (error) {
    if (error instanceof SpreadsheetError) return null;
    throw error;
  }
}
