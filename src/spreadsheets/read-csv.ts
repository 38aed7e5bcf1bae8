import { CsvError, parse } from 'csv-parse';
import { addressOf, type Cell, type Row } from './cells.ts';
import { decodedCsv, delimiterOf, unguarded } from './csv-text.ts';
import { READ_LIMITS, type ReadLimits } from './limits.ts';
import { checkSize } from './read-xlsx.ts';
import { damaged, tooLarge, tooLong } from './spreadsheet-error.ts';

/** A longer row is a quote that does not end. */
const LONGEST_RECORD = 4_000_000;
/** Given to the parser in parts, so that rows are not held together and others get a turn between them. */
const PART = 65_536;

/**
 * Reads the rows of a CSV file that is in memory: UTF-8, UTF-16 with a mark, or GB18030; commas, semicolons or tabs. Every cell is
 * a text. Rows are numbered by their place, as a spreadsheet that opens the file numbers them.
 */
export async function* readCsv(
  bytes: Uint8Array,
  limits: ReadLimits = READ_LIMITS,
): AsyncGenerator<Row, void, undefined> {
  checkSize(bytes, limits);
  const text = decodedCsv(bytes);
  let number = 0;
  let rows = 0;
  for await (const records of recordsOf(text)) {
    for (const record of records) {
      number++;
      const cells = cellsOf(record, number);
      if ((cells.at(-1)?.column ?? 0) > limits.columns) {
        throw tooLarge(`超过 ${limits.columns} 列`, `it has more than ${limits.columns} columns`);
      }
      const long = cells.find((cell) => cell.text.length > limits.cellCharacters);
      if (long) throw tooLong(limits.cellCharacters, addressOf(long));
      if (cells.length === 0) continue;
      if (++rows > limits.rows) throw tooLarge(`超过 ${limits.rows} 行`, `it has more than ${limits.rows} rows`);
      yield { number, cells };
    }
  }
}

type TextCell = Cell & { readonly kind: 'text' };

function cellsOf(record: readonly string[], row: number): TextCell[] {
  const cells: TextCell[] = [];
  for (const [i, text] of record.entries()) {
    if (text !== '') cells.push({ kind: 'text', text: unguarded(text), row, column: i + 1 });
  }
  return cells;
}

/** The records of a text, some at a time. */
async function* recordsOf(text: string): AsyncGenerator<string[][], void, undefined> {
  const parser = parse({
    delimiter: delimiterOf(text),
    relax_column_count: true,
    max_record_size: LONGEST_RECORD,
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: false,
  });
  let ready: string[][] = [];
  let failed: Error | null = null;
  let seen = 0;
  parser.on('data', (record: string[]) => ready.push(record));
  parser.on('error', (error) => (failed = error));
  const take = (): string[][] => {
    if (failed instanceof CsvError) throw damaged('CSV', `A${seen + ready.length + 1}`);
    if (failed) throw failed;
    const taken = ready;
    ready = [];
    seen += taken.length;
    return taken;
  };
  for (let from = 0; from < text.length; from += PART) {
    parser.write(text.slice(from, from + PART));
    // oxlint-disable-next-line no-await-in-loop -- a turn is given between parts
    await turn();
    yield take();
  }
  parser.end();
  // what it has left comes in the next turns
  while (!parser.readableEnded && !parser.destroyed) {
    // oxlint-disable-next-line no-await-in-loop -- the same
    await turn();
    yield take();
  }
  // an error is told in the turn after
  await turn();
  yield take();
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
