import type PizZip from 'pizzip';

/** A picture, and the frame in which it stands. */
export interface Picture {
  readonly bytes: Uint8Array;
  /** In millimeters: the picture is as large as fits in, and keeps its proportions. */
  readonly frame: { readonly width: number; readonly height: number };
}

type Format = 'png' | 'jpeg';

/** English Metric Units, in which Word measures. */
const PER_MM = 36_000;
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';

/** What relates a document to the pictures in it. */
const RELATIONS = 'word/_rels/document.xml.rels';

const idOf = (number: number): string => `rIdPicture${number}`;

/** The paragraph of the picture with a number, from 1 on; an empty one where the picture is none that Word shows. */
export function pictureXml({ bytes, frame }: Picture, number: number): string {
  const found = sizeOf(bytes);
  if (found === null) return '<w:p/>';
  const { width, height } = found;
  const scale = Math.min(frame.width / width, frame.height / height) * PER_MM;
  const extent = `cx="${Math.round(width * scale)}" cy="${Math.round(height * scale)}"`;
  const name = `id="${number}" name="picture ${number}"`;
  return `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:drawing>
<wp:inline xmlns:wp="${DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/><wp:docPr ${name}/>
<a:graphic xmlns:a="${DRAWING}/main"><a:graphicData uri="${DRAWING}/picture"><pic:pic xmlns:pic="${DRAWING}/picture">
<pic:nvPicPr><pic:cNvPr ${name}/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip xmlns:r="${RELATION}" r:embed="${idOf(number)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`.replaceAll('\n', '');
}

/** Puts the pictures of a document into its zip, each as a part of its own with its relation. */
export function addPictures(zip: PizZip, pictures: readonly Picture[]): void {
  let relations = '';
  for (const [i, { bytes }] of pictures.entries()) {
    const format = sizeOf(bytes)?.format;
    if (!format) continue;
    const file = `media/picture${i + 1}.${format}`;
    zip.file(`word/${file}`, bytes, { compression: 'STORE' });
    relations += `<Relationship Id="${idOf(i + 1)}" Type="${RELATION}/image" Target="${file}"/>`;
    addContentType(zip, `<Default Extension="${format}" ContentType="image/${format}"/>`, `Extension="${format}"`);
  }
  if (relations === '') return;
  const before =
    zip.file(RELATIONS)?.asText() ??
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;
  zip.file(RELATIONS, insertedAtEnd(before, 'Relationships', relations));
}

/** Adds what tells the type of a part, unless `mark` is there. */
export function addContentType(zip: PizZip, type: string, mark: string): void {
  const file = '[Content_Types].xml';
  const types = zip.file(file)!.asText();
  if (!types.includes(mark)) zip.file(file, insertedAtEnd(types, 'Types', type));
}

/** An XML document with more at the end of its root. */
export function insertedAtEnd(xml: string, root: string, more: string): string {
  const end = xml.lastIndexOf(`</${root}>`);
  // a root without contents has no end tag
  if (end < 0) return xml.replace(/\/>\s*$/, `>${more}</${root}>`);
  return `${xml.slice(0, end)}${more}${xml.slice(end)}`;
}

interface Size {
  readonly format: Format;
  readonly width: number;
  readonly height: number;
}

/** The format and the size of a picture; null for what is neither PNG nor JPEG. */
export function sizeOf(bytes: Uint8Array): Size | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = pngSize(data) ?? jpegSize(data);
  return size && size.width > 0 && size.height > 0 ? size : null;
}

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

const pngSize = (data: Buffer): Size | null =>
  data.length >= 24 && data.subarray(0, 8).equals(PNG)
    ? { format: 'png', width: data.readUInt32BE(16), height: data.readUInt32BE(20) }
    : null;

/** The markers of JPEG that begin a frame, which has the size; C4, C8 and CC are others. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegSize(data: Buffer): Size | null {
  if (data.length < 4 || data.readUInt16BE(0) !== 0xff_d8) return null;
  for (let at = 2; at + 9 <= data.length && data[at] === 0xff;) {
    const marker = data[at + 1]!;
    if (isFrame(marker)) {
      return { format: 'jpeg', height: data.readUInt16BE(at + 5), width: data.readUInt16BE(at + 7) };
    }
    // a byte that fills up; else a segment, which tells its length
    at += marker === 0xff ? 1 : 2 + data.readUInt16BE(at + 2);
  }
  return null;
}
