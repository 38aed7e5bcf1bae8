import { handOver } from './hand-over.ts';

type Table = readonly (readonly (string | number)[])[];

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** What spreadsheets would take for a formula begins with a quote. */
const shown = (value: string | number): string =>
  typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);

const textOf = (rows: Table, cellOf: (value: string | number) => string): string =>
  `\ufeff${rows.map((row) => row.map((value) => quoted(cellOf(value))).join(',')).join('\r\n')}\r\n`;

/** Hands a table to the browser as a file that Excel reads. */
export function handOverTable(name: string, rows: Table): void {
  handOver(new Blob([textOf(rows, shown)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
}

/** A table as a file for the registry, which takes each cell as it is. */
export const fileOfTable = (name: string, rows: Table): File =>
  new File([textOf(rows, String)], `${name}.csv`, { type: 'text/csv' });
