import { lettersOf, MOST_ROWS } from './cells.ts';
import { serialOf } from './serials.ts';
import type { CellValue, Column, Sheet, SheetRow } from './sheet.ts';
import { notWritable } from './spreadsheet-error.ts';
import { listName, STYLES, textCell, WORKSHEET_HEAD } from './workbook-parts.ts';
import { xmlAttribute } from './xml-text.ts';

const LONGEST_TEXT = 32_767;
/** Beyond 15 digits spreadsheets lose some. */
const GREATEST_NUMBER = 999_999_999_999_999;
const NARROWEST = 8;
const WIDEST = 60;
const LONGEST_INLINE_LIST = 255;
const LONGEST_NOTE = 255;
const WIDE = /[\u0100-\uFFFF]/g;

/** The XML of one sheet, in the order of elements that Excel demands. */
export class SheetWriter {
  readonly #sheet: Sheet;
  readonly #letters: readonly string[];
  /** The lists of values of all sheets that stand on a sheet of their own; this one adds to them. */
  readonly #lists: string[][];
  readonly #merged: string[] = [];
  #row = 0;

  constructor(sheet: Sheet, lists: string[][]) {
    this.#sheet = sheet;
    this.#lists = lists;
    this.#letters = sheet.columns.map((_, i) => lettersOf(i + 1));
  }

  /** The row of the headings. */
  get headingRow(): number {
    return this.#sheet.title === undefined ? 1 : 2;
  }

  /** Everything up to the first row of values. */
  head(): string {
    const { title, columns } = this.#sheet;
    const below = this.headingRow + 1;
    const widths = columns.map(
      (column, i) =>
        `<col min="${i + 1}" max="${i + 1}" width="${widthOf(column)}" style="${STYLES[column.kind]}" customWidth="1"/>`,
    );
    const titleRow = title === undefined ? '' : this.#line(title, STYLES.title);
    this.#row++;
    const headings = columns.map(({ heading }, i) => textCell(i + 1, this.#row, STYLES.heading, heading));
    return `${WORKSHEET_HEAD}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${this.headingRow}" topLeftCell="A${below}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A${below}" sqref="A${below}"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>${titleRow}<row r="${this.#row}">${headings.join('')}</row>`;
  }

  row(row: SheetRow): string {
    if (this.#row >= MOST_ROWS) {
      throw notWritable(`工作表最多 ${MOST_ROWS} 行`, `A sheet has at most ${MOST_ROWS} rows.`);
    }
    if ('section' in row) return this.#line(row.section, STYLES.section);
    const { columns } = this.#sheet;
    if (row.length > columns.length) {
      throw notWritable(
        `行有 ${row.length} 个值，列只有 ${columns.length}`,
        `A row has ${row.length} values for ${columns.length} columns.`,
      );
    }
    this.#row++;
    let cells = '';
    for (let i = 0; i < row.length; i++) cells += this.#cell(i, columns[i]!, row[i] ?? null);
    return `<row r="${this.#row}">${cells}</row>`;
  }

  /** Everything after the last row. */
  foot(): string {
    const { columns, filter = true } = this.#sheet;
    const last = this.#letters.at(-1);
    const filtered = filter ? `<autoFilter ref="A${this.headingRow}:${last}${this.#row}"/>` : '';
    const merged = this.#merged.length
      ? `<mergeCells count="${this.#merged.length}">${this.#merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : '';
    const validations = columns
      .map((column, i) => this.#validation(column, i))
      .filter((validation) => validation !== '');
    const validated = validations.length
      ? `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`
      : '';
    return `</sheetData>${filtered}${merged}${validated}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
  }

  /** A row with one text across all columns. */
  #line(text: string, style: number): string {
    this.#row++;
    if (this.#letters.length > 1) this.#merged.push(`A${this.#row}:${this.#letters.at(-1)}${this.#row}`);
    return `<row r="${this.#row}">${this.#text(0, style, text)}</row>`;
  }

  #cell(index: number, { kind }: Column, value: CellValue): string {
    if (value === null || value === '') return '';
    const number = kind === 'text' ? null : numberOf(kind, value);
    if (number === null) return this.#text(index, STYLES.text, String(value));
    return `<c r="${this.#letters[index]}${this.#row}" s="${STYLES[kind]}"><v>${number}</v></c>`;
  }

  #text(index: number, style: number, text: string): string {
    if (text.length > LONGEST_TEXT) {
      throw notWritable(
        `单元格最多 ${LONGEST_TEXT} 个字符`,
        `A cell holds at most ${LONGEST_TEXT} characters.`,
        `${this.#letters[index]}${this.#row}`,
      );
    }
    return textCell(index + 1, this.#row, style, text);
  }

  /** What may be filled into a column, and the note that is shown beside it. */
  #validation({ values, note, heading }: Column, index: number): string {
    const end = Math.min(this.#row + (this.#sheet.emptyRows ?? 0), MOST_ROWS);
    if ((values === undefined && note === undefined) || end <= this.headingRow) return '';
    const type = values === undefined ? '' : ' type="list" showErrorMessage="1"';
    const prompt =
      note === undefined
        ? ''
        : ` showInputMessage="1" promptTitle="${xmlAttribute(heading.slice(0, 32))}" prompt="${xmlAttribute(note.slice(0, LONGEST_NOTE))}"`;
    const formula = values === undefined ? '' : `<formula1>${this.#listFormula(values)}</formula1>`;
    const letters = this.#letters[index];
    return `<dataValidation${type} allowBlank="1"${prompt} sqref="${letters}${this.headingRow + 1}:${letters}${end}">${formula}</dataValidation>`;
  }

  #listFormula(values: readonly string[]): string {
    if (fitsInline(values)) return xmlAttribute(`"${values.join(',')}"`);
    this.#lists.push([...values]);
    return listName(this.#lists.length - 1);
  }
}

/** Whether a list of values can stand in the sheet itself. A longer one, or one of values with commas, stands on a sheet of its own. */
export const fitsInline = (values: readonly string[]): boolean =>
  values.join(',').length <= LONGEST_INLINE_LIST &&
  values.every((value) => !/[,"]/.test(value) && value.trim() === value);

/** The number that stands for a value; null where none does, and the value is written as a text. */
function numberOf(kind: 'day' | 'integer' | 'decimal', value: string | number): string | null {
  if (kind === 'day') return serialOf(String(value))?.toString() ?? null;
  const number = typeof value === 'number' ? value : /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  if (!(Math.abs(number) <= GREATEST_NUMBER) || (kind === 'integer' && !Number.isInteger(number))) return null;
  // the digits of a decimal that came as a text are its own
  return typeof value === 'string' && value.replace(/\D/g, '').length > 15 ? null : String(number);
}

function widthOf({ heading, kind, width }: Column): number {
  const wanted =
    width ?? Math.max(kind === 'day' ? 12 : NARROWEST, heading.length + (heading.match(WIDE)?.length ?? 0) + 4);
  return Math.min(wanted, WIDEST);
}
