import { describe, expect, it } from '@jest/globals';
import * as xlsx from '@e965/xlsx';
import { setTimeout } from 'node:timers/promises';
import type { Column, Sheet, SheetRow } from '../../src/spreadsheets/sheet.ts';
import { readXlsx } from '../../src/spreadsheets/read-xlsx.ts';
import { SpreadsheetError } from '../../src/spreadsheets/spreadsheet-error.ts';
import { writeXlsx } from '../../src/spreadsheets/write-xlsx.ts';
import { bytesOf, firstRows, shown, unzipped, written } from './support.ts';

const COLUMNS: readonly Column[] = [
  { heading: '姓名', kind: 'text', width: 12 },
  { heading: '警号', kind: 'text' },
  { heading: '身份证号', kind: 'text', note: '18 位，末位可为 X' },
  { heading: '入警日期', kind: 'day' },
  { heading: '序号', kind: 'integer' },
  { heading: '得分', kind: 'decimal' },
  { heading: '警衔', kind: 'text', values: ['一级警司', '二级警司'] },
];
const ROWS: readonly SheetRow[] = [
  ['合成甲', '000123', '330700199001010017', '2026-01-01', 1, 91.25, '一级警司'],
  ['合成乙', '000124', '33070019900101002X', '1900-03-01', 2, '-0.5', '二级警司'],
];
const sheet = (given: Partial<Sheet> = {}): Sheet => ({ name: '花名册', columns: COLUMNS, rows: ROWS, ...given });
const refusal = (sheets: readonly Sheet[]) =>
  bytesOf(writeXlsx(sheets)).then(
    () => null,
    (error: unknown) => (error instanceof SpreadsheetError ? [error.code, error.cell, error.text.zh] : error),
  );

