import characters from 'opencc-js/dict/TSCharacters';

const SIMPLIFIED = new Map<string, string>();
/** The characters that are simplified to the same one, with that one. */
const WRITTEN = new Map<string, string[]>();

for (const entry of characters.split('|')) {
  const [traditional = '', simplified = ''] = entry.split(' ');
  if (simplified === traditional) continue;
  SIMPLIFIED.set(traditional, simplified);
  const written = WRITTEN.get(simplified);
  if (written) written.push(traditional);
  else WRITTEN.set(simplified, [simplified, traditional]);
}

/** A text in simplified characters, one for one. */
export const simplified = (text: string): string =>
  Array.from(text, (character) => SIMPLIFIED.get(character) ?? character).join('');

/** The characters by which a character may be written, itself first: 张 and 張. */
export function writtenAs(character: string): readonly string[] {
  const written = WRITTEN.get(SIMPLIFIED.get(character) ?? character) ?? [];
  return [...new Set([character, ...written])];
}

/** The regular expression of PostgreSQL that a text meets, whether each character of it is simplified or traditional. */
export const writtenPattern = (text: string): string =>
  Array.from(text, (character) => oneOf(writtenAs(character))).join('');

/** The regular expression of one character, of those given. */
export const oneOf = (written: readonly string[]): string => `[${written.map(escaped).join('')}]`;

const escaped = (character: string): string => String.raw`\U${character.codePointAt(0)!.toString(16).padStart(8, '0')}`;
