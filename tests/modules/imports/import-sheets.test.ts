import { beforeAll, describe, expect, it } from '@jest/globals';
import { utils, write } from '@e965/xlsx';
import { IMPORT_KIND } from '../../../src/modules/imports/import.vocabulary.ts';
import { shownText } from '../../../src/spreadsheets/cells.ts';
import { readXlsx } from '../../../src/spreadsheets/read-xlsx.ts';
import type { Sheet } from '../../../src/spreadsheets/sheet.ts';
import { writeXlsx } from '../../../src/spreadsheets/write-xlsx.ts';
import { useApp } from '../../support/app.ts';
import { createUnit } from '../../support/factories.ts';
import { csv, importActs, problemsIn } from '../../support/import-acts.ts';
import { newKey, personalKeys } from '../../support/personal.ts';

const api = useApp({ personalKeys: personalKeys(newKey('k')) });
const { send, upload, read, run, get } = importActs(api);

beforeAll(async () => {
  await createUnit(api.registry, { code: 'ROOT', name: '测试市公安局' });
});

async function rowsIn(bytes: Uint8Array, at = 0): Promise<string[][]> {
  const sheets = await readXlsx(bytes);
  const rows: string[][] = [];
  for await (const { cells } of sheets[at]!.rows()) {
    const texts: string[] = [];
    for (const cell of cells) texts[cell.column - 1] = shownText(cell);
    rows.push(Array.from(texts, (text: string | undefined) => text ?? ''));
  }
  return rows;
}

async function workbookOf(sheet: Sheet): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of writeXlsx([sheet])) parts.push(part);
  return Buffer.concat(parts);
}

const downloaded = async (path: string): Promise<Buffer> => {
  const response = await get(path);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
};

describe('a template', () => {
  it.each(IMPORT_KIND.values)(
    'of %s has headings that are found again, an example that is passed over',
    async (kind) => {
      const bytes = await downloaded(`/imports/templates/${kind}.xlsx`);
      const [headings, example] = await rowsIn(bytes);
      expect(example![0]).toBe('示例（合成）');
      const [, ...explained] = await rowsIn(bytes, 1);
      expect(explained).toHaveLength(headings!.length);
      expect(new Set(headings).size).toBe(headings!.length);
      expect(headings!.every((heading) => /\p{Script=Han}/u.test(heading))).toBe(true);
      const columns = headings!.map((heading) => ({ heading, kind: 'text' as const }));
      const filled = await workbookOf({ name: '甲', columns, rows: [example!, headings!.map(() => 'x')] });
      const id = await upload(kind, filled, { type: 'application/octet-stream' });
      const batch = await read(id);
      expect(batch.rowCount).toBe(1);
      expect(batch.columns.map(({ field }) => field)).not.toContain(null);
    },
  );

  it('is there for who signs in, and of kinds that there are', async () => {
    expect((await get('/imports/templates/CREATE_UNITS.xlsx', api.anonymous())).status).toBe(401);
    expect((await get('/imports/templates/NOTHING.xlsx')).status).toBe(404);
  });
});

describe('a sheet of Excel', () => {
  const columns = ['单位代码', '单位名称', '机构种类', '生效日期', '编制数'].map((heading, i) => ({
    heading,
    kind: (['text', 'text', 'text', 'day', 'integer'] as const)[i]!,
  }));

  it('is read below its title, and given back with the reasons of refused rows', async () => {
    const rows = [
      ['X-1', '合成一所', '派出所', '2024-01-01', 12],
      ['X-2', '合成二所', '不知', '2024-01-01', null],
    ];
    const body = await workbookOf({ name: '单位', title: '合成单位一览表', columns, rows });
    const id = await upload('CREATE_UNITS', body, { type: 'application/octet-stream', name: '单位.xlsx' });
    const failed = await run('apply', id);
    expect(problemsIn(failed).map((line) => line.split(' ').slice(0, 2))).toEqual([['4', 'C4']]);
    const back = await downloaded(`/imports/${encodeURIComponent(id)}/rows.xlsx`);
    const [headings, first, second] = await rowsIn(back);
    expect(headings).toEqual([...columns.map(({ heading }) => heading), '未通过原因']);
    expect(first).toEqual(['X-1', '合成一所', '派出所', '2024-01-01', '12']);
    expect(second!.at(-1)).toContain('机构种类：“不知”不在可选值之内');
    const other = await api.signedIn(['registry:read', 'unit:write']);
    expect((await get(`/imports/${encodeURIComponent(id)}/rows.xlsx`, other)).status).toBe(404);
    // what is given back is sent again, mended
    const again = await upload('CREATE_UNITS', back, { type: 'application/octet-stream' });
    expect((await read(again)).columns.at(-1)).toEqual({ heading: '未通过原因', field: null });
  });
});

describe('a sheet that was typed carelessly', () => {
  it('is refused by the cell where a number has lost its last digits', async () => {
    const book = utils.book_new();
    const typed = [
      ['单位代码', '单位名称', '机构种类', '生效日期', '行政区划代码'],
      ['L-1', '合成所', '派出所', '2024-01-01', 330_702_199_001_011_200],
    ];
    utils.book_append_sheet(book, utils.aoa_to_sheet(typed), '甲');
    const body = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
    const id = await upload('CREATE_UNITS', body, { type: 'application/octet-stream' });
    expect(problemsIn(await run('rehearse', id)).join()).toMatch(/E2.*15/);
  });

  it('is refused by the cell where a heading stands twice', async () => {
    const body = await workbookOf({
      name: '甲',
      columns: ['单位代码', '单位名称', '单位 代码'].map((heading) => ({ heading, kind: 'text' })),
      rows: [['D-1', '合成所', 'D-2']],
    });
    const answer = await send('CREATE_UNITS', body, { type: 'application/octet-stream' });
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('C1')]);
  });
});

describe('a text of Excel', () => {
  it('is read in the character set of Chinese Windows, below titles and between blank rows', async () => {
    // 单位代码,单位名称 and so on, in GB18030
    const gb = Buffer.from(
      'b5a5cebbb4fac2eb2cb5a5cebbc3fbb3c62cbbfab9b9d6d6c0e02cc9fad0a7c8d5c6da0d0a2c2c2c0d0a472d312cbacfb3c9cbf92cc5c9b3f6cbf92c323032342e312e310d0a',
      'hex',
    );
    const id = await upload('CREATE_UNITS', gb);
    expect((await read(id)).rows.nodes).toMatchObject([{ number: 3, cells: ['G-1', '合成所', '派出所', '2024.1.1'] }]);
    expect(await run('rehearse', id)).toMatchObject({ acceptedCount: 1 });
  });

  it('is refused where it is no table', async () => {
    for (const body of [
      csv(['单位代码', '单位名称']),
      Buffer.from('PK nothing'),
      Buffer.from('"a'),
      Buffer.from('甲'),
    ]) {
      expect((await send('CREATE_UNITS', body)).status).toBe(422);
    }
  });
});
