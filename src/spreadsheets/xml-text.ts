/** What XML 1.0 cannot hold, in whatever form; halves of characters among it. */
const UNHOLDABLE = /(?![\t\n\r])\p{Cc}(?<![\u007F-\u009F])|[\uFFFE\uFFFF\p{Cs}]/gu;
/** Spreadsheets read `_x000D_` in a text as the character of that code. */
const ESCAPED_CODE = /_(?=x[0-9A-Fa-f]{4}_)/g;
const LINE_ENDS = /\r\n?/g;
const MAYBE_SPECIAL = /[&<>"\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;
const MARKUP = /[&<>"]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What a file holds of a text: what XML cannot hold is left out, and each end of a line is one line feed. */
export const heldText = (text: string): string =>
  MAYBE_SPECIAL.test(text) ? text.replaceAll(LINE_ENDS, '\n').replaceAll(UNHOLDABLE, '') : text;

/** A text as it stands in XML. */
export const xmlText = (text: string): string =>
  MAYBE_SPECIAL.test(text) ? heldText(text).replaceAll(MARKUP, (character) => ENTITIES[character]!) : text;

/** The same of an attribute, in which ends of lines would be read as blanks. */
export const xmlAttribute = (text: string): string => xmlText(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');

/** The same of a cell, in which a code between underscores would be read as a character. */
export const xmlCellText = (text: string): string =>
  xmlText(text.includes('_x') ? text.replaceAll(ESCAPED_CODE, '_x005F_') : text);

const CODE = /_x([0-9A-Fa-f]{4})_/g;

/** The text of a cell as it was before a spreadsheet wrote its characters as codes. */
export const decodedCellText = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(CODE, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
