import { RuleViolationError, type Message } from '../../errors/refusals.ts';
import { READ_LIMITS } from '../../spreadsheets/limits.ts';
import { readSpreadsheet } from '../../spreadsheets/read-spreadsheet.ts';
import { tableOf, type TableRow } from '../../spreadsheets/table.ts';
import { isHeadingOf, type Column } from './column.rules.ts';
import type { ImportKind } from '../../generated/prisma/enums.ts';
import { KINDS } from './import-kind.rules.ts';
import { readPerson } from './lrmx-sheet.ts';
import { cellText } from './cell.ts';
import type { Sheet, SheetRow } from './import-rows.service.ts';
import { EXAMPLE, EXPLANATION } from './import-row.rules.ts';

const refused = (text: Message): RuleViolationError => new RuleViolationError('import-file', text);

/** More columns than any kind has, those that are not used included. */
const LIMITS = { ...READ_LIMITS, columns: 200 };

/** Characters of all cells, each with its place: as many as a text of the greatest size has. A workbook may repeat one text at will. */
const CHARACTERS_MAXIMUM = LIMITS.bytes;

const TOO_MUCH: Message = {
  zh: '表格内容过多，请分成几个文件',
  en: 'The cells of the file have too much text: split it.',
};

/** Reads files of a kind by what their first bytes tell. `wanted`: the sheet of a workbook; null: the first that has rows. */
export const readingOf =
  (kind: ImportKind, fileName: string, wanted: string | null) =>
  async (bytes: Buffer, columns: readonly Column[]): Promise<Sheet> => {
    if (!/^(\xEF\xBB\xBF)?\s*</.test(bytes.subarray(0, 100).toString('latin1')))
      return readSheet(bytes, columns, wanted);
    if (KINDS[kind].lrmx) return readPerson(bytes, fileName, columns);
    throw refused({
      zh: '.lrmx 文件只能作为“档案信息登记”导入，其他请用 .xlsx 或 .csv',
      en: 'A .lrmx file is brought in as RECORD_DOSSIERS alone; send .xlsx or .csv.',
    });
  };

/** Reads a spreadsheet. Cells stand where they stand in the sheet. */
async function readSheet(bytes: Buffer, columns: readonly Column[], wanted: string | null): Promise<Sheet> {
  const known = isHeadingOf(columns);
  const { sheet, others, rows: all } = await readSpreadsheet(bytes, { limits: LIMITS, wanted, known });
  const table = await tableOf(all, known);
  const rows: SheetRow[] = [];
  let widest = table.columns.at(-1)?.column ?? 0;
  let characters = 0;
  for await (const row of table.rows) {
    const cells = cellsOf(row, table.columns);
    if (cells.some((text) => text.trim().startsWith(EXAMPLE))) continue;
    widest = Math.max(widest, cells.length);
    characters = cells.reduce((sum, text) => sum + text.length + 1, characters);
    if (characters > CHARACTERS_MAXIMUM) throw refused(TOO_MUCH);
    rows.push({ number: row.number, cells });
  }
  if (rows.length === 0) throw refused({ zh: '文件没有数据行', en: 'The file has no rows.' });
  const headings = Array.from({ length: widest }, () => '');
  for (const { heading, column } of table.columns) headings[column - 1] = heading;
  return { headings, rows, sheet, others: others.filter((name) => name !== EXPLANATION) };
}

function cellsOf({ cells, unheaded }: TableRow, columns: readonly { readonly column: number }[]): string[] {
  const placed = [
    ...cells.flatMap((cell, i) => (cell ? [[columns[i]!.column, cell] as const] : [])),
    ...unheaded.map((cell) => [cell.column, cell] as const),
  ];
  const texts: string[] = [];
  for (const [column, cell] of placed) texts[column - 1] = cellText(cell);
  return Array.from(texts, (text: string | undefined) => text ?? '');
}
