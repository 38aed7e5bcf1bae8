// The one form of texts: what is stored, what is refused, and what is compared. docs/names.md tells it to users.

/** Radicals of dictionaries, which PDF files give for the characters that look the same: ⼒ for 力. */
const RADICALS = /[\u2E80-\u2FDF]/gu;
/** Blanks that are as wide as a space; the full-width one is seen to be another. */
const BLANKS = /(?!\u3000)\p{Zs}/gu;

/** A text that has one form alone: of plain letters and of the characters that nearly all Chinese is written in. */
const PLAIN = /^[ -~\u4E00-\u9FFF]*$/;

/** A text as it is stored and asked for: composed (NFC), of characters proper, with plain spaces. */
export const storedForm = (text: string): string =>
  PLAIN.test(text)
    ? text
    : text
        .normalize('NFC')
        .replaceAll(RADICALS, (radical) => radical.normalize('NFKC'))
        .replaceAll(BLANKS, ' ');

/** Selects the form of the character before it. */
const SELECTORS = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u180B-\u180D\u180F]/gu;
const SPELLED_U = /u:/g;

/** A text as it is compared where its form does not matter: full-width letters are plain, and selectors of forms are left out. */
export const comparedForm = (text: string): string =>
  PLAIN.test(text) ? text : storedForm(text).replaceAll(SELECTORS, '').normalize('NFKC');

/** A name as it is compared, without the blanks that forms put between two characters. */
export const nameForm = (text: string): string => comparedForm(text).replaceAll(/\s/g, '');

const BETWEEN_HAN = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;

/** A name as a sheet has it, in the form in which it is stored: the blanks between two Chinese characters make short names as wide as long ones. */
export const ownNameForm = (text: string): string => storedForm(text).replaceAll(BETWEEN_HAN, '');

/** A code or a number as it is stored: in capital letters, without full-width ones. */
export const codeForm = (text: string): string => comparedForm(text).toUpperCase();

/** Typed pinyin in the form of stored pinyin: lower case, one blank between syllables, v for ü. */
export const pinyinForm = (text: string): string =>
  comparedForm(text).trim().toLowerCase().replaceAll(SPELLED_U, 'v').replaceAll('ü', 'v').replaceAll(/\s+/g, ' ');

/** How many characters a text has, as a reader and PostgreSQL count them. */
export function charactersOf(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Controls, halves of characters, what is no character, separators of lines, and what steers how other characters are shown. */
const CONTROL = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Cf}\p{Noncharacter_Code_Point}]/u;
const UNSEEN = String.raw`\p{Default_Ignorable_Code_Point}\u2800`;
const BLANK = new RegExp(String.raw`^[\s\p{Z}\p{Cf}${UNSEEN}]*$`, 'u');
/** A selector belongs to the character whose form it selects. */
const SELECTED =
  /(?<=\p{Script=Han})[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]|(?<=\p{Script=Mongolian})[\u180B-\u180D\u180F]/gu;
const INVISIBLE = new RegExp(`[${UNSEEN}]`, 'u');

const UNWANTED = new RegExp(`[${UNSEEN}\\p{Cs}\\p{Cf}\\p{Noncharacter_Code_Point}]`, 'gu');
const SEPARATES = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** A text that was stored before it was checked, without what is refused now; as it is where nothing else is in it. */
export function cleanedForm(text: string): string {
  const form = storedForm(text);
  const kept = isSpoofed(form) ? form.replaceAll(SEPARATES, ' ').replaceAll(UNWANTED, '') : form;
  const cleaned = storedForm(kept).trim();
  return cleaned === '' ? text : cleaned;
}

/** Whether nothing of a text can be seen. */
export const isBlank = (text: string): boolean => BLANK.test(text);

/** Whether a text has characters that nobody sees, or that show the others as something else. */
export const isSpoofed = (text: string): boolean => CONTROL.test(text) || INVISIBLE.test(text.replaceAll(SELECTED, ''));
