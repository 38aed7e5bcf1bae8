import { posix } from 'node:path';
import type PizZip from 'pizzip';
import { readXml } from '../spreadsheets/xml-reader.ts';

/** The parts of a .docx, by their paths. */
export interface DocxParts {
  readonly has: (path: string) => boolean;
  readonly read: (path: string) => Iterable<Uint8Array>;
}

/** The parts of a zip; as for who reads the file again, names are the same in either case. */
export const partsOf = (zip: PizZip): DocxParts => ({
  has: (path) => nameIn(zip, path) !== null,
  read: (path) => [zip.file(nameIn(zip, path)!)!.asUint8Array()],
});

/** The name by which a zip has a part; null for none. */
export function nameIn(zip: PizZip, path: string): string | null {
  if (zip.file(path)) return path;
  const key = path.toLowerCase();
  return Object.keys(zip.files).find((name) => name.toLowerCase() === key && !zip.files[name]!.dir) ?? null;
}

/** The part that has the body. */
export const DOCUMENT = 'word/document.xml';
/** What tells the types of parts. */
export const TYPES = '[Content_Types].xml';
export const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** What a part of a document relates to: another part, or something outside of the file. */
export interface Relation {
  readonly id: string;
  /** The last word of its type: image, styles, hyperlink. */
  readonly kind: string;
  /** The path of a part, or the address of what is outside. */
  readonly target: string;
  readonly isOutside: boolean;
  /** As they are written. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Where the relations of a part are; those of the file itself where the part is ''. */
export function relationsPathOf(part: string): string {
  const { dir, base } = posix.parse(part);
  return posix.join(dir, '_rels', `${base}.rels`);
}

/** The relations of a part in their order; none where it has none. */
export function relationsOf(parts: DocxParts, part: string): Relation[] {
  const path = relationsPathOf(part);
  const found: Relation[] = [];
  if (!parts.has(path)) return found;
  const reading = readXml(path, parts.read(path), {
    open: (name, attributes) => {
      const { Id: id, Target: target, Type: type, TargetMode: mode } = attributes;
      if (name !== 'Relationship' || id === undefined || target === undefined || type === undefined) return;
      const isOutside = mode === 'External';
      const kind = type.slice(type.lastIndexOf('/') + 1);
      found.push({ id, kind, isOutside, target: isOutside ? target : pathOf(part, target), attributes });
    },
    close: () => {},
    text: () => {},
  });
  for (const _ of reading);
  return found;
}

/** The path of a part, which a relation tells from the file on or from the folder of the part that relates to it. */
function pathOf(part: string, target: string): string {
  const path = decoded(target);
  return path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(part), path);
}

/** Programs write paths as addresses. */
function decoded(target: string): string {
  try {
    return decodeURI(target);
  } catch {
    return target;
  }
}
