import { oneOf, writtenAs } from '../../names/simplified.ts';
import { codeForm, comparedForm, pinyinForm, storedForm } from '../../names/text-form.ts';

/** A search text, in the forms in which names, numbers and keys are stored. */
export interface Search {
  /** The text without outer blanks. */
  readonly typed: string;
  /** The text in the form of a police number. */
  readonly number: string;
  /** The text in the form of stored pinyin: lower case, one blank between syllables, v for ü. */
  readonly pinyin: string;
  readonly chinese: boolean;
}

const NO_WORD = /[^\p{L}\p{M}\p{N}]+/gu;

/** Parses a search text; null for a blank text, which matches every officer. */
export function parseSearch(text: string): Search | null {
  const typed = storedForm(text).trim();
  if (typed === '') return null;
  const compared = pinyinForm(typed);
  // what separates words of a name separates them as a blank in its pinyin
  const pinyin = compared.replaceAll(NO_WORD, ' ').trim() || compared;
  return { typed, number: codeForm(typed), pinyin, chinese: /\p{Script=Han}/u.test(typed) };
}

const CHARACTER = /[\p{L}\p{N}\p{Script=Han}]/u;

/** The characters of part of a Chinese name, each in all ways in which it may be written: simplified, traditional, in either case. */
export const nameCharacters = (part: string): readonly (readonly string[])[] =>
  Array.from(comparedForm(part))
    .filter((character) => CHARACTER.test(character))
    .map((character) => [...new Set(writtenAs(character).flatMap(casesOf))]);

/** What two names have in common that are the same, however they are written: what `namePattern` finds in SQL. */
export const nameKey = (name: string): string =>
  nameCharacters(name)
    .map((written) => written.toSorted()[0])
    .join('') || name;

const WIDE = 0xfee0;

/** A letter or digit of ASCII in both cases, plain and full-width; other characters as they are. */
function casesOf(character: string): string[] {
  if (!/^[a-z\d]$/i.test(character)) return [character];
  const cases = [character.toLowerCase(), character.toUpperCase()];
  return [...cases, ...cases.map((one) => String.fromCodePoint(one.codePointAt(0)! + WIDE))];
}

/** What may stand between the characters of a name and is not typed: blanks, dots, selectors of forms. */
const BETWEEN = String.raw`[ \u3000.\u00B7\u2022\u2027\u2219\u22C5\u30FB\uFF0E\uFF65\uFE00-\uFE0F\U000E0100-\U000E01EF]*`;

/** The regular expression of PostgreSQL that these characters meet in their order. */
export const namePattern = (characters: readonly (readonly string[])[]): string => characters.map(oneOf).join(BETWEEN);

/** The number of vacant posts for police; negative above the authorized strength, null if that is not known. */
export const vacancies = (authorized: number | null, police: number): number | null =>
  authorized === null ? null : authorized - police;
