import type { DocxParts } from '../../documents/docx-parts.ts';
import { contentsOf } from '../../documents/docx-text.ts';
import { propertiesOf } from '../../documents/docx-properties.ts';
import { readLrmx, type LrmxFile } from '../../documents/read-lrmx.ts';
import { ContentsHash, PROVENANCE, type Provenance } from '../exports/provenance.ts';
import { READ_LIMITS } from '../../spreadsheets/limits.ts';
import { ZipReader } from '../../spreadsheets/zip-reader.ts';

// Where a form came from, as the file itself tells: how it is written, and read again by who verifies it.

/** What a file says of itself, and the hash of what it contains. */
export interface ReadForm {
  readonly provenance: Provenance;
  readonly contents: string;
}

/** The hash of what a document says: a row for each paragraph, and one for each picture. */
export function docxContents(parts: DocxParts): string {
  const hash = new ContentsHash();
  for (const row of contentsOf(parts)) hash.add(row);
  return hash.done();
}

/** The hash of what a file of the editor says: a row for each element that holds no other, its path and its text. */
export function lrmxContents({ texts }: Pick<LrmxFile, 'texts'>): string {
  const hash = new ContentsHash();
  for (const [path, text] of texts) hash.add([path, text]);
  return hash.done();
}

const PREFIX = 'MusterRoll.';

/** The facts as properties of a document; one without a value is not there. */
export const propertiesFrom = (provenance: Provenance): Record<string, string> =>
  Object.fromEntries(
    FACTS.flatMap((name) => (provenance[name] === null ? [] : [[`${PREFIX}${name}`, String(provenance[name])]])),
  );

const FACTS = Object.keys(PROVENANCE) as (keyof Provenance)[];
/** What may be without a value. */
const MAYBE: ReadonlySet<keyof Provenance> = new Set<keyof Provenance>(['knownAt', 'signature', 'publicKey']);

const NOTE = 'muster-roll ';

/** The facts as a comment of XML, in which two hyphens in a row cannot be. */
export const noteFrom = (provenance: Provenance): string =>
  `${NOTE}${JSON.stringify(provenance).replaceAll('--', String.raw`-\u002d`)}`;

/** Reads a form (.docx, .lrmx); null for any other file, and for one that does not tell where it came from. */
export function readForm(bytes: Uint8Array): ReadForm | null {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readDocx(bytes);
  const start = new TextDecoder().decode(bytes.subarray(0, 1_024)).trimStart();
  return start.startsWith('<') ? readNoted(bytes) : null;
}

function readDocx(bytes: Uint8Array): ReadForm | null {
  const zip = new ZipReader(bytes, READ_LIMITS);
  if (!zip.has('word/document.xml')) return null;
  const properties = propertiesOf(zip);
  const facts = FACTS.map((name) => [name, properties.get(`${PREFIX}${name}`) ?? null] as const);
  const provenance = provenanceFrom(Object.fromEntries(facts));
  return provenance && { provenance, contents: docxContents(zip) };
}

function readNoted(bytes: Uint8Array): ReadForm | null {
  const file = readLrmx(bytes);
  const note = file.notes.find((one) => one.startsWith(NOTE));
  if (note === undefined) return null;
  let told: unknown;
  try {
    told = JSON.parse(note.slice(NOTE.length));
  } catch {
    return null;
  }
  const provenance = provenanceFrom(told);
  return provenance && { provenance, contents: lrmxContents(file) };
}

/** The facts, as far as they are of their types; null where they are not. */
function provenanceFrom(told: unknown): Provenance | null {
  if (typeof told !== 'object' || told === null) return null;
  const facts = { ...(told as Record<string, unknown>) };
  facts['rows'] = Number(facts['rows']);
  const isTold = FACTS.every((name) => {
    if (name === 'rows') return Number.isSafeInteger(facts[name]);
    return typeof facts[name] === 'string' || (facts[name] === null && MAYBE.has(name));
  });
  return isTold ? (Object.fromEntries(FACTS.map((name) => [name, facts[name]])) as unknown as Provenance) : null;
}
