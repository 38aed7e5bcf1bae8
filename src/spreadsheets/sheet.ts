/** What the cells of a column are. */
export type ColumnKind = 'text' | 'day' | 'integer' | 'decimal';

/** A value that is written: a text, a day as 2026-01-01, a number. A null, like a value that is left out, is an empty cell. */
export type CellValue = string | number | null;

/** A column of a sheet that is written. */
export interface Column {
  readonly heading: string;
  readonly kind: ColumnKind;
  /** In characters, of which a Chinese one takes two. Default: what the heading takes. */
  readonly width?: number;
  /** The values among which whoever fills in the sheet chooses; another one is refused by the spreadsheet. */
  readonly values?: readonly string[];
  /** Shown beside a cell of the column that is chosen: at most 255 characters. */
  readonly note?: string;
}

/** A row: the values of the columns in their order; or a line across all columns that heads the rows below it. */
export type SheetRow = readonly CellValue[] | { readonly section: string };

/** A sheet that is written. Its rows are taken one by one as the file is sent, and never held together. */
export interface Sheet {
  readonly name: string;
  /** A line across all columns above the headings. */
  readonly title?: string;
  readonly columns: readonly Column[];
  readonly rows: Iterable<SheetRow> | AsyncIterable<SheetRow>;
  /** Whether the headings get the arrows by which rows are filtered. Default: true. */
  readonly filter?: boolean;
  /** How many empty rows below the written ones have the lists and notes of their columns, for a sheet to be filled in. */
  readonly emptyRows?: number;
}
