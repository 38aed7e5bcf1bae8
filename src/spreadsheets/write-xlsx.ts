import { MOST_COLUMNS } from './cells.ts';
import { fitsInline, SheetWriter } from './sheet-writer.ts';
import type { Sheet } from './sheet.ts';
import { notWritable } from './spreadsheet-error.ts';
import {
  contentTypesXml,
  LISTS_SHEET,
  listsXml,
  ROOT_RELATIONS_XML,
  STYLES_XML,
  workbookRelationsXml,
  workbookXml,
  type NamedSheet,
} from './workbook-parts.ts';
import { ZipWriter } from './zip-writer.ts';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Writes a workbook (.xlsx) part by part: the next rows are asked for when the part before was taken, so the memory does not
 * grow with the rows. The same sheets have the same bytes.
 */
export async function* writeXlsx(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array, void, undefined> {
  checkSheets(sheets);
  const zip = new ZipWriter();
  const lists: string[][] = [];
  const named: NamedSheet[] = [];
  const hasLists = sheets.some(({ columns }) => columns.some(({ values }) => values && !fitsInline(values)));
  const count = sheets.length + (hasLists ? 1 : 0);
  try {
    await zip.file('[Content_Types].xml', contentTypesXml(count));
    await zip.file('_rels/.rels', ROOT_RELATIONS_XML);
    await zip.file('xl/styles.xml', STYLES_XML);
    await zip.file('xl/_rels/workbook.xml.rels', workbookRelationsXml(count));
    for (const [i, sheet] of sheets.entries()) {
      const writer = new SheetWriter(sheet, lists);
      named.push({ name: sheet.name, headingRow: writer.headingRow });
      zip.begin(`xl/worksheets/sheet${i + 1}.xml`);
      zip.add(writer.head());
      for await (const row of sheet.rows) if (zip.add(writer.row(row))) yield* await zip.take();
      zip.add(writer.foot());
      await zip.end();
    }
    if (hasLists) {
      named.push({ name: LISTS_SHEET, headingRow: null });
      await zip.file(`xl/worksheets/sheet${count}.xml`, listsXml(lists));
    }
    await zip.file('xl/workbook.xml', workbookXml(named, lists));
    zip.finish();
    yield* await zip.take();
  } finally {
    zip.abandon();
  }
}

const LONGEST_NAME = 31;
const UNNAMEABLE = /[[\]:*?/\\]|^'|'$/;

/** Refuses, before a byte is written, what Excel would call a damaged file. */
function checkSheets(sheets: readonly Sheet[]): void {
  if (sheets.length === 0) throw notWritable('至少要有一张工作表', 'There must be at least one sheet.');
  const names = new Set<string>();
  for (const { name, columns } of sheets) {
    if (name.trim() === '' || name.length > LONGEST_NAME || UNNAMEABLE.test(name) || name === LISTS_SHEET) {
      throw notWritable(`工作表不能命名为“${name}”`, `A sheet cannot be named ${JSON.stringify(name)}.`);
    }
    if (names.has(name.toLowerCase())) {
      throw notWritable(`有两张工作表名为“${name}”`, `Two sheets are named ${JSON.stringify(name)}.`);
    }
    names.add(name.toLowerCase());
    if (columns.length === 0 || columns.length > MOST_COLUMNS) {
      throw notWritable(`工作表须有 1 至 ${MOST_COLUMNS} 列`, `A sheet has 1 to ${MOST_COLUMNS} columns.`);
    }
  }
}
