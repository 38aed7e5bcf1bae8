import { sql, sqlText, type Sql } from '../sql/sql.ts';
import { nameForm } from './text-form.ts';

// A name as it is compared with one that was typed or copied from a spreadsheet: without blanks and selectors of forms, with plain letters in
// place of full-width ones, and Latin letters in capitals. Once for texts here, and once for columns, which must come to the same.

export const looseForm = (text: string): string =>
  nameForm(text).replaceAll(/[a-z]+/g, (letters) => letters.toUpperCase());

/** What stands in names and does not tell one from another: blanks, of which NFKC has left these, and selectors of forms. */
const UNTOLD = sqlText(String.raw`[ \u1680\u2028\u2029\uFEFF\uFE00-\uFE0F\U000E0100-\U000E01EF\u180B-\u180D\u180F]`);

/** Of a column. No index has it: every row that meets the other conditions is read. */
export const looseSql = (column: Sql): Sql =>
  sql`upper(regexp_replace(normalize(${column}, NFKC), ${UNTOLD}, '', 'g') COLLATE "C")`;
