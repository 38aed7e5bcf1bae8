import type { z } from 'zod';
import type { CsvLine } from '../csv.ts';

export type DatasetName =
  | 'sources'
  | 'units'
  | 'officers'
  | 'posts'
  | 'honors'
  | 'honor_programs'
  | 'mechanisms'
  | 'selection_ratios'
  | 'metrics'
  | 'programs'
  | 'program_requirements'
  | 'regulation_rules'
  | 'places'
  | 'duties'
  | 'activities'
  | 'activity_results';

/**
 * The input of checks across lines and files. Cells are not parsed, so that a line with one bad cell is still checked.
 */
export interface Checking {
  readonly lines: readonly CsvLine[];
  /** The lines of another dataset; null where its file could not be read. */
  readonly linesOf: (dataset: DatasetName) => readonly CsvLine[] | null;
  /** The line on which a dataset has each key; null where its file could not be read. */
  readonly keys: (dataset: DatasetName) => ReadonlyMap<string, number> | null;
  readonly report: (line: number, column: string, reason: string) => void;
}

/** One file of facts: its columns and their checks, and what its rows refer to. */
export interface Dataset<Column extends string = string> {
  readonly name: DatasetName;
  readonly columns: z.ZodObject;
  /** The column that is named in a problem of the whole row. */
  readonly keyColumn: Column;
  /** The key that identifies each row across loads: a row with a known key corrects that fact. */
  readonly keys: (lines: readonly CsvLine[]) => string[];
  /** Columns that hold keys of another dataset; an empty cell refers to nothing. */
  readonly references: Readonly<Partial<Record<Column, DatasetName>>>;
  readonly check?: (checking: Checking) => void;
}

/** One row that was read: its line, its key, its cells. */
export interface Read<Row> {
  readonly line: number;
  readonly key: string;
  readonly row: Row;
}

export type RowOf<D extends Dataset> = z.output<D['columns']>;

/** Infers the type of the columns, and returns its argument. */
export const dataset = <Shape extends z.ZodRawShape>(
  definition: Dataset<keyof Shape & string> & { readonly columns: z.ZodObject<Shape> },
): Dataset & { readonly columns: z.ZodObject<Shape> } => definition;

export const fileOf = ({ name }: { name: DatasetName }): string => `${name}.csv`;

/** Makes keys of the cells of some columns. */
export const keyedBy =
  (...columns: readonly string[]) =>
  (lines: readonly CsvLine[]): string[] =>
    lines.map(({ cells }) => columns.map((column) => cells[column]).join('/'));
