import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import { docxOf, fillTemplate } from '../../../src/documents/docx-template.ts';
import { contentsOf } from '../../../src/documents/docx-text.ts';
import { FORM_KINDS, type FormName } from '../../../src/modules/forms/form-kind.rules.ts';
import { openTemplates, problemsOfTemplate } from '../../../src/modules/forms/form-templates.ts';
import { ZipReader } from '../../../src/spreadsheets/zip-reader.ts';
import { READ_LIMITS } from '../../../src/spreadsheets/limits.ts';
import { useTemporaryFolders } from '../../support/temporary.ts';

const temporaryFolder = useTemporaryFolders();

const SHIPPED = join(import.meta.dirname, '../../../forms');
/** What writes the templates; it is no part of the program, and has no types. */
const SCRIPT: string = join(import.meta.dirname, '../../../scripts/forms.mjs');
const NAMES = Object.keys(FORM_KINDS) as FormName[];

/** The shipped template of 干部任免审批表 with other text in it. */
async function altered(change: (xml: string) => string): Promise<Uint8Array> {
  const zip = new PizZip(await readFile(join(SHIPPED, 'officer-form.docx')));
  zip.file('word/document.xml', change(zip.file('word/document.xml')!.asText()));
  return zip.generate({ type: 'uint8array' });
}

const folderWith = async (files: Readonly<Record<string, Uint8Array | string>>): Promise<string> => {
  const folder = await temporaryFolder('forms');
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
};

/** A picture of one point. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('templates of forms', () => {
  it('are shipped whole', async () => {
    for (const name of NAMES) {
      expect(await problemsOfTemplate(name, await readFile(join(SHIPPED, `${name}.docx`)))).toEqual([]);
    }
  });

  it('are taken from the folder of the office, others being the shipped ones', async () => {
    const own = await altered((xml) => xml.replace('填表人：', '填表人（本单位）：'));
    const folder = await folderWith({ 'officer-form.docx': own, '~$ficer-form.docx': 'of Word', 'notes.txt': '' });
    const templates = await openTemplates(SHIPPED, folder);
    expect(Buffer.from(own).equals(templates['officer-form'])).toBe(true);
    expect(templates['honor-form']).toEqual(await readFile(join(SHIPPED, 'honor-form.docx')));
  });

  it.each([
    [
      'a placeholder that is misspelt',
      '{民族}',
      '{名族}',
      ['{名族} is no placeholder, the nearest is {民族}', '{民族} is missing'],
    ],
    ['one that is missing', '{籍贯}', '', ['{籍贯} is missing']],
    ['one of a list that is missing', '{经历}', '', ['{经历} is missing within {#简历}']],
    ['a photo as text', '{@照片}', '{照片}', ['{照片} is written {@照片}']],
    ['a text that is put in as it is', '{姓名}', '{@姓名}', [expect.stringContaining('姓名')]],
    ['one that is not closed', '{籍贯}', '{籍贯', [expect.stringContaining('籍贯')]],
    ['a list that is not closed', '{/简历}', '', [expect.stringContaining('简历')]],
  ])('stop the start with the name of %s', async (_what, from, to, problems) => {
    const template = await altered((xml) => xml.replace(from, to));
    expect((await problemsOfTemplate('officer-form', template)).map(({ en }) => en)).toEqual(problems);
  });

  it('stop the start where a file is none, or of no form, each told at once', async () => {
    const folder = await folderWith({ 'officer-form.docx': 'no zip', 'officers-form.docx': '' });
    await expect(openTemplates(SHIPPED, folder)).rejects.toThrow(
      `MUSTER_FORMS_DIR: the templates in ${folder} cannot be filled: officer-form.docx: it is no .docx; officers-form.docx is no form, the nearest is officer-form.docx. 模板无法填写：officer-form.docx：模板有误（it is no .docx）；officers-form.docx 不是表单，最接近的是 officer-form.docx。`,
    );
    await expect(openTemplates(SHIPPED, join(folder, 'none'))).rejects.toThrow('none cannot be read: ENOENT');
    const misspelt = await folderWith({ 'officer-form.docx': await altered((xml) => xml.replace('{民族}', '{名族}')) });
    await expect(openTemplates(SHIPPED, misspelt)).rejects.toThrow(
      '模板无法填写：officer-form.docx：{名族} 不是占位符，最接近的是 {民族}；officer-form.docx：缺少 {民族}。',
    );
  });

  it('stop the start where one that is shipped is not there, or damaged', async () => {
    const one = await readFile(join(SHIPPED, 'officer-form.docx'));
    const damaged = Buffer.from(one);
    damaged.fill(0, 900, 1_000);
    const rest = Object.fromEntries(
      await Promise.all(NAMES.map(async (name) => [`${name}.docx`, await readFile(join(SHIPPED, `${name}.docx`))])),
    ) as Record<string, Uint8Array>;
    const { 'honor-form.docx': _, ...without } = rest;
    await expect(openTemplates(await folderWith(without), null)).rejects.toThrow(
      'honor-form.docx cannot be read, so the program was not installed whole: ENOENT',
    );
    await expect(openTemplates(await folderWith({ ...rest, 'officer-form.docx': damaged }), null)).rejects.toThrow(
      'The file is damaged and cannot be read',
    );
  });

  it('are what the script writes that makes them', async () => {
    const { templateOf } = (await import(SCRIPT)) as { templateOf: (name: FormName) => Uint8Array };
    const partsIn = (template: Uint8Array) =>
      Object.entries(new PizZip(template).files).map(([path, file]) => [path, file.asText()]);
    for (const name of NAMES) {
      expect(partsIn(templateOf(name))).toEqual(partsIn(await readFile(join(SHIPPED, `${name}.docx`))));
    }
  });

  it('are filled with a photo, and with nothing of what surrounds a list', async () => {
    const template = await readFile(join(SHIPPED, 'officer-form.docx'));
    const photo = { bytes: PNG, frame: { width: 32, height: 48 } };
    const filled = docxOf(fillTemplate(template, { 姓名: '外', 家庭成员: [{ 称谓: '妻子' }], 照片: photo }));
    const contents = contentsOf(new ZipReader(filled, READ_LIMITS));
    expect(contents.filter(([text]) => text === '外')).toHaveLength(1);
    expect(contents.filter(([text]) => text === 'picture')).toEqual([
      ['picture', expect.stringMatching(/^[0-9a-f]{64}$/)],
    ]);
    const other = docxOf(fillTemplate(template, { 照片: { ...photo, bytes: Buffer.from('no picture') } }));
    expect(contentsOf(new ZipReader(other, READ_LIMITS)).some(([text]) => text === 'picture')).toBe(false);
  });
});