describe('a workbook that was written', () => {
  it('is read as it was written, by this reader and by another', async () => {
    const bytes = await written(sheet());
    const headings = Object.fromEntries(COLUMNS.map(({ heading }, i) => [`${'ABCDEFG'[i]}1`, heading]));
    const first = ['合成甲', '000123', '330700199001010017', '2026-01-01', '1', '91.25', '一级警司'];
    const second = ['合成乙', '000124', '33070019900101002X', '1900-03-01', '2', '-0.5', '二级警司'];
    const values = [first, second].flatMap((row, i) => row.map((value, k) => [`${'ABCDEFG'[k]}${i + 2}`, value]));
    const expected = { ...headings, ...Object.fromEntries(values) };
    expect(shown(await firstRows(bytes))).toEqual(expected);
    const other = xlsx.read(bytes, { cellNF: true }).Sheets['花名册']!;
    const cells = Object.entries(other).filter(([address]) => /^[A-G][123]$/.test(address));
    expect(
      Object.fromEntries(cells.map(([address, { w, v }]: [string, xlsx.CellObject]) => [address, w ?? v])),
    ).toEqual(expected);
    expect([other['B2'].t, other['C2'].t, other['D2'].t, other['D2'].z]).toEqual(['s', 's', 'n', 'yyyy\\-mm\\-dd']);
  });

  it('has the same bytes whenever and wherever it is written', async () => {
    const first = await written(sheet());
    const zone = process.env['TZ'];
    try {
      process.env['TZ'] = 'America/New_York';
      await setTimeout(5);
      expect(first.equals(await written(sheet()))).toBe(true);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('has the elements of a sheet in the order that Excel demands', async () => {
    const sections: SheetRow[] = [{ section: '城东派出所' }, ...ROWS];
    const parts = unzipped(await written(sheet({ title: '合成花名册', rows: sections, emptyRows: 100 })));
    const xml = parts['xl/worksheets/sheet1.xml']!;
    const order = [
      ...xml.matchAll(
        /<(sheetPr|sheetViews|cols|sheetData|autoFilter|mergeCells|dataValidations|pageMargins|pageSetup)[ >]/g,
      ),
    ];
    expect(order.map(([, name]) => name)).toEqual([
      'sheetPr',
      'sheetViews',
      'cols',
      'sheetData',
      'autoFilter',
      'mergeCells',
      'dataValidations',
      'pageMargins',
      'pageSetup',
    ]);
    expect(xml).toContain('<autoFilter ref="A2:G5"/>');
    expect(xml).toContain('<mergeCell ref="A1:G1"/><mergeCell ref="A3:G3"/>');
    expect(xml).toContain('ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"');
    expect(xml).toContain(
      'type="list" showErrorMessage="1" allowBlank="1" sqref="G3:G105"><formula1>&quot;一级警司,二级警司&quot;',
    );
    expect(xml).toContain('promptTitle="身份证号" prompt="18 位，末位可为 X" sqref="C3:C105"');
    expect(parts['xl/workbook.xml']).toContain(`localSheetId="0">'花名册'!$1:$2</definedName>`);
  });

  it('keeps long lists, and values with commas, on a hidden sheet', async () => {
    const long = Array.from({ length: 60 }, (_, i) => `合成单位${i}`);
    const columns: Column[] = [
      { heading: '单位', kind: 'text', values: long },
      { heading: '类别', kind: 'text', values: ['甲,乙', '丙'] },
    ];
    const bytes = await written(sheet({ columns, rows: [], emptyRows: 10 }), { ...sheet(), name: '第二张' });
    const xml = unzipped(bytes)['xl/worksheets/sheet1.xml'];
    expect(xml).toContain('sqref="A2:A11"><formula1>_list1</formula1>');
    expect(xml).toContain('sqref="B2:B11"><formula1>_list2</formula1>');
    const sheets = await readXlsx(bytes);
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['花名册', false],
      ['第二张', false],
      ['_lists', true],
    ]);
    const names = xlsx.read(bytes).Workbook!.Names!.filter(({ Name }) => Name.startsWith('_list'));
    expect(names.map(({ Ref }) => Ref)).toEqual(["'_lists'!$A$1:$A$60", "'_lists'!$B$1:$B$2"]);
  });

  it('keeps any text that XML can hold, and a formula a text', async () => {
    const texts = [
      '=1+1',
      ' 前后 ',
      '两\n行',
      '<&>"\'',
      '_x000D_',
      'a_x0041_b',
      '😀𠮷',
      '一\u0000\u0008\uFFFE\uD800二',
      '换\r\n行',
      "'撇",
    ];
    const columns: Column[] = [{ heading: '文字', kind: 'text' }];
    const bytes = await written(sheet({ columns, rows: texts.map((text) => [text]) }));
    const kept = texts.with(7, '一二').with(8, '换\n行');
    const cells = (await firstRows(bytes)).slice(1).map(({ cells: [cell] }) => cell);
    expect(cells).toEqual(kept.map((text, i) => ({ kind: 'text', text, row: i + 2, column: 1 })));
    const other = xlsx.read(bytes).Sheets['花名册']!;
    expect(kept.map((_, i) => other[`A${i + 2}`].v)).toEqual(kept);
    expect(other['A2'].f).toBeUndefined();
  });

  it('writes as a text what a number or a day cannot hold', async () => {
    const columns: Column[] = [
      { heading: '日期', kind: 'day' },
      { heading: '数', kind: 'integer' },
      { heading: '小数', kind: 'decimal' },
    ];
    const rows: SheetRow[] = [
      ['1899-12-31', 1_000_000_000_000_000, '0.1234567890123456789'],
      ['2001-07', 1.5, Number.NaN],
      [null, null, ''],
    ];
    const cells = (await firstRows(await written(sheet({ columns, rows })))).slice(1);
    expect(cells.map((row) => row.cells.map(({ kind }) => kind))).toEqual([
      ['text', 'text', 'text'],
      ['text', 'text', 'text'],
    ]);
    expect(shown(cells)).toMatchObject({ A2: '1899-12-31', B2: '1000000000000000', A3: '2001-07', B3: '1.5' });
  });

  it('asks for rows as they are taken', async () => {
    let asked = 0;
    const rows = (function* () {
      for (; asked < 100_000; asked++) yield ['合成', String(asked).padStart(6, '0')];
    })();
    const chunks = writeXlsx([sheet({ rows })]);
    const sizes: number[] = [];
    for (let i = 0; i < 20; i++) sizes.push((await chunks.next()).value?.length ?? 0);
    expect(asked).toBeLessThan(20_000);
    expect(Math.max(...sizes)).toBeLessThan(200_000);
    await chunks.return();
    expect(rows.next().done).toBe(true);
  });
});

describe('what no workbook can hold', () => {
  it.each([
    ['no sheet', [], null, '至少要有一张工作表'],
    ['a name that is too long', [sheet({ name: '表'.repeat(32) })], null, '工作表不能命名为'],
    ['a name with what names cannot have', [sheet({ name: '一/二' })], null, '工作表不能命名为'],
    ['one name twice', [sheet({ name: 'a' }), sheet({ name: 'A' })], null, '有两张工作表名为'],
    ['no column', [sheet({ columns: [] })], null, '工作表须有 1 至'],
    ['more values than columns', [sheet({ rows: [Array.from({ length: 8 }, () => '值')] })], null, '行有 8 个值'],
    ['a text that is too long', [sheet({ rows: [['长'.repeat(32_768)]] })], 'A2', '单元格最多'],
  ] as const)('is refused: %s', async (_, sheets, cell, message) => {
    expect(await refusal(sheets)).toEqual(['NOT_WRITABLE', cell, expect.stringContaining(message)]);
  });
});
