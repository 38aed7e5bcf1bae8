import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import { docxOf, fillTemplate, placeholdersOf } from '../../src/documents/docx-template.ts';
import { partsOf } from '../../src/documents/docx-parts.ts';
import { contentsOf } from '../../src/documents/docx-text.ts';
import { dropUnshown } from '../../src/documents/docx-unshown.ts';

const FORM = join(import.meta.dirname, '../../forms/officer-form.docx');
const DOCUMENT = 'word/document.xml';
const RELATIONS = 'word/_rels/document.xml.rels';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A picture of one point. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PHOTO = { bytes: PNG, frame: { width: 32, height: 48 } };

let shipped: Buffer;
beforeAll(async () => {
  shipped = await readFile(FORM);
});

const zipOf = (bytes: Uint8Array): PizZip => new PizZip(bytes);
const textOf = (zip: PizZip, path: string): string => zip.file(path)!.asText();

/** The shipped template with other parts, each made of what it was. */
const templateWith = (parts: Readonly<Record<string, (text: string) => string | Uint8Array>>): Uint8Array => {
  const zip = zipOf(shipped);
  for (const [path, made] of Object.entries(parts)) zip.file(path, made(zip.file(path)?.asText() ?? ''));
  return docxOf(zip);
};

const related =
  (kind: string, id: string, target: string, more = '') =>
  (text: string) =>
    text.replace(
      '</Relationships>',
      `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"${more}/></Relationships>`,
    );

const atStart = (xml: string) => (text: string) => text.replace('<w:body>', `<w:body>${xml}`);

describe('a filled form', () => {
  it('has a photo where its placeholder stands, and none where there is no placeholder', () => {
    const shown = fillTemplate(shipped, { 照片: PHOTO });
    expect(shown.file('word/media/picture1.png')!.asNodeBuffer()).toEqual(PNG);
    const without = templateWith({ [DOCUMENT]: (text) => text.replace('{@照片}', '') });
    const zip = fillTemplate(without, { 照片: PHOTO });
    expect(Object.keys(zip.files).filter((name) => /media|picture/.test(name))).toEqual([]);
    expect(textOf(zip, RELATIONS)).not.toContain('picture');
  });

  it('has nothing of what is left over in its template: pictures without a place, a thumbnail, parts that nothing names', () => {
    const left = templateWith({
      // as it is in a template that was made of a filled form
      'word/media/picture1.png': () => Buffer.from('the photo of another officer'),
      'word/media/kept.png': () => PNG,
      'word/media/stray.jpeg': () => Buffer.from('stray'),
      'word/header9.xml': () => '<w:hdr/>',
      'docProps/thumbnail.jpeg': () => Buffer.from('what the template looked like'),
      [RELATIONS]: (text) =>
        related('image', 'rIdKept', '/word/media/Kept.png')(related('image', 'picture1', 'media/picture1.png')(text)),
      '_rels/.rels': (text) =>
        text.replace(
          '</Relationships>',
          '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail" Target="docProps/thumbnail.jpeg"/></Relationships>',
        ),
      '[Content_Types].xml': (text) =>
        text.replace('</Types>', '<Override PartName="/word/header9.xml" ContentType="a/b"/></Types>'),
      [DOCUMENT]: atStart('<w:p><w:r><w:drawing><a:blip r:embed="rIdKept"/></w:drawing></w:r></w:p>'),
    });
    const zip = fillTemplate(left, { 照片: PHOTO });
    const names = Object.keys(zip.files).filter((name) => !zip.files[name]!.dir);
    expect(names.toSorted()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'word/_rels/document.xml.rels',
      'word/document.xml',
      'word/footer1.xml',
      'word/media/form-picture1.png',
      'word/media/kept.png',
    ]);
    expect(textOf(zip, RELATIONS)).not.toContain('"picture1"');
    expect(textOf(zip, '_rels/.rels')).not.toContain('thumbnail');
    expect(textOf(zip, '[Content_Types].xml')).not.toContain('header9');
    const pictures = contentsOf(partsOf(zip)).filter(([what]) => what === 'picture');
    expect(pictures).toHaveLength(2);
    expect(new Set(pictures.map(([, hash]) => hash)).size).toBe(1);
    // nothing more is left out of what is done already
    dropUnshown(zip);
    expect(Object.keys(zip.files).filter((name) => !zip.files[name]!.dir)).toEqual(names);
  });

  it.each([
    [
      'a photo outside of the body',
      { 'word/footer1.xml': (text: string) => text.replace('{出处}', '{@照片}') },
      '{@照片} stands in word/footer1.xml, where no picture can',
    ],
    [
      'a text that is bound to other data',
      { [DOCUMENT]: atStart('<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr></w:sdt>') },
      'w:dataBinding',
    ],
  ])('is made of no template with %s', (_what, parts, problem) => {
    expect(() => placeholdersOf(templateWith(parts))).toThrow(problem);
  });

  it('is made of no zip without a document', () => {
    const zip = zipOf(shipped);
    zip.remove(DOCUMENT);
    expect(() => placeholdersOf(docxOf(zip))).toThrow('it has no word/document.xml');
  });
});

