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
import { madeByHand } from '../../spreadsheets/support.ts';

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

async function workbookOf(...sheets: Sheet[]): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of writeXlsx(sheets)) parts.push(part);
  return Buffer.concat(parts);
}

/** A sheet whose numbers are written as they are given. */
const kept = (rows: readonly (readonly (string | { readonly number: string })[])[]): Buffer => {
  const cellOf = (cell: string | { readonly number: string }) =>
    typeof cell === 'string' ? `<c t="inlineStr"><is><t>${cell}</t></is></c>` : `<c><v>${cell.number}</v></c>`;
  return Buffer.from(madeByHand(rows.map((cells) => `<row>${cells.map(cellOf).join('')}</row>`).join('')));
};

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

  it('is there as a list of its fields, too, in the language that is asked for', async () => {
    const fields = JSON.parse((await downloaded('/imports/templates/CREATE_UNITS.json')).toString()) as unknown[];
    expect(fields).toContainEqual({ field: 'code', heading: '单位代码', required: true, values: null });
    expect(fields).toContainEqual({ field: 'parent', heading: '上级单位', required: false, values: null });
    const values = expect.objectContaining({ STATION: '派出所' });
    expect(fields).toContainEqual(expect.objectContaining({ field: 'category', values }));
    const headers = { authorization: `Bearer ${api.token}`, 'accept-language': 'en' };
    const english = await fetch(`${api.url}/imports/templates/CREATE_UNITS.json`, { headers });
    expect(await english.json()).toContainEqual({ field: 'code', heading: 'Code', required: true, values: null });
    expect((await get('/imports/templates/CREATE_UNITS.json', api.anonymous())).status).toBe(401);
  });

  it('is there for who signs in, and of kinds that there are', async () => {
    expect((await get('/imports/templates/CREATE_UNITS.xlsx', api.anonymous())).status).toBe(401);
    expect((await get('/imports/templates/NOTHING.xlsx')).status).toBe(404);
    expect((await get('/imports/templates/NOTHING.json')).status).toBe(404);
    expect((await get('/imports/templates/CREATE_UNITS')).status).toBe(404);
    expect((await get('/imports/templates/CREATE_UNITS.xlsx?kind=x')).status).toBe(400);
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
    expect(second!.at(-1)).toContain('机构类型：“不知”不在可选值之内');
    const other = await api.signedIn(['registry:read', 'unit:write']);
    const [sheet, blind] = [`/imports/${encodeURIComponent(id)}/rows.xlsx`, await api.signedIn(['unit:write'])];
    expect((await get(sheet, other)).status).toBe(404);
    expect((await get(sheet, blind)).status).toBe(403);
    expect((await get(`${sheet}?id=x`)).status).toBe(400);
    // what is given back is sent again, mended
    const again = await upload('CREATE_UNITS', back, { type: 'application/octet-stream' });
    expect((await read(again)).columns.at(-1)).toEqual({ heading: '未通过原因', field: null });
    expect(problemsIn(await run('rehearse', again))).toHaveLength(1);
    const twice = await rowsIn(await downloaded(`/imports/${encodeURIComponent(again)}/rows.xlsx`));
    expect(twice[0]).toEqual(headings);
    expect(twice[1]).toEqual(first);
    expect(twice[2]).toEqual(second);
  });
});

describe('a workbook of several sheets', () => {
  const columns = ['单位代码', '单位名称', '机构类型', '生效日期'].map((heading) => ({
    heading,
    kind: 'text' as const,
  }));
  const sheetOf = (name: string, code: string): Sheet => ({
    name,
    columns,
    rows: code === '' ? [] : [[code, `合成${code}`, '派出所', '2024-01-01']],
  });
  const sent = async (body: Buffer, sheet?: string) => {
    const response = await send('CREATE_UNITS', body, { type: 'application/octet-stream', name: '单位.xlsx', sheet });
    return { status: response.status, answer: (await response.json()) as { id: string } & Record<string, unknown> };
  };

  it('is read at the first that has rows, unless another is named, which the file and its sender are told', async () => {
    const cover: Sheet = { name: '封面', columns: [{ heading: '合成单位一览', kind: 'text' }], rows: [] };
    const body = await workbookOf(cover, sheetOf('甲', 'W-1'), sheetOf('乙', 'W-2'), sheetOf('填写说明', 'x'));
    const first = await sent(body);
    expect(first).toMatchObject({ status: 201, answer: { sheet: '甲', otherSheets: ['封面', '乙'] } });
    expect(await read(first.answer.id)).toMatchObject({
      sheetName: '甲',
      rows: { nodes: [{ cells: ['W-1', '合成W-1', '派出所', '2024-01-01'] }] },
    });
    const second = await sent(body, '乙');
    expect(second).toMatchObject({ status: 201, answer: { sheet: '乙', otherSheets: ['封面', '甲'] } });
    expect(await read(second.answer.id)).toMatchObject({ sheetName: '乙' });
    const none = await sent(body, '丙');
    expect([none.status, JSON.stringify(none.answer)]).toEqual([422, expect.stringContaining('封面、甲、乙')]);
    const text = await send('CREATE_UNITS', csv(['单位代码'], ['W-3']), { sheet: '甲' });
    expect(text.status).toBe(422);
    expect((await read(await upload('CREATE_UNITS', csv(['单位代码'], ['W-3'])))).sheetName).toBeNull();
  });
});

