import type { Row } from './cells.ts';
import { READ_LIMITS, type ReadLimits } from './limits.ts';
import { readSharedTexts } from './shared-texts.ts';
import { SheetReader } from './sheet-reader.ts';
import { SpreadsheetError, tooLarge } from './spreadsheet-error.ts';
import { readWorkbook, type WorkbookParts } from './workbook-reader.ts';
import { readXml } from './xml-reader.ts';
import { encrypted, ZipReader } from './zip-reader.ts';

/** A sheet that can be read; each call of `rows` reads it anew. */
export interface ReadSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows that are not empty, in their order. What is wrong with the file is thrown as a SpreadsheetError, between rows too. */
  rows(): AsyncGenerator<Row, void, undefined>;
}

/** A workbook (.xlsx) that is in memory, opened. Its rows are read one by one and never held together. */
export async function readXlsx(bytes: Uint8Array, limits: ReadLimits = READ_LIMITS): Promise<readonly ReadSheet[]> {
  checkKind(bytes, limits);
  const zip = new ZipReader(bytes, limits);
  const workbook = await inTurns(readWorkbook(zip));
  const texts = workbook.sharedTexts === null ? [] : await inTurns(readSharedTexts(zip, workbook.sharedTexts, limits));
  return workbook.sheets.map(({ name, hidden, path }) => ({
    name,
    hidden,
    rows: () => rowsOf(zip, path, { workbook, texts, limits, name }),
  }));
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
/** The name under which an encrypted workbook stands in a compound file. */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

export const isCompound = (bytes: Uint8Array): boolean => COMPOUND.every((byte, i) => bytes[i] === byte);

export const isZip = (bytes: Uint8Array): boolean => ZIP.every((byte, i) => bytes[i] === byte);

export function checkSize(bytes: Uint8Array, limits: ReadLimits): void {
  const most = `${Math.floor(limits.bytes / 1024 / 1024)} MB`;
  if (bytes.length > limits.bytes) throw tooLarge(`超过 ${most}`, `it has more than ${most}`);
}

/** Refuses what is no .xlsx, and says what it is where that can be told. */
export function checkKind(bytes: Uint8Array, limits: ReadLimits): void {
  checkSize(bytes, limits);
  if (isZip(bytes)) return;
  if (!isCompound(bytes)) {
    throw new SpreadsheetError('NOT_A_SPREADSHEET', {
      zh: '文件不是 .xlsx 工作簿，请另存为 .xlsx 或 .csv 再上传',
      en: 'The file is no .xlsx workbook. Save it as .xlsx or .csv.',
    });
  }
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED_PACKAGE)) throw encrypted();
  throw new SpreadsheetError('OLD_FORMAT', {
    zh: '文件是旧版 .xls 格式，请用 Excel 或 WPS 另存为 .xlsx 再上传',
    en: 'The file is in the old format .xls. Save it as .xlsx.',
  });
}

interface SheetSource {
  readonly workbook: WorkbookParts;
  readonly texts: readonly string[];
  readonly limits: ReadLimits;
  readonly name: string;
}

async function* rowsOf(zip: ZipReader, path: string, source: SheetSource): AsyncGenerator<Row, void, undefined> {
  const { workbook, texts, limits, name } = source;
  const { styles, from1904 } = workbook;
  const reader = new SheetReader({ name, texts, styles, from1904, limits });
  const turns = new Turns();
  for (const _ of readXml(path, zip.read(path), reader)) {
    // oxlint-disable-next-line no-await-in-loop -- a turn is given between parts
    if (turns.isOver()) await turns.next();
    yield* reader.take();
  }
  yield* reader.take();
}

/** How long a file is read before others get their turn. */
const TURN_MS = 10;

/** Gives the event loop its turn now and then, for unpacking and parsing wait for nothing. */
class Turns {
  #began = performance.now();

  isOver(): boolean {
    return performance.now() - this.#began > TURN_MS;
  }

  async next(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#began = performance.now();
  }
}

async function inTurns<Result>(work: Generator<void, Result, undefined>): Promise<Result> {
  const turns = new Turns();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    // oxlint-disable-next-line no-await-in-loop -- a turn is given between parts
    if (turns.isOver()) await turns.next();
  }
}