describe('what a document says', () => {
  const says = (body: string, more: Parameters<typeof templateWith>[0] = {}) =>
    contentsOf(
      partsOf(
        zipOf(
          templateWith({
            [DOCUMENT]: (text) => text.replace(/<w:body>.*<\/w:body>/s, `<w:body>${body}</w:body>`),
            ...more,
          }),
        ),
      ),
    );
  const paragraph = (xml: string) => `<w:p><w:r>${xml}</w:r></w:p>`;
  const file = 'word/media/a.bin';
  const withFile = (kind: string, content = 'a') => ({
    [file]: () => Buffer.from(content),
    [RELATIONS]: related(kind, 'rIdA', 'media/a.bin'),
  });

  it.each([
    ['a picture', 'image', '<a:blip r:embed="rIdA"/>', 'picture'],
    [
      'the drawing that is shown in place of a picture',
      'image',
      '<a:blip r:embed="none"><asvg:svgBlip r:embed="rIdA"/></a:blip>',
      'picture',
    ],
    [
      'a picture of older programs',
      'image',
      '<w:pict><v:shape id="rIdB"><v:imagedata r:id="rIdA"/></v:shape></w:pict>',
      'picture',
    ],
    ['an object of another program', 'oleObject', '<w:object><o:OLEObject r:id="rIdA"/></w:object>', 'oleObject'],
    ['a chart', 'chart', '<w:drawing><c:chart r:id="rIdA"/></w:drawing>', 'chart'],
  ])('has the bytes of %s', (_what, kind, xml, told) => {
    const one = says(paragraph(xml), withFile(kind));
    expect(one).toContainEqual([told, expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(says(paragraph(xml), withFile(kind, 'b'))).not.toEqual(one);
  });

  it('has a document that is put into it, and the address of what is outside of the file', () => {
    expect(says('<w:altChunk r:id="rIdA"/>', withFile('aFChunk'))).toEqual([['aFChunk', expect.any(String)]]);
    const outside = { [RELATIONS]: related('image', 'rIdA', 'https://example.org/a.png', ' TargetMode="External"') };
    expect(says(paragraph('<a:blip r:link="rIdA"/>'), outside)).toContainEqual([
      'picture',
      'https://example.org/a.png',
    ]);
  });

  it.each([
    [
      'a character of another font',
      '<w:sym w:font="Wingdings" w:char="F0FE"/>',
      '<w:sym w:font="Wingdings" w:char="F0A8"/>',
    ],
    ['a text that is hidden', '<w:t>优秀</w:t>', '<w:rPr><w:vanish/></w:rPr><w:t>优秀</w:t>'],
    ['a field in place of a text', '<w:t>优秀</w:t>', '<w:instrText> QUOTE 称职 </w:instrText><w:t>优秀</w:t>'],
  ])('is another thing with %s', (_what, xml, other) => {
    expect(says(paragraph(other))).not.toEqual(says(paragraph(xml)));
  });

  it('is another thing where a control or a field shows what is kept elsewhere', () => {
    const text = '<w:t>优秀</w:t>';
    const bound = `<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="b"/></w:sdtPr><w:sdtContent>${paragraph(text)}</w:sdtContent></w:sdt>`;
    expect(says(bound)).toEqual([['dataBinding', 'storeItemID=b', 'xpath=/a'], ['优秀']]);
    const field = `<w:p><w:fldSimple w:instr="QUOTE 称职"><w:r>${text}</w:r></w:fldSimple></w:p>`;
    expect(says(field)).toEqual([['fldSimple', 'instr=QUOTE 称职'], ['优秀']]);
  });

  it('is the same with a text that is hidden no more than before, and without the head and the foot', () => {
    const text = paragraph('<w:t>优秀</w:t>');
    expect(says(paragraph('<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>优秀</w:t>'))).toEqual([['优秀']]);
    expect(says(paragraph('<w:rPr><w:vanish/></w:rPr><w:t>合成</w:t>') + text)).toEqual([[''], ['优秀']]);
    expect(says(`${text}<w:sectPr><w:footerReference r:id="rId1"/></w:sectPr>`)).toEqual([['优秀']]);
  });
});
