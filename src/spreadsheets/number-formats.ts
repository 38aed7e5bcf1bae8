/** What the numbers of a cell are shown as, by its format. */
export interface Shown {
  readonly as: 'number' | 'day' | 'month';
  /** How many digits a whole number is shown with at least: 6 where the format is 000000. */
  readonly digits: number;
}

const NUMBER: Shown = { as: 'number', digits: 0 };
const DAY: Shown = { as: 'day', digits: 0 };
const MONTH: Shown = { as: 'month', digits: 0 };

// Formats that files do not spell out. From 27 on they are those of Chinese Excel.
const BUILT_IN = new Map<number, Shown>([
  ...[14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58].map((id) => [id, DAY] as const),
  ...[17, 27, 36, 50, 52, 57].map((id) => [id, MONTH] as const),
]);

/** Literal text, a character after a backslash, what takes the width of one or is repeated, colors and languages; `[h]` counts hours. */
const NOT_CODES = /"[^"]*"?|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gis;
const ZEROS = /^0+$/;

/** How a number is shown by a format: of one that the file does not spell out, by its id. */
export function shownBy(id: number, code: string | undefined): Shown {
  if (code === undefined) return BUILT_IN.get(id) ?? NUMBER;
  const plain = code.split(';')[0]!.replaceAll(NOT_CODES, '').toLowerCase();
  if (ZEROS.test(plain) && plain.length > 1) return { as: 'number', digits: plain.length };
  // these letters stand for nothing else; a day of the week is spelled dddd or aaaa
  const codes = plain.replaceAll('general', '').replaceAll(/am\/pm|a\/p|上午\/下午/g, '');
  const hasYear = /[ye]/.test(codes) && !/\de|e[+-]/.test(codes);
  if (/d/.test(codes)) return DAY;
  if (hasYear) return MONTH;
  // an m beside hours or seconds is minutes
  return /m/.test(codes) && !/[hs]/.test(codes) ? DAY : NUMBER;
}
