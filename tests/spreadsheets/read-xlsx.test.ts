import { describe, expect, it } from '@jest/globals';
import * as xlsx from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { READ_LIMITS } from '../../src/spreadsheets/limits.ts';
import { SpreadsheetError } from '../../src/spreadsheets/spreadsheet-error.ts';
import { readXlsx } from '../../src/spreadsheets/read-xlsx.ts';
import { firstRows, madeByHand, shown, unzipped, written } from './support.ts';

const STYLES =
  '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="000000"/><numFmt numFmtId="201" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="202" formatCode="[Red]0.00&quot;day&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="200"/><xf numFmtId="201"/><xf numFmtId="202"/><xf numFmtId="57"/></cellXfs></styleSheet>';
const shownBy = async (data: string, parts: Record<string, string | null> = {}) =>
  shown(await firstRows(madeByHand(data, { 'xl/styles.xml': STYLES, ...parts })));
const refusal = async (bytes: Uint8Array, limits = READ_LIMITS) =>
  firstRows(bytes, limits).then(
    () => null,
    (error: unknown) => (error instanceof SpreadsheetError ? error.code : error),
  );

describe('a workbook is read', () => {
  it('with rich text, without its reading, and with the characters that are written as codes', async () => {
    const texts =
      '<sst><si><r><t>合</t></r><r><rPr/><t xml:space="preserve"> 成 </t></r><rPh sb="0" eb="1"><t>ごう</t></rPh></si><si><t>a_x000D_b</t></si></sst>';
    const data = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>';
    expect(await shownBy(data, { 'xl/sharedStrings.xml': texts })).toEqual({ A1: '合 成 ', B1: 'a\rb' });
  });

  it('by the styles of its numbers', async () => {
    const data =
      '<row r="1"><c r="A1" s="1"><v>46023</v></c><c r="B1" s="2"><v>123</v></c><c r="C1" s="3"><v>46023</v></c><c r="D1" s="4"><v>1.5</v></c><c r="E1" s="5"><v>46024.75</v></c><c r="F1"><v>3.307001990010112E17</v></c></row>';
    expect(await shownBy(data)).toEqual({
      A1: '2026-01-01',
      B1: '000123',
      C1: '2026-01',
      D1: '1.5',
      E1: '2026-01-02',
      F1: '330700199001011200',
    });
  });

  it('by the digits that a spreadsheet shows, and hours that are counted as no day', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="[h]:mm"/><numFmt numFmtId="201" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/><xf numFmtId="201"/></cellXfs></styleSheet>';
    const data =
      '<row r="1"><c r="A1"><v>8.1999999999999993</v></c><c r="B1"><v>0.30000000000000004</v></c><c r="C1" s="1"><v>1.5</v></c><c r="D1" s="2"><v>46023</v></c></row>';
    const expected = { A1: '8.2', B1: '0.3', C1: '1.5', D1: '2026-01-01' };
    expect(await shownBy(data, { 'xl/styles.xml': styles })).toEqual(expected);
  });

  it('without cells that have a format alone, wherever they stand', async () => {
    const data = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>';
    expect(shown(await firstRows(madeByHand(data), { ...READ_LIMITS, columns: 1 }))).toEqual({ A1: '1' });
  });

  it('by the calendar that begins with 1904, and with days as texts of ISO 8601', async () => {
    const workbook =
      '<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:q="http://purl.oclc.org/ooxml/officeDocument/relationships"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="表" sheetId="1" q:id="r1"/></x:sheets></x:workbook>';
    const sheet =
      '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row><x:c s="1"><x:v>44561</x:v></x:c><x:c t="d"><x:v>2026-01-01T00:00:00</x:v></x:c><x:c s="1"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(await shownBy('', { 'xl/workbook.xml': workbook, 'xl/worksheets/sheet1.xml': sheet })).toEqual({
      A1: '2026-01-01',
      B1: '2026-01-01',
      C1: '1904-01-01',
    });
  });

  it('without addresses, with empty rows and cells out of order', async () => {
    const data =
      '<row><c><v>1</v></c><c/><c><v>2</v></c></row><row r="4"/><row r="6"><c r="C6"><v>3</v></c><c r="A6"><v>4</v></c></row><row><c r="B9"><v>5</v></c></row>';
    const rows = await firstRows(madeByHand(data));
    expect(shown(rows)).toEqual({ A1: '1', C1: '2', A6: '4', C6: '3', B9: '5' });
    expect(rows.map(({ number }) => number)).toEqual([1, 6, 9]);
  });

  it('with the results of formulas, and says where there is none', async () => {
    const data =
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>X</f><v>文</v></c><c r="C1"><f>1+1</f></c><c r="D1" t="e"><v>#N/A</v></c><c r="E1" t="b"><v>1</v></c></row>';
    expect(await shownBy(data)).toEqual({ A1: '2', B1: '文', C1: '=', D1: '#N/A', E1: 'TRUE' });
  });

  it('as another library wrote it', async () => {
    const sheet = xlsx.utils.aoa_to_sheet(
      [
        ['姓名', '日期', '数'],
        ['合成', new Date(Date.UTC(2026, 0, 1)), 1.5],
      ],
      { UTC: true },
    );
    const book = xlsx.utils.book_new();
    xlsx.utils.book_append_sheet(book, sheet, '表');
    for (const bookSST of [true, false]) {
      const bytes = xlsx.write(book, { type: 'buffer', bookSST, compression: true }) as Uint8Array;
      expect(shown(await firstRows(bytes))).toEqual({
        A1: '姓名',
        B1: '日期',
        C1: '数',
        A2: '合成',
        B2: '2026-01-01',
        C2: '1.5',
      });
    }
  });
});

