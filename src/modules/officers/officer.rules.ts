/** A search text, folded as names are kept. */
export interface Search {
  /** As typed, without outer blanks and full-width forms: characters and police numbers keep their case. */
  readonly typed: string;
  /** As pinyin is kept: small letters, one blank between syllables, v for ü. */
  readonly pinyin: string;
  readonly chinese: boolean;
}

/** What a search text asks for; null for a blank one, which asks for nothing in particular. */
export function parseSearch(text: string): Search | null {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return null;
  const pinyin = typed.toLowerCase().replaceAll(/ü|u:/g, 'v').replaceAll(/\s+/g, ' ');
  return { typed, pinyin, chinese: /\p{Script=Han}/u.test(typed) };
}

/** How many posts for police stand empty; negative above the authorized strength, null where that is not known. */
export const vacancies = (authorized: number | null, police: number): number | null =>
  authorized === null ? null : authorized - police;
