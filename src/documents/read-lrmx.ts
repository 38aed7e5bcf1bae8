import { SaxesParser } from 'saxes';
import { damaged, tooLarge } from '../spreadsheets/spreadsheet-error.ts';
import { LRMX_PERSON, LRMX_RELATIVE, type LrmxPerson, type LrmxRelative } from './lrmx.ts';

/** What a file of the editor of 干部任免审批表 has. */
export interface LrmxFile {
  readonly person: LrmxPerson;
  /** Every element that holds no other, by its path from the person, with its text, in their order. */
  readonly texts: readonly (readonly [path: string, text: string])[];
  /** The comments after the person, without blanks around them. */
  readonly notes: readonly string[];
}

/** Bytes of a file, of which a photo takes the most. */
const MOST_BYTES = 20 * 1024 * 1024;
const MOST_ELEMENTS = 10_000;
const DEEPEST = 8;

/** Reads a file; refuses what is none. */
export function readLrmx(bytes: Uint8Array): LrmxFile {
  if (bytes.length > MOST_BYTES) {
    throw tooLarge(`超过 ${MOST_BYTES / 1024 / 1024} MB`, `it has more than ${MOST_BYTES / 1024 / 1024} MB`);
  }
  const { texts, notes, items } = elementsOf(textOf(bytes));
  const first = new Map<string, string>();
  for (const [path, text] of texts) if (!first.has(path)) first.set(path, text.trim());
  const person = Object.fromEntries(
    Object.entries(LRMX_PERSON).map(([key, name]) => [
      key,
      key === 'family' ? relativesOf(items) : (first.get(name) ?? ''),
    ]),
  );
  return { person: person as unknown as LrmxPerson, texts, notes };
}

const relativesOf = (items: readonly ReadonlyMap<string, string>[]): LrmxRelative[] =>
  items
    .map(
      (item) =>
        Object.fromEntries(
          Object.entries(LRMX_RELATIVE).map(([key, name]) => [key, (item.get(name) ?? '').trim()]),
        ) as LrmxRelative,
    )
    // the editor writes the lines of its table that are empty, too
    .filter((relative) => Object.values(relative).some((text) => text !== ''));

/** The editor writes UTF-8; older ones wrote the encoding of Chinese Windows. */
function textOf(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // the next one
    }
  }
  throw damaged('lrmx');
}

interface Elements {
  readonly texts: (readonly [string, string])[];
  readonly notes: string[];
  readonly items: Map<string, string>[];
}

const ITEM = `${LRMX_PERSON.family}/Item`;

function elementsOf(xml: string): Elements {
  const found: Elements = { texts: [], notes: [], items: [] };
  const open: { readonly name: string; text: string; isLeaf: boolean }[] = [];
  let count = 0;
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const refuse = () => {
    throw damaged('lrmx');
  };
  parser.on('doctype', refuse);
  parser.on('error', refuse);
  parser.on('opentag', ({ name }) => {
    if (open.length === 0 ? name !== 'Person' : open.length >= DEEPEST || ++count > MOST_ELEMENTS) refuse();
    const above = open.at(-1);
    if (above) above.isLeaf = false;
    open.push({ name, text: '', isLeaf: true });
    if (pathOf(open) === ITEM) found.items.push(new Map());
  });
  const take = (text: string) => {
    const last = open.at(-1);
    if (last) last.text += text;
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('comment', (text) => {
    if (open.length === 0 && count > 0) found.notes.push(text.trim());
  });
  parser.on('closetag', ({ name }) => {
    const path = pathOf(open);
    const { text, isLeaf } = open.pop()!;
    if (!isLeaf || open.length === 0) return;
    found.texts.push([path, text]);
    if (pathOf(open) === ITEM) found.items.at(-1)!.set(name, text);
  });
  parser.write(xml).close();
  if (count === 0) refuse();
  return found;
}

/** The names from below the person on. */
const pathOf = (open: readonly { readonly name: string }[]): string =>
  open
    .slice(1)
    .map(({ name }) => name)
    .join('/');