describe('a file is refused', () => {
  const row = '<row r="1"><c r="A1"><v>1</v></c></row>';
  const sheetOf = (xml: string) => madeByHand('', { 'xl/worksheets/sheet1.xml': xml });
  it.each([
    ['what is no zip', new TextEncoder().encode('姓名,警号'), 'NOT_A_SPREADSHEET'],
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'OLD_FORMAT'],
    [
      'an encrypted workbook',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'ENCRYPTED',
    ],
    ['another kind of zip', zipSync({ 'word/document.xml': strToU8('<a/>') }), 'NOT_A_SPREADSHEET'],
    ['a zip that is cut off', madeByHand(row).subarray(0, 400), 'DAMAGED'],
    ['XML that is not well formed', sheetOf('<worksheet><sheetData></worksheet>'), 'DAMAGED'],
    ['a document type', sheetOf('<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>'), 'UNSAFE'],
    ['an entity', sheetOf('<worksheet><sheetData>&b;</sheetData></worksheet>'), 'DAMAGED'],
    ['elements without end', sheetOf('<a>'.repeat(100)), 'UNSAFE'],
    ['a text without end', sheetOf(`<worksheet>${'a'.repeat(3_000_000)}</worksheet>`), 'UNSAFE'],
    ['a row that comes again', madeByHand(row + row), 'DAMAGED'],
    ['a cell that comes again', madeByHand('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'), 'DAMAGED'],
    ['a number that is none', madeByHand('<row r="1"><c r="A1"><v>x</v></c></row>'), 'DAMAGED'],
    ['a shared text that is not there', madeByHand('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), 'DAMAGED'],
    [
      'a cell that comes again and again',
      madeByHand(`<row r="1">${'<c r="A1"><v>1</v></c>'.repeat(20_000)}</row>`),
      'DAMAGED',
    ],
    [
      'a cell of many texts',
      madeByHand(`<row r="1"><c r="A1"><v>${'1<x/>'.repeat(40_000)}</v></c></row>`),
      'TOO_LARGE',
    ],
    [
      'a shared text of many runs',
      madeByHand('', {
        'xl/sharedStrings.xml': `<sst><si>${`<r><t>${'a'.repeat(1_000)}</t></r>`.repeat(300)}</si></sst>`,
      }),
      'TOO_LARGE',
    ],
    [
      'a workbook of more sheets than anybody has',
      madeByHand('', {
        'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${'<sheet name="表" r:id="r1"/>'.repeat(10_001)}</sheets></workbook>`,
      }),
      'DAMAGED',
    ],
    // of few elements, since the parser takes each before enough of them is unpacked
    ['a bomb', sheetOf(`<worksheet>${`<a b="${'1'.repeat(10_000)}"/>`.repeat(8_000)}</worksheet>`), 'UNSAFE'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });

  it('that is larger than the limits, whatever sizes it declares', async () => {
    const bytes = await written({ name: '表', columns: [{ heading: '一', kind: 'text' }], rows: [['1'], ['2']] });
    for (const limits of [{ bytes: 100 }, { unpackedBytes: 100 }, { rows: 2 }, { columns: 0 }, { cellCharacters: 0 }]) {
      expect(await refusal(bytes, { ...READ_LIMITS, ...limits })).toBe('TOO_LARGE');
    }
    expect(await refusal(bytes, { ...READ_LIMITS, rows: 3 })).toBeNull();
  });
});

/** A repeatable sequence of whole numbers below a bound. */
function numbers(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

const PIECES = [
  '<',
  '>',
  '&',
  '"',
  '</row>',
  '<row r="9">',
  '<c>',
  '\u0000',
  'r="A0"',
  ']]>',
  '<!--',
  '99999999999',
  '<t>',
  '名',
];

describe('mutated files', () => {
  it('are read or refused, never another error', async () => {
    const whole = await written({
      name: '表',
      columns: [
        { heading: '一', kind: 'text' },
        { heading: '二', kind: 'day' },
      ],
      rows: [
        ['合成', '2026-01-01'],
        ['=1', '2026-01-02'],
      ],
    });
    const parts = unzipped(whole);
    const paths = Object.keys(parts);
    const outcomes = { read: 0, refused: 0 };
    for (let seed = 0; seed < 2000; seed++) {
      const next = numbers(seed);
      let bytes = Buffer.from(whole);
      if (seed % 2 === 0) {
        for (let i = next(4); i >= 0; i--) bytes[next(bytes.length)] = next(256);
        if (next(4) === 0) bytes = bytes.subarray(0, next(bytes.length));
      } else {
        const path = paths[next(paths.length)]!;
        const text = parts[path]!;
        const at = next(text.length);
        const changed = text.slice(0, at) + PIECES[next(PIECES.length)] + text.slice(at + next(12));
        const files = Object.entries({ ...parts, [path]: changed }).map(([name, part]) => [name, strToU8(part)]);
        bytes = Buffer.from(zipSync(Object.fromEntries(files), { level: 0 }));
      }
      try {
        for (const sheet of await readXlsx(bytes)) for await (const _ of sheet.rows());
        outcomes.read++;
      } catch (error) {
        if (!(error instanceof SpreadsheetError)) throw new Error(`seed ${seed}`, { cause: error });
        outcomes.refused++;
      }
    }
    expect(outcomes.read).toBeGreaterThan(100);
    expect(outcomes.refused).toBeGreaterThan(500);
  });
});
