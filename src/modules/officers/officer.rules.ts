/** A search text, normalized as names are stored. */
export interface Search {
  /** The text without outer blanks and full-width forms; letters keep their case, for police numbers. */
  readonly typed: string;
  /** The text in the form of stored pinyin: lower case, one blank between syllables, v for ü. */
  readonly pinyin: string;
  readonly chinese: boolean;
}

/** Parses a search text; null for a blank text, which matches every officer. */
export function parseSearch(text: string): Search | null {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return null;
  const pinyin = typed.toLowerCase().replaceAll(/ü|u:/g, 'v').replaceAll(/\s+/g, ' ');
  return { typed, pinyin, chinese: /\p{Script=Han}/u.test(typed) };
}

/** The number of vacant posts for police; negative above the authorized strength, null if that is not known. */
export const vacancies = (authorized: number | null, police: number): number | null =>
  authorized === null ? null : authorized - police;
