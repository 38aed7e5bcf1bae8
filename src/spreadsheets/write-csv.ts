import { guarded } from './csv-text.ts';
import type { CellValue } from './sheet.ts';

/** Other separators among them, so that nobody takes the file for one of those. */
const QUOTED = /[",;\t\r\n]/;
/** Characters that are handed on at once. */
const PART = 64 * 1024;

/**
 * Writes rows as .csv in UTF-8 for spreadsheets: with a byte order mark, by which Excel knows the encoding, and lines that end with
 * CRLF. A text that begins like a formula gets a `'` before it, so that no spreadsheet runs what somebody has typed. The memory does not
 * grow with the rows.
 */
export async function* writeCsv(
  rows: Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  let part = '\uFEFF';
  for await (const row of rows) {
    part += `${row.map(cellText).join(',')}\r\n`;
    if (part.length < PART) continue;
    yield encoder.encode(part);
    part = '';
  }
  yield encoder.encode(part);
}

function cellText(value: CellValue): string {
  if (value === null) return '';
  const text = typeof value === 'string' ? guarded(value) : String(value);
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