describe('a sheet that was typed carelessly', () => {
  it('is read without the blanks inside Chinese names, and refused in the order of its columns', async () => {
    const headings = ['姓名', '警号', '出生日期', '性别', '入警时间', '人员类别', '单位', '职务', '生效日期'];
    const rows = [
      ['合\u3000 成', 'T90001', '', '男', '2024-01-01', '民警', 'ROOT', '民警', '2024-01-01'],
      ['合成', 'T90002', '44197', '无', '昨天', '', '无此单位', '民警', '2024-01-01'],
    ];
    const id = await upload('ENROLL_OFFICERS', csv(headings, ...rows));
    const tried = await run('apply', id, { policy: 'SKIP_REFUSED' });
    expect(problemsIn(tried).map((line) => line.split(' ')[1])).toEqual(['C3', 'D3', 'E3', 'F3', 'G3']);
    expect(problemsIn(tried)[0]).toContain('“44197”是没有日期格式的数字，不是日期（可能是 2021-01-01）');
    const { name } = await api.registry.officerVersion.findFirstOrThrow({ where: { policeNumber: 'T90001' } });
    expect(name).toBe('合成');
  });

  it('is refused where a name is of several, with what tells them apart', async () => {
    for (const code of ['S-1', 'S-2']) await createUnit(api.registry, { code, name: '合成同名所' });
    const rows = [['S-3', '合成新所', '派出所', '2024-01-01', '合成同名所']];
    const id = await upload('CREATE_UNITS', csv(['单位代码', '单位名称', '机构类型', '生效日期', '上级单位'], ...rows));
    expect(problemsIn(await run('rehearse', id))).toEqual(['2 E2 - 上级单位：“合成同名所”不止一个，请改用单位代码']);
  });

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

  it('has the numbers that are shown, not the ones that a file keeps of them', async () => {
    const typed = [
      ['统计对象', '指标标识', '指标名称', '起始日期', '截止日期（不含）', '数值', '依据文号'],
      [
        'ROOT',
        'hours',
        '学时（合成）',
        '2024-01-01',
        '2024-02-01',
        { number: '8.1999999999999993' },
        '合成〔2024〕8号',
      ],
      [
        'ROOT',
        'more_hours',
        '学时（合成）',
        '2024-01-01',
        '2024-02-01',
        { number: '0.30000000000000004' },
        '合成〔2024〕8号',
      ],
    ];
    const id = await upload('RECORD_TALLIES', kept(typed), { type: 'application/octet-stream' });
    const { rows } = await read(id);
    expect(rows.nodes.map(({ cells }) => cells[5])).toEqual(['8.2', '0.3']);
  });

  it('is refused by the cell that has no value, or what nobody sees, and no other row with it', async () => {
    const headings = ['单位代码', '单位名称', '机构种类', '生效日期', '临时机构', '上级单位'];
    const rowOf = (code: string, temporary: string, parent: string) => [
      code,
      '合成所',
      '派出所',
      '2024-01-01',
      temporary,
      parent,
    ];
    const typed = [
      headings,
      rowOf('C-1', 'constructor', 'ROOT'),
      rowOf('C-2', '否', '_x0000_ROOT'),
      rowOf('C-3', '否', '\u202eROOT'),
      rowOf('C-4', '#SPILL!', 'ROOT'),
      rowOf('C-5', '否', '没有'.repeat(1_000)),
      rowOf('C-6', '否', 'ROOT'),
    ];
    const id = await upload('CREATE_UNITS', kept(typed), { type: 'application/octet-stream' });
    const batch = await run('apply', id, { policy: 'SKIP_REFUSED' });
    expect([batch.status, batch.acceptedCount]).toEqual(['APPLIED', 1]);
    expect(problemsIn(batch).map((line) => line.split(' ')[1])).toEqual(['E2', 'F3', 'F4', 'E5', 'F6']);
    expect(problemsIn(batch).at(-1)!.length).toBeLessThan(120);
    expect((await get(`/imports/${encodeURIComponent(id)}/rows.xlsx`)).status).toBe(200);
  });

  it('is refused where it is too wide, has too much text, or repeats one text at will', async () => {
    const headings = '<row r="1"><c r="A1" t="inlineStr"><is><t>单位代码</t></is></c></row>';
    const rowsOf = (cell: (row: number) => string, count: number) =>
      Array.from({ length: count }, (_, i) => `<row r="${i + 2}">${cell(i + 2)}</row>`).join('');
    const wide = madeByHand(headings + rowsOf((row) => `<c r="XFD${row}"><v>1</v></c>`, 3));
    const headed = madeByHand(
      `<row r="1">${Array.from({ length: 201 }, (_, i) => `<c t="inlineStr"><is><t>h${i}</t></is></c>`).join('')}</row>`,
    );
    const repeated = madeByHand(headings + rowsOf((row) => `<c r="A${row}" t="s"><v>0</v></c>`, 700), {
      'xl/sharedStrings.xml': `<sst><si><t>${'字'.repeat(32_000)}</t></si></sst>`,
    });
    const long = Buffer.from(`单位代码,单位名称\r\nL-1,${'字'.repeat(32_768)}`);
    const answers = [];
    for (const body of [wide, headed, repeated, long]) {
      const answer = await send('CREATE_UNITS', Buffer.from(body), { type: 'application/octet-stream' });
      const { errors } = (await answer.json()) as { errors: { message: string }[] };
      answers.push(`${answer.status} ${errors[0]!.message}`);
    }
    expect(answers).toEqual([
      '422 文件过大：超过 200 列',
      '422 文件过大：超过 200 列',
      '422 表格内容过多，请分成几个文件',
      '422 单元格 B2 超过 32767 个字符',
    ]);
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
