import type { Day } from '../time/day.ts';

/** What a cell of a file holds. */
export type CellContent =
  | { readonly kind: 'text'; readonly text: string }
  /** `shown`: the digits as the spreadsheet shows them, where its format gives them leading zeros; else as the file has them. */
  | { readonly kind: 'number'; readonly number: number; readonly shown: string }
  /** `monthOnly`: it is shown as a month and holds the first day of it, which is what a typed month becomes. */
  | { readonly kind: 'day'; readonly day: Day; readonly monthOnly: boolean }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  /** `text`: `#N/A`, `#REF!`; a formula that no program has worked out yet has `=`. */
  | { readonly kind: 'error'; readonly text: string };

/** A cell that is not empty. Rows and columns begin with 1. */
export type Cell = CellContent & { readonly row: number; readonly column: number };

/** A row with at least one cell, as the spreadsheet numbers it. Its cells are in the order of their columns; empty ones are left out. */
export interface Row {
  readonly number: number;
  readonly cells: readonly Cell[];
}

export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;
const LETTERS = 26;
const BEFORE_A = 64;

/** The letters of a column: 1 is A, 27 is AA. */
export function lettersOf(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / LETTERS)) {
    letters = String.fromCharCode(BEFORE_A + 1 + ((rest - 1) % LETTERS)) + letters;
  }
  return letters;
}

/** The address of a cell, as the spreadsheet names it: C17. */
export const addressOf = ({ row, column }: { readonly row: number; readonly column: number }): string =>
  `${lettersOf(column)}${row}`;

const ADDRESS = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/;

/** The row and the column of an address; null where it is none, or lies outside of what a spreadsheet has. */
export function placeOf(address: string): { row: number; column: number } | null {
  const [, letters = '', digits = ''] = ADDRESS.exec(address) ?? [];
  let column = 0;
  for (let i = 0; i < letters.length; i++) column = column * LETTERS + letters.charCodeAt(i) - BEFORE_A;
  const row = Number(digits);
  return column === 0 || column > MOST_COLUMNS || row > MOST_ROWS ? null : { row, column };
}

const SHOWN: { readonly [Kind in CellContent['kind']]: (cell: Extract<CellContent, { kind: Kind }>) => string } = {
  text: ({ text }) => text,
  error: ({ text }) => text,
  number: ({ shown }) => shown,
  day: ({ day, monthOnly }) => (monthOnly ? day.slice(0, 7) : day),
  boolean: ({ boolean }) => (boolean ? 'TRUE' : 'FALSE'),
};

/** A cell as a text, whatever its kind. */
export const shownText = (cell: CellContent): string => (SHOWN[cell.kind] as (cell: CellContent) => string)(cell);
