import { damaged } from './spreadsheet-error.ts';

// What is common to reading and writing CSV.

/** What Excel takes for a formula where a cell of CSV begins with it; apostrophes before it are part of a guard. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** A text that no spreadsheet takes for a formula: with an apostrophe before what would be one. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** A text without the apostrophe that guards it. */
export const unguarded = (text: string): string => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);

/** The text of a CSV file. UTF-8 is told from GB18030 by its bytes: few texts are both. */
export function decodedCsv(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  for (const encoding of marked === null ? ['utf-8', 'gb18030'] : [marked]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // what is no text has these
      if (text.includes('\0')) break;
      return text;
    } catch {
      continue;
    }
  }
  throw damaged('CSV');
}

const DELIMITERS = [',', ';', '\t'] as const;
/** Enough to tell, whatever stands above the headings. */
const LOOKED_AT = 20;

/** What separates the cells: what is there most often, outside of quotes, in the first lines. */
export function delimiterOf(text: string): string {
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  let lines = 0;
  for (let i = 0; i < text.length && lines < LOOKED_AT; i++) {
    const character = text[i]!;
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n') lines++;
    else if (counts.has(character)) counts.set(character, counts.get(character)! + 1);
  }
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}
