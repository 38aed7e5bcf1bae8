import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import { read, utils, write } from '@e965/xlsx';
import type { Page } from 'playwright-core';

// files that go into the console and out of it

type Rows = readonly (readonly string[])[];

/** A workbook of one sheet whose cells are all texts. */
export const sheetOf = (rows: Rows): Buffer => workbookOf({ Sheet1: rows });

/** The same of several, by their names. */
export function workbookOf(sheets: Readonly<Record<string, Rows>>): Buffer {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  }
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

export interface File {
  readonly name: string;
  readonly content: Buffer;
}

/** What a button hands over when it is pressed. */
export async function handedOver(page: Page, press: () => Promise<void>): Promise<File> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
}

/** The rows of the first sheet of a workbook, with its head. */
export function rowsOf({ content }: File): readonly (readonly string[])[] {
  const book = read(content);
  return utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 });
}

/** That a file is the roster of the station of `createBureau`. */
export function expectRoster(file: File): void {
  expect(file.name).toBe('花名册.xlsx');
  const [head, ...rows] = rowsOf(file);
  expect(head).toContain('姓名');
  expect(rows.slice(0, 3).flat()).toEqual(expect.arrayContaining(['合成甲', '000400']));
}
