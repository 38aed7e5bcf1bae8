import { SaxesParser } from 'saxes';
import { damaged, SpreadsheetError } from './spreadsheet-error.ts';

/** What is told of an XML document. Names are without their prefixes, for programs prefix as they like. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

/** A spreadsheet nests its elements a dozen deep. */
const DEEPEST = 64;
/** What an element, an attribute or a text may take; the parser would gather it in memory without bound. */
const LONGEST_PIECE = 1_048_576;

const unsafe = (): SpreadsheetError =>
  new SpreadsheetError('UNSAFE', {
    zh: '文件含有表格不应有的内容（文档类型定义、过深的嵌套或过长的内容），不予读取',
    en: 'The file has what no spreadsheet needs (a document type, deep nesting or endless text) and is not read.',
  });

/** Tells a handler of an XML document, part by part; yields after each part, so that what was found can be given on. */
export function* readXml(
  path: string,
  bytes: Iterable<Uint8Array>,
  handler: XmlHandler,
): Generator<void, void, undefined> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let depth = 0;
  let pieces = 0;
  parser.on('opentag', (tag) => {
    pieces++;
    if (++depth > DEEPEST) throw unsafe();
    handler.open(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    pieces++;
    depth--;
    handler.close(localName(tag.name));
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  parser.on('doctype', () => {
    throw unsafe();
  });
  // with a handler the parser goes on after an error
  parser.on('error', () => {
    throw damaged(path);
  });
  let since = 0;
  let seen = 0;
  for (const text of decoded(path, bytes)) {
    parser.write(text);
    since = pieces === seen ? since + text.length : 0;
    seen = pieces;
    if (since > LONGEST_PIECE) throw unsafe();
    yield;
  }
  parser.close();
}

const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

/** The value of an attribute, whatever its prefix. */
export function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const plain = attributes[name];
  if (plain !== undefined) return plain;
  for (const key in attributes) if (key.endsWith(`:${name}`)) return attributes[key];
  return undefined;
}

/** XML is UTF-8, or UTF-16 that begins with a mark. */
function* decoded(path: string, bytes: Iterable<Uint8Array>): Generator<string, void, undefined> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  const decode = (part: Uint8Array, stream: boolean): string => {
    try {
      return (decoder ??= new TextDecoder(encodingOf(part), { fatal: true })).decode(part, { stream });
    } catch {
      throw damaged(path);
    }
  };
  for (const part of bytes) {
    const text = decode(part, true);
    if (text !== '') yield text;
  }
  const rest = decode(new Uint8Array(), false);
  if (rest !== '') yield rest;
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
