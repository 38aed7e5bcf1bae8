import { createHash } from 'node:crypto';
import { attributeOf, readXml } from '../spreadsheets/xml-reader.ts';
import { DOCUMENT, relationsOf, type DocxParts } from './docx-parts.ts';

type Attributes = Readonly<Record<string, string>>;

/**
 * What a document says, whatever it looks like: the text of each paragraph in the order in which they end, without what is hidden;
 * and where something stands that is no text of its own, such as a picture, what it is and the SHA-256 of its bytes. Headers and
 * footers are no part of it. A program that saves the document anew may write other XML for the same.
 */
export function contentsOf(parts: DocxParts): (readonly string[])[] {
  const contents: (readonly string[])[] = [];
  const related = relatedBy(parts);
  /** The paragraphs that are open: one within another is that of a text box. */
  const open: string[] = [];
  /** The runs that are open, and whether they are hidden. */
  const runs: { isHidden: boolean }[] = [];
  const names: string[] = [];
  const add = (text: string) => {
    if (open.length > 0 && runs.at(-1)?.isHidden !== true) open[open.length - 1] += text;
  };
  const reading = readXml(DOCUMENT, parts.read(DOCUMENT), {
    open: (name, attributes) => {
      if (name === 'p') open.push('');
      else if (name === 'r') runs.push({ isHidden: false });
      else if (name === 'vanish' && names.at(-2) === 'r') runs.at(-1)!.isHidden = isOn(attributes);
      else if (names.at(-1) === 'r') add(STANDING[name] ?? '');
      if (TELLING.has(name)) contents.push([name, ...valuesOf(attributes)]);
      contents.push(...shownBy(name, attributes, related));
      names.push(name);
    },
    close: (name) => {
      names.pop();
      if (name === 'p') contents.push([open.pop()!]);
      else if (name === 'r') runs.pop();
    },
    text: (text) => {
      if (TEXTS.has(names.at(-1) ?? '')) add(text);
    },
  });
  for (const _ of reading);
  return contents;
}

/** What has text that is shown, or what a field shows in place of its text once it is worked out anew. */
const TEXTS: ReadonlySet<string> = new Set(['t', 'instrText']);

/** What stands for a character within a run; that of another font for an object. */
const STANDING: Readonly<Record<string, string>> = { br: '\n', cr: '\n', tab: '\t', noBreakHyphen: '-', sym: '\uFFFC' };

/** What tells by its attributes what is shown there: a character of another font, a field, a text that is kept elsewhere. */
const TELLING: ReadonlySet<string> = new Set(['sym', 'fldSimple', 'dataBinding']);

/** In one order, whatever that of a program. */
const valuesOf = (attributes: Attributes): string[] =>
  Object.entries(attributes)
    .filter(([name]) => !name.startsWith('xmlns'))
    .map(([name, value]) => `${name.slice(name.indexOf(':') + 1)}=${value}`)
    .toSorted();

const isOn = (attributes: Attributes): boolean => !OFF.has(attributeOf(attributes, 'val') ?? '');

const OFF: ReadonlySet<string> = new Set(['0', 'false', 'off']);

/** What relates the body to what is no part of it, or shows nothing. */
const APART: ReadonlySet<string> = new Set(['headerReference', 'footerReference', 'printerSettings']);

/** What an element shows of other parts, and of what is outside of the file. */
function shownBy(name: string, attributes: Attributes, related: ReadonlyMap<string, readonly string[]>) {
  if (APART.has(name)) return [];
  const shown = Object.values(attributes).flatMap((value) => {
    const row = related.get(value);
    return row ? [row] : [];
  });
  return name === 'blip' && shown.length === 0 ? [['picture', '']] : shown;
}

/** What is shown of what each relation leads to: what it is, and the hash of its bytes or the address of what is outside. */
function relatedBy(parts: DocxParts): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { id, kind, target, isOutside } of relationsOf(parts, DOCUMENT)) {
    const what = kind === 'image' ? 'picture' : kind;
    if (isOutside) found.set(id, [what, target]);
    else if (parts.has(target)) found.set(id, [what, hashOf(parts.read(target))]);
  }
  return found;
}

function hashOf(bytes: Iterable<Uint8Array>): string {
  const hash = createHash('sha256');
  for (const part of bytes) hash.update(part);
  return hash.digest('hex');
}
