import { createHash } from 'node:crypto';
import { attributeOf, readXml } from '../spreadsheets/xml-reader.ts';

/** The parts of a .docx, by their paths. */
export interface DocxParts {
  readonly has: (path: string) => boolean;
  readonly read: (path: string) => Iterable<Uint8Array>;
}

const DOCUMENT = 'word/document.xml';
const RELATIONS = 'word/_rels/document.xml.rels';

/**
 * What a document says, whatever it looks like: the text of each paragraph in the order in which they end, and where a picture
 * stands, `picture` with the SHA-256 of its bytes. Headers and footers are no part of it. A program that saves the document anew
 * may write other XML for the same.
 */
export function contentsOf(parts: DocxParts): (readonly string[])[] {
  const contents: (readonly string[])[] = [];
  const pictures = picturesOf(parts);
  /** The paragraphs that are open: one within another is that of a text box. */
  const open: string[] = [];
  const names: string[] = [];
  const add = (text: string) => {
    if (open.length > 0) open[open.length - 1] += text;
  };
  const reading = readXml(DOCUMENT, parts.read(DOCUMENT), {
    open: (name, attributes) => {
      if (name === 'p') open.push('');
      else if (names.at(-1) === 'r') add(BREAKS[name] ?? '');
      const picture = name === 'blip' ? attributeOf(attributes, 'embed') : undefined;
      if (picture !== undefined) contents.push(['picture', pictures.get(picture) ?? '']);
      names.push(name);
    },
    close: (name) => {
      names.pop();
      if (name === 'p') contents.push([open.pop()!]);
    },
    text: (text) => {
      if (names.at(-1) === 't') add(text);
    },
  });
  for (const _ of reading);
  return contents;
}

/** What stands for a character within a run. */
const BREAKS: Readonly<Record<string, string>> = { br: '\n', cr: '\n', tab: '\t', noBreakHyphen: '-' };

/** The hash of each picture, by the id of its relation. */
function picturesOf(parts: DocxParts): Map<string, string> {
  const found = new Map<string, string>();
  if (!parts.has(RELATIONS)) return found;
  const reading = readXml(RELATIONS, parts.read(RELATIONS), {
    open: (_name, { Id: id, Target: target, Type: type }) => {
      if (id === undefined || target === undefined || !type?.endsWith('/image')) return;
      const path = target.startsWith('/') ? target.slice(1) : `word/${target}`;
      if (!parts.has(path)) return;
      const hash = createHash('sha256');
      for (const part of parts.read(path)) hash.update(part);
      found.set(id, hash.digest('hex'));
    },
    close: () => {},
    text: () => {},
  });
  for (const _ of reading);
  return found;
}
