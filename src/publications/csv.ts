import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import type { Problems } from './problems.ts';

/** One record: the line it starts on, and its cells by column. */
export interface CsvLine {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * Reads the records of a file that must have these columns, in any order. Returns null where it cannot, and adds the
 * reasons to the problems. The format: UTF-8 without byte order mark, RFC 4180 quoting, one header line.
 */
export async function readCsv(
  directory: string,
  file: string,
  columns: readonly string[],
  problems: Problems,
): Promise<CsvLine[] | null> {
  const bytes = await readFile(join(directory, file)).catch((error: NodeJS.ErrnoException) => {
    problems.add(
      { file, line: null, column: null },
      error.code === 'ENOENT' ? 'the file is missing' : `the file cannot be read (${error.code ?? error.message})`,
    );
    return null;
  });
  const text = bytes && decode(bytes, file, problems);
  const records = text === null ? null : parseRecords(text, file, problems);
  const [header, ...body] = records ?? [];
  if (!header || !checkHeader(header.cells, file, columns, problems)) return null;
  return body.flatMap(({ line, cells }) => {
    if (cells.length !== header.cells.length) {
      const reason =
        cells.length === 1 && cells[0] === ''
          ? 'the line is empty'
          : `there are ${cells.length} cells, not ${header.cells.length}`;
      problems.add({ file, line, column: null }, reason);
      return [];
    }
    return { line, cells: Object.fromEntries(header.cells.map((column, i) => [column, cells[i] ?? ''])) };
  });
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const LINE_FEED = 0x0a;

function decode(bytes: Buffer, file: string, problems: Problems): string | null {
  if (bytes.length === 0) {
    problems.add({ file, line: null, column: null }, 'the file is empty');
    return null;
  }
  const marked = bytes.subarray(0, 3).equals(BYTE_ORDER_MARK);
  if (marked)
    problems.add({ file, line: 1, column: null }, 'the file starts with a byte order mark; save it without one');
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const content = marked ? bytes.subarray(3) : bytes;
  try {
    return decoder.decode(content);
  } catch {
    for (const [i, line] of linesOf(content).entries()) {
      try {
        decoder.decode(line);
      } catch {
        problems.add({ file, line: i + 1, column: null }, 'the line is not UTF-8');
      }
    }
    return null;
  }
}

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(LINE_FEED, start);
    lines.push(bytes.subarray(start, end === -1 ? bytes.length : end));
    start = end === -1 ? bytes.length : end + 1;
  }
  return lines;
}

interface CsvRecord {
  readonly line: number;
  readonly cells: string[];
}

const QUOTING: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quoted cell of this row does not end',
  INVALID_OPENING_QUOTE: 'a quote stands inside a cell that does not start with one',
  CSV_INVALID_CLOSING_QUOTE: 'a quoted cell goes on after its closing quote',
};

function parseRecords(text: string, file: string, problems: Problems): CsvRecord[] | null {
  const records: CsvRecord[] = [];
  let end = 0;
  try {
    parse(text, {
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n'],
      on_record: (cells: string[], { lines }) => {
        records.push({ line: end + 1, cells });
        end = lines;
        return null;
      },
    });
    return records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { code, message } = error;
    // the parser reports an unclosed quote at the end of the file
    const line = code === 'CSV_QUOTE_NOT_CLOSED' ? end + 1 : Number(error['lines']);
    problems.add({ file, line, column: null }, QUOTING[code] ?? message);
    return null;
  }
}

function checkHeader(header: string[], file: string, columns: readonly string[], problems: Problems): boolean {
  const place = (column: string) => ({ file, line: 1, column });
  const missing = columns.filter((column) => !header.includes(column));
  const unknown = header.filter((column) => !columns.includes(column));
  const repeated = header.filter((column, i) => columns.includes(column) && header.indexOf(column) < i);
  for (const column of missing) problems.add(place(column), 'the column is missing');
  for (const column of unknown) problems.add(place(JSON.stringify(column)), 'is not a column of this file');
  for (const column of repeated) problems.add(place(column), 'the column stands twice');
  return missing.length + unknown.length + repeated.length === 0;
}
