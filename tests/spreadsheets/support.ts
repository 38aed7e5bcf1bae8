import { strToU8, unzipSync, zipSync } from 'fflate';
import { addressOf, shownText, type Row } from '../../src/spreadsheets/cells.ts';
import { readXlsx } from '../../src/spreadsheets/read-xlsx.ts';
import type { ReadLimits } from '../../src/spreadsheets/limits.ts';
import type { Sheet } from '../../src/spreadsheets/sheet.ts';
import { writeXlsx } from '../../src/spreadsheets/write-xlsx.ts';

export async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

export const written = (...sheets: Sheet[]): Promise<Buffer> => bytesOf(writeXlsx(sheets));

export async function rowsOf(rows: AsyncIterable<Row>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** The rows of the first sheet. */
export async function firstRows(bytes: Uint8Array, limits?: ReadLimits): Promise<Row[]> {
  const [sheet] = await readXlsx(bytes, limits);
  return rowsOf(sheet!.rows());
}

/** What a row shows, by address: `{ A1: '姓名' }`. */
export const shown = (rows: readonly Row[]): Record<string, string> =>
  Object.fromEntries(rows.flatMap(({ cells }) => cells.map((cell) => [addressOf(cell), shownText(cell)])));

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook made by hand: the elements within `sheetData`, and whatever parts are to be otherwise. */
export function madeByHand(data: string, parts: Record<string, string | null> = {}): Uint8Array {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const all: Record<string, string | null> = {
    '_rels/.rels': `<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('r1', 'worksheet', 'worksheets/sheet1.xml')}${relation('r2', 'sharedStrings', 'sharedStrings.xml')}${relation('r3', 'styles', 'styles.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`,
    ...parts,
  };
  const files = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
  return zipSync(Object.fromEntries(files.map(([path, text]) => [path, strToU8(text)])), { mtime: '1980-01-01' });
}

export const unzipped = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, part]) => [path, Buffer.from(part).toString('utf8')]),
  );
