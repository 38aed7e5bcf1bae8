import { charactersOf, comparedForm, storedForm } from '../names/text-form.ts';
import { addressOf, shownText, type Cell, type Row } from './cells.ts';
import { SpreadsheetError } from './spreadsheet-error.ts';

/** A column of a table that was read. */
export interface TableColumn {
  readonly heading: string;
  readonly column: number;
  /** Where its heading stands. */
  readonly address: string;
}

/** A row below the headings. */
export interface TableRow {
  /** As the spreadsheet numbers it. */
  readonly number: number;
  /** By the place of the column among the columns of the table; undefined: empty. */
  readonly cells: readonly (Cell | undefined)[];
  /** Cells with no heading above them. */
  readonly unheaded: readonly Cell[];
}

export interface Table {
  readonly columns: readonly TableColumn[];
  readonly headingRow: number;
  /** What stands above the headings: a title, who filled it in. */
  readonly above: readonly string[];
  /** The rows that are not blank, read as they are asked for, once. */
  readonly rows: AsyncGenerator<TableRow, void, undefined>;
}

/** Headings stand within so many rows that are not blank. */
export const LOOKED_AT = 20;
const LONGEST_HEADING = 100;
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/gu;

/** A heading as it is compared: without blanks, ends of lines, marks that it must be filled in, full-width letters and case. */
export const headingForm = (heading: string): string =>
  comparedForm(heading.replaceAll(UNSEEN, ''))
    .replaceAll(/\s/g, '')
    .replace(/^[*＊]+|[*＊]+$|\((必填|选填|required|optional)\)$/gi, '')
    .toLowerCase();

const cleaned = (text: string): string => storedForm(text).replaceAll(UNSEEN, '').replaceAll(/\s+/g, ' ').trim();

/**
 * Finds the headings of a table and gives the rows below them. `known` tells which headings are meant to be there, in the form
 * of `headingForm`: the row with most of them has the headings. Without any, it is the first row that fills more than half of the columns.
 */
export async function tableOf(
  rows: AsyncGenerator<Row, void, undefined>,
  known: (form: string) => boolean = () => false,
): Promise<Table> {
  const first: Row[] = [];
  while (first.length < LOOKED_AT) {
    // oxlint-disable-next-line no-await-in-loop -- each row comes after the one before
    const { value } = await rows.next();
    if (!value) break;
    if (!isBlankRow(value)) first.push(value);
  }
  const at = headingsAt(first, known);
  const headings = first[at];
  if (!headings) throw new SpreadsheetError('HEADINGS', { zh: '没有找到表头', en: 'There are no headings.' });
  const columns = columnsOf(headings);
  return {
    columns,
    headingRow: headings.number,
    above: first.slice(0, at).flatMap(({ cells }) => cells.map((cell) => cleaned(shownText(cell)))),
    rows: rowsBelow(columns, first.slice(at + 1), rows),
  };
}

const isBlankCell = (cell: Cell): boolean => cell.kind === 'text' && cleaned(cell.text) === '';
const isBlankRow = ({ cells }: Row): boolean => cells.every(isBlankCell);

function headingsAt(rows: readonly Row[], known: (form: string) => boolean): number {
  const knownIn = rows.map(({ cells }) => cells.filter((cell) => known(headingForm(shownText(cell)))).length);
  const most = Math.max(0, ...knownIn);
  if (most > 0) return knownIn.indexOf(most);
  const filled = rows.map(({ cells }) => cells.filter((cell) => !isBlankCell(cell)).length);
  const half = Math.max(...filled) / 2;
  return rows.findIndex(({ cells }, i) => filled[i]! > half && cells.every(({ kind }) => kind === 'text'));
}

function columnsOf({ cells }: Row): TableColumn[] {
  const columns: TableColumn[] = [];
  const places = new Map<string, string>();
  for (const cell of cells) {
    if (isBlankCell(cell)) continue;
    const address = addressOf(cell);
    const heading = cleaned(shownText(cell));
    if (charactersOf(heading) > LONGEST_HEADING) {
      throw refused('表头过长', 'the heading is too long', address);
    }
    const before = places.get(headingForm(heading));
    if (before !== undefined) {
      throw refused(`表头“${heading}”与 ${before} 重复`, `the heading "${heading}" stands in ${before}, too`, address);
    }
    places.set(headingForm(heading), address);
    columns.push({ heading, column: cell.column, address });
  }
  return columns;
}

const refused = (zh: string, en: string, cell: string): SpreadsheetError =>
  new SpreadsheetError('HEADINGS', { zh: `${cell}：${zh}`, en: `${cell}: ${en}.` }, cell);

async function* rowsBelow(
  columns: readonly TableColumn[],
  read: readonly Row[],
  rest: AsyncGenerator<Row, void, undefined>,
): AsyncGenerator<TableRow, void, undefined> {
  const places = new Map(columns.map(({ column }, i) => [column, i]));
  const rowOf = ({ number, cells }: Row): TableRow => {
    const placed = Array.from<Cell | undefined>({ length: columns.length });
    const unheaded: Cell[] = [];
    for (const cell of cells) {
      if (isBlankCell(cell)) continue;
      const place = places.get(cell.column);
      if (place === undefined) unheaded.push(cell);
      else placed[place] = cell;
    }
    return { number, cells: placed, unheaded };
  };
  for (const row of read) yield rowOf(row);
  for await (const row of rest) if (!isBlankRow(row)) yield rowOf(row);
}
