import type PizZip from 'pizzip';
import { DOCUMENT, PACKAGE, relationsPathOf, TYPES } from './docx-parts.ts';
import { imageOf } from './image.ts';
import { XML_HEAD } from '../spreadsheets/xml-text.ts';

/** A picture, and the frame in which it stands. */
export interface Picture {
  readonly bytes: Uint8Array;
  /** In millimeters: the picture is as large as fits in, and keeps its proportions. */
  readonly frame: { readonly width: number; readonly height: number };
}

/** English Metric Units, in which Word measures. */
const PER_MM = 36_000;
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';

/** What relates a document to the pictures in it. */
const RELATIONS = relationsPathOf(DOCUMENT);

/** What the pictures of a form are named: nothing in its template is, not even where that was made of a form that was filled. */
export function pictureNames(zip: PizZip): (number: number) => string {
  const taken = [zip.file(RELATIONS)?.asText() ?? '', ...Object.keys(zip.files)].join(' ').toLowerCase();
  let name = 'picture';
  while (taken.includes(name)) name = `form-${name}`;
  return (number) => `${name}${number}`;
}

/** The paragraph of a picture by its name; an empty one where the picture is none that Word shows. */
export function pictureXml({ bytes, frame }: Picture, number: number, named: string): string {
  const found = imageOf(bytes);
  if (found === null) return '<w:p/>';
  const { width, height } = found;
  const scale = Math.min(frame.width / width, frame.height / height) * PER_MM;
  const extent = `cx="${Math.round(width * scale)}" cy="${Math.round(height * scale)}"`;
  const name = `id="${number}" name="picture ${number}"`;
  return `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:drawing>
<wp:inline xmlns:wp="${DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/><wp:docPr ${name}/>
<a:graphic xmlns:a="${DRAWING}/main"><a:graphicData uri="${DRAWING}/picture"><pic:pic xmlns:pic="${DRAWING}/picture">
<pic:nvPicPr><pic:cNvPr ${name}/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip xmlns:r="${RELATION}" r:embed="${named}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`.replaceAll('\n', '');
}

/** Puts the pictures of a document into its zip, each as a part of its own with its relation. */
export function addPictures(zip: PizZip, pictures: ReadonlyMap<string, Picture>): void {
  let relations = '';
  for (const [named, { bytes }] of pictures) {
    const format = imageOf(bytes)?.type.toLowerCase();
    if (!format) continue;
    const file = `media/${named}.${format}`;
    zip.file(`word/${file}`, bytes, { compression: 'STORE' });
    relations += `<Relationship Id="${named}" Type="${RELATION}/image" Target="${file}"/>`;
    addContentType(zip, `<Default Extension="${format}" ContentType="image/${format}"/>`, `Extension="${format}"`);
  }
  if (relations === '') return;
  const before =
    zip.file(RELATIONS)?.asText() ?? `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships"></Relationships>`;
  zip.file(RELATIONS, insertedAtEnd(before, 'Relationships', relations));
}

/** Adds what tells the type of a part, unless `mark` is there. */
export function addContentType(zip: PizZip, type: string, mark: string): void {
  const types = zip.file(TYPES)!.asText();
  if (!types.includes(mark)) zip.file(TYPES, insertedAtEnd(types, 'Types', type));
}

/** An XML document with more at the end of its root. */
export function insertedAtEnd(xml: string, root: string, more: string): string {
  const end = xml.lastIndexOf(`</${root}>`);
  // a root without contents has no end tag
  if (end < 0) return xml.replace(/\/>\s*$/, `>${more}</${root}>`);
  return `${xml.slice(0, end)}${more}${xml.slice(end)}`;
}
