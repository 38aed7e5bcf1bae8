import { createRequire } from 'node:module';

/**
 * Stroke orders of some 7,000 characters as the mainland writes them, a letter for each stroke. Read as plain data:
 * the types of the package add methods to String.
 */
const { dict } = createRequire(import.meta.url)('cnchar-order') as {
  readonly dict: { readonly orders: Readonly<Record<string, string>> };
};
const ORDERS = new Map(Object.entries(dict.orders));

/** 横, 竖, 撇, 点 in the order in which lists take them, with the forms that count as each; every other stroke is 折. */
const CLASSES: Readonly<Record<string, string>> = { j: '1', i: '1', f: '2', g: '2', s: '3', k: '4', d: '4', l: '4' };
const FOLDED = '5';
/** Where the order of strokes is not known: after those of the same number for which it is. */
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
/** CLDR puts this mark before the characters of so many strokes, up to its last one; the unsorted come after that. */
const markOf = (count: number): string => `\uFDD0${String.fromCharCode(0x2800 + count)}`;
const LAST_MARK = 48;

/** For rare and traditional characters: the number of strokes by which Node's own collation sorts them. */
function countByCollation(character: string): number | null {
  if (COLLATOR.resolvedOptions().collation !== 'stroke') return null;
  if (COLLATOR.compare(markOf(LAST_MARK), character) < 0) return null;
  let count = 0;
  while (count < LAST_MARK && COLLATOR.compare(markOf(count + 1), character) < 0) count++;
  return count === 0 ? null : count;
}
