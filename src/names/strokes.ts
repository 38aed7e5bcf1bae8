import { createRequire } from 'node:module';

/**
 * Stroke orders of some 7,000 characters as written on the mainland, one letter for each stroke. The package is read as plain
 * data, because its types add methods to String.
 */
const { dict } = createRequire(import.meta.url)('cnchar-order') as {
  readonly dict: { readonly orders: Readonly<Record<string, string>> };
};
const ORDERS = new Map(Object.entries(dict.orders));

/** The classes 横, 竖, 撇, 点 in the order of lists, each with the letters that belong to it; every other stroke is 折. */
const CLASSES: Readonly<Record<string, string>> = { j: '1', i: '1', f: '2', g: '2', s: '3', k: '4', d: '4', l: '4' };
const FOLDED = '5';
/** For an unknown order of strokes: sorts after known orders of the same number of strokes. */
const UNKNOWN_CLASS = '6';
const UNKNOWN_COUNT = '99';

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const HAN = /\p{Script=Han}/u;

/**
 * The sort key of one character: the number of its strokes in two digits, the class of each stroke, the code point.
 * Keys of one length belong to one number of strokes, so keys of several characters can be joined and still sort.
 * Letters and digits come before all characters; punctuation has no key.
 */
export function strokeKey(character: string): string {
  if (!LETTER.test(character)) return '';
  const codePoint = (character.codePointAt(0) ?? 0).toString(16).padStart(6, '0');
  if (!HAN.test(character)) return `00${codePoint}`;
  const order = ORDERS.get(character);
  if (order !== undefined) {
    return `${digits(order.length)}${Array.from(order, (stroke) => CLASSES[stroke] ?? FOLDED).join('')}${codePoint}`;
  }
  const count = countByCollation(character);
  return count === null ? `${UNKNOWN_COUNT}${codePoint}` : `${digits(count)}${UNKNOWN_CLASS.repeat(count)}${codePoint}`;
}

const digits = (count: number): string => String(count).padStart(2, '0');

const COLLATOR = new Intl.Collator('zh-u-co-stroke');
const SORTS_BY_STROKES = COLLATOR.resolvedOptions().collation === 'stroke';
/** CLDR puts this mark before the characters with a number of strokes. Unsorted characters come after the last mark. */
const markOf = (count: number): string => `\uFDD0${String.fromCharCode(0x2800 + count)}`;
const LAST_MARK = 48;

/** The number of strokes by which Node's collation sorts a rare or traditional character; null where it does not. */
function countByCollation(character: string): number | null {
  if (!SORTS_BY_STROKES) return null;
  if (COLLATOR.compare(markOf(LAST_MARK), character) < 0) return null;
  let count = 0;
  while (count < LAST_MARK && COLLATOR.compare(markOf(count + 1), character) < 0) count++;
  return count === 0 ? null : count;
}
