import type PizZip from 'pizzip';
import { XML_HEAD, xmlAttribute } from '../spreadsheets/xml-text.ts';
import { nameIn, PACKAGE, partsOf, relationsOf, relationsPathOf, TYPES, type Relation } from './docx-parts.ts';

/** Of these a part names the relation where it shows them: one that it does not name is left over. A thumbnail shows the template. */
const NAMED: ReadonlySet<string> = new Set(
  'image hdphoto thumbnail oleObject package chart control aFChunk audio video media'.split(' '),
);

/**
 * Takes out of a document what it does not show: pictures and objects that no part names, such as a photo without its
 * placeholder or what is left of a form from which a template was made, and every part to which nothing relates.
 */
export function dropUnshown(zip: PizZip): void {
  const parts = partsOf(zip);
  const names = Object.keys(zip.files).filter((name) => !zip.files[name]!.dir);
  const kept = new Set([TYPES]);
  const keep = (part: string) => {
    kept.add(part);
    const own = relationsPathOf(part);
    if (!parts.has(own)) return;
    kept.add(own);
    const xml = part === '' ? '' : zip.file(part)!.asText();
    const relations = relationsOf(parts, part);
    const shown = relations.filter(({ kind, id }) => !NAMED.has(kind) || isNamed(xml, id));
    if (shown.length < relations.length) zip.file(own, relationsXml(shown));
    for (const { isOutside, target } of shown) {
      const path = isOutside ? null : nameIn(zip, target);
      if (path !== null && !kept.has(path)) keep(path);
    }
  };
  keep('');
  const dropped = names.filter((name) => !kept.has(name));
  for (const name of dropped) zip.remove(name);
  const types = zip.file(TYPES)!.asText();
  zip.file(TYPES, withoutTypes(types, new Set(dropped.map((name) => `/${name}`.toLowerCase()))));
}

const isNamed = (xml: string, id: string): boolean => xml.includes(`"${id}"`) || xml.includes(`'${id}'`);

function relationsXml(relations: readonly Relation[]): string {
  const all = relations.map(({ attributes }) => {
    const written = Object.entries(attributes).filter(([name]) => !name.startsWith('xmlns'));
    return `<Relationship ${written.map(([name, value]) => `${name}="${xmlAttribute(value)}"`).join(' ')}/>`;
  });
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}

const OVERRIDE = /<(?:\w+:)?Override\b[^>]*?\bPartName=(["'])(.*?)\1[^>]*?(?:\/>|>\s*<\/(?:\w+:)?Override>)/g;

/** What tells types, without those of parts that are not there any more. */
const withoutTypes = (types: string, dropped: ReadonlySet<string>): string =>
  types.replaceAll(OVERRIDE, (override: string, _quote: string, name: string) =>
    dropped.has(name.toLowerCase()) ? '' : override,
  );
