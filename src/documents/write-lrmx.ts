import { xmlText } from '../spreadsheets/xml-text.ts';
import { LRMX_PERSON, LRMX_RELATIVE, type LrmxPerson } from './lrmx.ts';

const element = (indent: string, name: string, text: string): string =>
  `${indent}<${name}>${xmlText(text)}</${name}>\n`;

/**
 * A file of the editor of 干部任免审批表. `note` stands after the person as a comment, which programs that read the person pass
 * over; what would end a comment must not be in it.
 */
export function writeLrmx(person: LrmxPerson, note: string | null): string {
  const elements = Object.entries(LRMX_PERSON).map(([key, name]) => {
    if (key !== 'family') return element('  ', name, person[key as Exclude<keyof LrmxPerson, 'family'>]);
    const items = person.family.map(
      (relative) =>
        `    <Item>\n${Object.entries(LRMX_RELATIVE)
          .map(([of, own]) => element('      ', own, relative[of as keyof typeof LRMX_RELATIVE]))
          .join('')}    </Item>\n`,
    );
    return `  <${name}>\n${items.join('')}  </${name}>\n`;
  });
  if (note?.includes('--')) throw new Error('a comment of XML has no two hyphens in a row');
  const comment = note === null ? '' : `<!-- ${note} -->\n`;
  return `<?xml version="1.0" encoding="utf-8"?>\n<Person>\n${elements.join('')}</Person>\n${comment}`;
}
