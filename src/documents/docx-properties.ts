import type PizZip from 'pizzip';
import { readXml } from '../spreadsheets/xml-reader.ts';
import { XML_HEAD, xmlAttribute, xmlText } from '../spreadsheets/xml-text.ts';
import { addContentType, insertedAtEnd } from './docx-picture.ts';
import type { DocxParts } from './docx-parts.ts';

// The properties of a document that its author names (自定义属性), as Word shows them under the properties of the file.

const PATH = 'docProps/custom.xml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
/** The set of properties to which those belong that an author names. */
const SET = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';
/** The first number that such a property may have. */
const FIRST = 2;

/** Puts properties into a document, in place of all that its template had. */
export function setProperties(zip: PizZip, properties: Readonly<Record<string, string>>): void {
  const told = Object.entries(properties).map(
    ([name, value], i) =>
      `<property fmtid="${SET}" pid="${FIRST + i}" name="${xmlAttribute(name)}"><vt:lpwstr>${xmlText(value)}</vt:lpwstr></property>`,
  );
  zip.file(
    PATH,
    `${XML_HEAD}<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes">${told.join('')}</Properties>`,
  );
  const type = 'application/vnd.openxmlformats-officedocument.custom-properties+xml';
  addContentType(zip, `<Override PartName="/${PATH}" ContentType="${type}"/>`, `"/${PATH}"`);
  const relations = zip.file('_rels/.rels')!.asText();
  if (relations.includes('/custom-properties"')) return;
  const relation = `<Relationship Id="rIdProvenance" Type="${OFFICE}/relationships/custom-properties" Target="${PATH}"/>`;
  zip.file('_rels/.rels', insertedAtEnd(relations, 'Relationships', relation));
}

/** The properties of a document, by name; none where it has none. */
export function propertiesOf(parts: DocxParts): Map<string, string> {
  const found = new Map<string, string>();
  if (!parts.has(PATH)) return found;
  let property: string | undefined;
  const reading = readXml(PATH, parts.read(PATH), {
    open: (name, attributes) => {
      if (name !== 'property') return;
      property = attributes['name'];
      if (property !== undefined) found.set(property, '');
    },
    close: (name) => {
      if (name === 'property') property = undefined;
    },
    text: (text) => {
      if (property !== undefined) found.set(property, (found.get(property) ?? '') + text);
    },
  });
  for (const _ of reading);
  return found;
}
