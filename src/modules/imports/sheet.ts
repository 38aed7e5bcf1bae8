import { CsvError, parse } from 'csv-parse/sync';
import { RuleViolationError, type Message } from '../../errors/refusals.ts';
import { shownText, type Row } from '../../spreadsheets/cells.ts';
import { READ_LIMITS } from '../../spreadsheets/limits.ts';
import { readXlsx } from '../../spreadsheets/read-xlsx.ts';
import { guessedColumns, type Column } from './column.rules.ts';
import type { SheetRow } from './import-batch.service.ts';
import { EXAMPLE } from './import-row.rules.ts';

/** The table of a file: its headings, and the rows below them that are not blank. */
export interface Sheet {
  readonly headings: readonly string[];
  readonly rows: readonly SheetRow[];
}

const refused = (text: Message): RuleViolationError => new RuleViolationError('import-file', text);

/** Reads a file by what its first bytes tell. */
export async function readSheet(bytes: Buffer, columns: readonly Column[]): Promise<Sheet> {
  const start = bytes.subarray(0, 100).toString('latin1');
  if (/^(\xEF\xBB\xBF)?\s*</.test(start)) {
    throw refused({
      zh: '暂不支持 .lrmx 文件，请用 .xlsx 或 .csv',
      en: 'A .lrmx file is not taken yet; send .xlsx or .csv.',
    });
  }
  const isWorkbook = start.startsWith('PK') || start.startsWith('\xD0\xCF\x11\xE0');
  return tableIn(isWorkbook ? await rowsOfWorkbook(bytes) : rowsOfText(bytes), columns);
}

/** The rows of the first sheet that is shown. */
async function rowsOfWorkbook(bytes: Buffer): Promise<SheetRow[]> {
  const sheets = await readXlsx(bytes);
  const sheet = sheets.find(({ hidden }) => !hidden);
  const rows: SheetRow[] = [];
  if (sheet) for await (const row of sheet.rows()) rows.push({ number: row.number, cells: cellsOf(row) });
  return rows;
}

function cellsOf({ cells }: Row): string[] {
  const texts: string[] = [];
  for (const cell of cells) texts[cell.column - 1] = shownText(cell);
  return Array.from(texts, (text: string | undefined) => text ?? '');
}

/** Staff send what Excel writes as CSV: in UTF-8, or in the character set of Chinese Windows. */
function rowsOfText(bytes: Buffer): SheetRow[] {
  try {
    const text = decoded(bytes);
    const rows: string[][] = parse(text, { relax_column_count: true, bom: true, delimiter: delimiterOf(text) });
    return rows.map((cells, i) => ({ number: i + 1, cells }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refused({
      zh: `文件不是 CSV 表格（第 ${Number(error['lines'] ?? 1)} 行）`,
      en: `The file is no CSV table (line ${Number(error['lines'] ?? 1)}).`,
    });
  }
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function delimiterOf(text: string): string {
  const line = text.slice(0, text.search(/[\r\n]|$/));
  return [',', '\t', ';'].toSorted((a, b) => line.split(b).length - line.split(a).length)[0]!;
}

/** Titles stand above the headings of many sheets. */
const ABOVE_MAXIMUM = 10;

/** Finds the headings: among the first rows, the one most of whose cells are headings of the kind; else the first with two cells. */
function tableIn(all: readonly SheetRow[], columns: readonly Column[]): Sheet {
  const filled = all.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const counts = filled
    .slice(0, ABOVE_MAXIMUM)
    .map(({ cells }) => guessedColumns(cells, columns).filter(({ field }) => field !== null).length);
  const most = Math.max(0, ...counts);
  const at =
    most > 0 ? counts.indexOf(most) : filled.findIndex(({ cells }) => cells.filter((one) => one !== '').length > 1);
  const headings = (filled[at]?.cells ?? []).map((heading) => heading.trim());
  const rows = filled.slice(at + 1).filter(({ cells }) => !cells.some((cell) => cell.trim().startsWith(EXAMPLE)));
  if (at < 0 || rows.length === 0) throw refused({ zh: '文件没有数据行', en: 'The file has no rows.' });
  const widest = Math.max(headings.length, ...rows.slice(0, READ_LIMITS.rows).map(({ cells }) => cells.length));
  if (rows.length > READ_LIMITS.rows || widest > WIDTH_MAXIMUM) {
    throw refused({
      zh: `表格过大：最多 ${READ_LIMITS.rows} 行、${WIDTH_MAXIMUM} 列`,
      en: `The table is too large: at most ${READ_LIMITS.rows} rows and ${WIDTH_MAXIMUM} columns.`,
    });
  }
  while (headings.length < widest) headings.push('');
  return { headings, rows };
}

const WIDTH_MAXIMUM = 200;
