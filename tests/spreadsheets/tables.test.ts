import { describe, expect, it } from '@jest/globals';
import type { CellContent } from '../../src/spreadsheets/cells.ts';
import { readCsv } from '../../src/spreadsheets/read-csv.ts';
import { readSpreadsheet } from '../../src/spreadsheets/read-spreadsheet.ts';
import type { Column } from '../../src/spreadsheets/sheet.ts';
import { tableOf } from '../../src/spreadsheets/table.ts';
import {
  codeOf,
  dayOf,
  decimalOf,
  integerOf,
  nationalIdOf,
  partialDateOf,
  textOf,
} from '../../src/spreadsheets/values.ts';
import { writeCsv } from '../../src/spreadsheets/write-csv.ts';
import { bytesOf, rowsOf, shown, written } from './support.ts';

const csv = (text: string) => new TextEncoder().encode(text);
const read = async (bytes: Uint8Array) => shown(await rowsOf(readCsv(bytes)));

describe('CSV', () => {
  it('is read in the encodings and with the separators in which staff send it', async () => {
    const utf16 = Buffer.from('\uFEFF姓名\t警号\r\n合成\t000123', 'utf16le');
    // 姓名,警号 and 合成,000123 in GB18030
    const gb18030 = Buffer.from('d0d5c3fb2cbeafbac50d0abacfb3c92c303030313233', 'hex');
    const files = [
      csv('姓名,警号\n合成,000123'),
      csv('\uFEFF姓名;警号\r\n"合成";000123\r\n'),
      csv('姓名\t警号\r合成\t000123'),
      utf16,
      utf16.swap16(),
      gb18030,
    ];
    const expected = { A1: '姓名', B1: '警号', A2: '合成', B2: '000123' };
    const again = Buffer.from('\uFEFF姓名\t警号\r\n合成\t000123', 'utf16le');
    for (const file of [...files, again]) expect(await read(file)).toEqual(expected);
  });

  it('numbers rows as a spreadsheet does, and refuses a quote without an end', async () => {
    expect(await read(csv('一\n\n"两\n行"\n三'))).toEqual({ A1: '一', A3: '两\n行', A4: '三' });
    await expect(read(csv('一\n"二'))).rejects.toMatchObject({ code: 'DAMAGED' });
    await expect(read(Buffer.from([0xff, 0xff, 0x00, 0x81]))).rejects.toMatchObject({ code: 'DAMAGED' });
  });

  it('is written so that no cell is a formula, and read as it was', async () => {
    const texts = ['=1+1', '+1', '-1', '@a', "'=1", "'甲", '"引", 号', '两\n行', '000123'];
    const bytes = await bytesOf(writeCsv([['文', '数'], ...texts.map((text) => [text, -5])]));
    const lines = bytes.toString('utf8').split('\r\n');
    expect(lines.slice(0, 5)).toEqual(['\uFEFF文,数', "'=1+1,-5", "'+1,-5", "'-1,-5", "'@a,-5"]);
    expect(
      (await rowsOf(readCsv(bytes)))
        .slice(1)
        .map(({ cells }) => cells.map((cell) => (cell.kind === 'text' ? cell.text : ''))),
    ).toEqual(texts.map((text) => [text, '-5']));
  });
});

describe('a table', () => {
  it('begins below its title, blank rows and whoever filled it in', async () => {
    const text = '合成花名册,,\n,,\n填表单位：合成,日期：2026,\n 姓 名 ,* 警号,备注\n, ,\n合成, 000123 ,,外\n';
    const table = await tableOf(readCsv(csv(text)), (form) => ['姓名', '警号'].includes(form));
    expect(table.columns.map(({ heading, address }) => [heading, address])).toEqual([
      ['姓 名', 'A4'],
      ['* 警号', 'B4'],
      ['备注', 'C4'],
    ]);
    expect(table.above).toEqual(['合成花名册', '填表单位：合成', '日期：2026']);
    const rows = [];
    for await (const row of table.rows) rows.push(row);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ number: 6, unheaded: [{ text: '外', row: 6, column: 4 }] });
    expect(rows[0]!.cells.map((cell) => cell?.column)).toEqual([1, 2, undefined]);
  });

  it('is found in a workbook without knowing its headings', async () => {
    const columns: Column[] = [
      { heading: '姓名', kind: 'text' },
      { heading: '警号', kind: 'text' },
    ];
    const bytes = await written({ name: '表', title: '合成花名册', columns, rows: [['合成', '000123']] });
    const table = await tableOf((await readSpreadsheet(bytes)).rows);
    expect([table.headingRow, table.columns.length]).toEqual([2, 2]);
  });

  it('refuses headings that come again, with their cell, and a file without any', async () => {
    await expect(tableOf(readCsv(csv('姓名,警号,姓 名')))).rejects.toMatchObject({ code: 'HEADINGS', cell: 'C1' });
    await expect(tableOf(readCsv(csv('\n\n')))).rejects.toMatchObject({ code: 'HEADINGS', cell: null });
  });
});

