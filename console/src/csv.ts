import { handOver } from './api/hand-over.ts';

/** What spreadsheets would take for a formula begins with a quote. */
const cellOf = (value: string | number): string => {
  const text = String(value);
  return `"${(/^[=+\-@\t\r]/.test(text) && typeof value === 'string' ? `'${text}` : text).replaceAll('"', '""')}"`;
};

/** Hands a table to the browser as a file that Excel reads. */
export function handOverTable(name: string, rows: readonly (readonly (string | number)[])[]): void {
  const text = `\ufeff${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
  handOver(new Blob([text], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
}
