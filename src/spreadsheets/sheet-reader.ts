import { isDay, type Day } from '../time/day.ts';
import { addressOf, MOST_ROWS, placeOf, type Cell, type Row } from './cells.ts';
import type { ReadLimits } from './limits.ts';
import type { Shown } from './number-formats.ts';
import { dayOfSerial } from './serials.ts';
import { ItemText } from './shared-texts.ts';
import { damaged, tooLarge, tooLong } from './spreadsheet-error.ts';
import type { XmlHandler } from './xml-reader.ts';
import { decodedCellText } from './xml-text.ts';

/** What cells are read with. */
export interface SheetContext {
  readonly name: string;
  readonly texts: readonly string[];
  readonly styles: readonly Shown[];
  readonly from1904: boolean;
  readonly limits: ReadLimits;
}

/** A cell as far as it was read. */
interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  hasFormula: boolean;
}

/** Makes rows of the elements of a sheet. `take` gives those that are complete. */
export class SheetReader implements XmlHandler {
  readonly #context: SheetContext;
  readonly #item: ItemText;
  readonly #days: Days;
  #ready: Row[] = [];
  #rows = 0;
  #inData = false;
  #inValue = false;
  #number = 0;
  #numbered = true;
  #cells: Cell[] = [];
  #cell: OpenCell | null = null;
  #column = 0;
  #inOrder = true;

  constructor(context: SheetContext) {
    this.#context = context;
    this.#item = new ItemText(context.limits.cellCharacters);
    this.#days = new Days(context.from1904);
  }