const text = (of: string): CellContent => ({ kind: 'text', text: of });
const number = (of: string): CellContent => ({ kind: 'number', number: Number(of), shown: of });
const REFUSED = { problem: { zh: expect.any(String) as unknown, en: expect.any(String) as unknown } };

describe('a cell means', () => {
  it.each([
    '2026-01-01',
    '2026.1.1',
    '2026/1/1',
    '2026年1月1日',
    '20260101',
    '２０２６－０１－０１',
    ' 2026 年 1 月 1 日 ',
    '2026-01-01 00:00:00',
  ])('a day: %s', (of) => {
    expect(dayOf(text(of))).toEqual({ value: '2026-01-01' });
  });

  it.each(['2026-02-30', '2026-01', '2026年1月', '2026', '1.1', '昨天', '2026-1/1', '00010101x'])(
    'no day: %s',
    (of) => {
      expect(dayOf(text(of))).toEqual(REFUSED);
    },
  );

  it('a day where the file has one or its digits, a month where only that is shown', () => {
    expect(dayOf({ kind: 'day', day: '2026-01-01', monthOnly: false })).toEqual({ value: '2026-01-01' });
    expect(dayOf(number('20260101'))).toEqual({ value: '2026-01-01' });
    expect(dayOf(number('46023'))).toMatchObject({ problem: { zh: expect.stringContaining('可能是 2026-01-01') } });
    // four digits are a year, or the serial of a day from 1908 to 1927
    expect([number('9133'), number('46023.5')].map((of) => partialDateOf(of))).toMatchObject([
      { problem: { zh: expect.stringContaining('可能是 1925-01-01') } },
      { problem: { zh: expect.stringContaining('可能是 2026-01-01') } },
    ]);
    expect(dayOf({ kind: 'day', day: '2026-01-01', monthOnly: true })).toEqual(REFUSED);
    expect(partialDateOf({ kind: 'day', day: '2026-01-01', monthOnly: true })).toEqual({ value: '2026-01' });
    expect(['2026.1', '2026年01月', '202601', '2026'].map((of) => partialDateOf(text(of)))).toEqual(
      ['2026-01', '2026-01', '2026-01', '2026'].map((value) => ({ value })),
    );
  });

  it('a month where its number is not that of another, which has lost its zero', () => {
    expect([number('2026.1'), number('2026.2')].map((of) => partialDateOf(of))).toMatchObject([
      { problem: { zh: expect.stringContaining('请写作 2026-01 或 2026-10') } },
      { value: '2026-02' },
    ]);
    // as it is shown where its cell has two digits
    expect(partialDateOf(number('2026.10'))).toEqual({ value: '2026-10' });
  });

  it('a code, whose leading zeros are kept or known to be lost', () => {
    expect(codeOf(text(' ０００１２３\u200B'), 6)).toEqual({ value: '000123' });
    expect(codeOf(number('000123'), 6)).toEqual({ value: '000123' });
    expect(codeOf(number('123'), 6)).toEqual(REFUSED);
    expect(codeOf(number('123'))).toEqual({ value: '123' });
    expect(nationalIdOf(text('33070019900101002x'))).toEqual({ value: '33070019900101002X' });
    expect(nationalIdOf(number('330700199001010000'))).toEqual(REFUSED);
    expect(nationalIdOf(text('1234'))).toEqual(REFUSED);
  });

  it('a number or a text', () => {
    expect(integerOf(text('１,２３４'))).toEqual({ value: 1234 });
    expect([integerOf(number('1.5')), integerOf(text('一')), decimalOf(text('1,23'))]).toEqual([
      REFUSED,
      REFUSED,
      REFUSED,
    ]);
    expect(decimalOf(text('-0.5'))).toEqual({ value: -0.5 });
    expect(textOf(text('\uFEFF 合成\n备注\u3000'))).toEqual({ value: '合成 备注' });
    expect(textOf(text('合\u202E成'))).toEqual(REFUSED);
    expect([textOf(undefined), codeOf(text(' ')), dayOf(undefined)]).toEqual([
      { value: null },
      { value: null },
      { value: null },
    ]);
    expect(
      [{ kind: 'error', text: '#N/A' } as const, { kind: 'error', text: '=' } as const].map((cell) => textOf(cell)),
    ).toEqual([REFUSED, REFUSED]);
  });
});