  take(): Row[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'sheetData') this.#inData = true;
    else if (!this.#inData) return;
    else if (name === 'row') this.#beginRow(attributes['r']);
    else if (name === 'c') this.#beginCell(attributes);
    else if (name === 'v') this.#inValue = true;
    else if (name === 'f' && this.#cell) this.#cell.hasFormula = true;
    else this.#item.open(name);
  }

  text(text: string): void {
    if (!this.#cell) return;
    if (this.#inValue) this.#addToValue(this.#cell, text);
    else this.#item.add(text);
  }

  close(name: string): void {
    if (name === 'sheetData') this.#inData = false;
    else if (!this.#inData) return;
    else if (name === 'v') this.#inValue = false;
    else if (name === 'c') this.#endCell();
    else if (name === 'row') this.#endRow();
    else this.#item.close(name);
  }

  #addToValue(cell: OpenCell, text: string): void {
    cell.value += text;
    const { cellCharacters } = this.#context.limits;
    if (cell.value.length > cellCharacters) throw tooLong(cellCharacters, addressOf({ ...cell, row: this.#number }));
  }

  /** Rows and cells without numbers come right after those before them. */
  #beginRow(stated: string | undefined): void {
    const number = stated === undefined ? this.#number + 1 : Number(stated);
    if (!Number.isInteger(number) || number <= this.#number || number > MOST_ROWS) throw damaged(this.#context.name);
    this.#number = number;
    this.#numbered = stated !== undefined;
    this.#column = 0;
    this.#inOrder = true;
  }

  #beginCell(attributes: Readonly<Record<string, string>>): void {
    const stated = attributes['r'];
    let column = this.#column + 1;
    if (stated !== undefined) {
      const place = placeOf(stated);
      if (place === null) throw damaged(this.#context.name, stated);
      ({ column } = place);
      if (place.row !== this.#number) this.#renumber(place.row, stated);
    }
    if (column <= this.#column) this.#inOrder = false;
    this.#column = column;
    this.#inValue = false;
    this.#item.take();
    const style = Number(attributes['s'] ?? 0);
    this.#cell = { column, type: attributes['t'] ?? 'n', style, value: '', hasFormula: false };
  }

  /** A row that has no number of its own has that of its first cell. */
  #renumber(row: number, stated: string): void {
    if (this.#numbered || this.#cells.length > 0 || row < this.#number) throw damaged(this.#context.name, stated);
    this.#number = row;
    this.#numbered = true;
  }

  #endCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (!cell || this.#number === 0) return;
    const made = this.#cellOf(cell, this.#item.take());
    if (!made) return;
    // cells that have a format alone may stand anywhere
    const { columns } = this.#context.limits;
    if (made.column > columns) throw tooLarge(`超过 ${columns} 列`, `it has more than ${columns} columns`);
    if (this.#cells.length >= columns) throw damaged(this.#context.name, addressOf(made));
    this.#cells.push(made);
  }

  #endRow(): void {
    const cells = this.#inOrder ? this.#cells : this.#cells.toSorted((a, b) => a.column - b.column);
    this.#cells = [];
    if (cells.length === 0) return;
    const twice = cells.find((cell, i) => cell.column === cells[i - 1]?.column);
    if (twice) throw damaged(this.#context.name, addressOf(twice));
    if (++this.#rows > this.#context.limits.rows) {
      throw tooLarge(`超过 ${this.#context.limits.rows} 行`, `it has more than ${this.#context.limits.rows} rows`);
    }
    this.#ready.push({ number: this.#number, cells });
  }

  // each kind of cell is made at once: a million of them are made of a large file
  #cellOf(open: OpenCell, inline: string): Cell | null {
    const { type, value, column } = open;
    const row = this.#number;
    if (type === 'inlineStr') return textCell(inline, row, column);
    if (value === '') return open.hasFormula && type !== 'str' ? { kind: 'error', text: '=', row, column } : null;
    switch (type) {
      case 's': {
        const text = this.#context.texts[Number(value)];
        if (text === undefined) throw damaged(this.#context.name, addressOf({ row, column }));
        return textCell(text, row, column);
      }
      case 'str':
        return textCell(decodedCellText(value), row, column);
      case 'b':
        return { kind: 'boolean', boolean: value.trim() === '1' || value.trim() === 'true', row, column };
      case 'e':
        return { kind: 'error', text: value, row, column };
      case 'd': {
        const day = value.slice(0, 10);
        return isDay(day) ? { kind: 'day', day, monthOnly: false, row, column } : textCell(value, row, column);
      }
      default:
        return this.#numberCell(open, row);
    }
  }

  #numberCell({ value, style, column }: OpenCell, row: number): Cell {
    const text = value.trim();
    const number = Number(text);
    if (!NUMBER.test(text) || !Number.isFinite(number)) throw damaged(this.#context.name, addressOf({ row, column }));
    const format = this.#context.styles[style];
    if (format && format.as !== 'number') {
      const day = this.#days.of(number);
      const monthOnly = format.as === 'month' && day !== null && day.endsWith('-01');
      if (day !== null) return { kind: 'day', day, monthOnly, row, column };
    }
    return { kind: 'number', number, shown: digitsOf(text, number).padStart(format?.digits ?? 0, '0'), row, column };
  }
}

/** The days of serials. Few of those in a column are different. */
class Days {
  readonly #from1904: boolean;
  readonly #known = new Map<number, Day | null>();

  constructor(from1904: boolean) {
    this.#from1904 = from1904;
  }

  of(serial: number): Day | null {
    const known = this.#known.get(serial);
    if (known !== undefined) return known;
    const day = dayOfSerial(serial, this.#from1904);
    if (this.#known.size < MOST_KNOWN_DAYS) this.#known.set(serial, day);
    return day;
  }
}

const MOST_KNOWN_DAYS = 50_000;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

const DIGITS_SHOWN = 15;

/** The digits as the spreadsheet shows them; a number with an exponent, in which Excel writes long ones, without it. */
const digitsOf = (text: string, number: number): string => {
  if (Number.isInteger(number)) return /e/i.test(text) ? BigInt(number).toString() : text;
  // a file has 8.1999999999999993 where 8.2 was typed, and no spreadsheet shows that
  if (text.replaceAll(/\D/g, '').length > DIGITS_SHOWN) return String(Number(number.toPrecision(DIGITS_SHOWN)));
  return /e/i.test(text) ? String(number) : text;
};

const textCell = (text: string, row: number, column: number): Cell | null =>
  text === '' ? null : { kind: 'text', text, row, column };
