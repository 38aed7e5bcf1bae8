import { beforeAll, describe, expect, it } from '@jest/globals';
import { read, utils, write } from '@e965/xlsx';
import { encodeGlobalID } from '@pothos/plugin-relay';
import { provenanceText } from '../../../src/modules/exports/provenance.ts';
import { NoExportError, readExport, type ReadExport } from '../../../src/modules/exports/read-export.ts';
import { numbersChangedSince, recordAt } from '../../../src/modules/exports/record-at.reads.ts';
import { isSignedText } from '../../../src/record/checkpoint.ts';
import { readSpreadsheet } from '../../../src/spreadsheets/read-spreadsheet.ts';
import { tableOf } from '../../../src/spreadsheets/table.ts';
import { codeOf, dayOf, LOST } from '../../../src/spreadsheets/values.ts';
import { useApp } from '../../support/app.ts';
import { createOfficerIn, createUnit } from '../../support/factories.ts';
import { csv } from '../../support/import-acts.ts';
import { OFFICE, savedByOffice } from '../../support/office.ts';
import { testSigner } from '../../support/signer.ts';
import { withdrawals } from '../../support/withdrawals.ts';

const api = useApp({ signer: testSigner() });
const { act } = withdrawals(api);

/** What a spreadsheet could make something else of. */
const NAMES = ['张测', '=1+1', "'单", '甲;乙,丙', '二行\n一格', '  空白  ', '0.10', '1e5', '2024-01-05', '否'];

let officerId: number;

beforeAll(async () => {
  const unit = await createUnit(api.registry, { code: 'X' });
  const below = await createUnit(api.registry, { code: 'XB', parentId: unit.id });
  for (const [i, name] of NAMES.entries()) {
    const fields = { name, namePinyin: 'x', policeNumber: `00${i}` };
    officerId = (await createOfficerIn(api.registry, i % 2 ? unit : below, fields)).id;
  }
});

const exported = async (path: string): Promise<Buffer> => {
  const answer = await fetch(`${api.url}/exports/${path}`, { headers: { authorization: `Bearer ${api.token}` } });
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
};

const ROSTER = 'code=X&includeSubunits=true';

const isAsSigned = ({ provenance, contents }: ReadExport): boolean => {
  const { signature, publicKey, ...facts } = provenance;
  return (
    contents === facts.contents && isSignedText(provenanceText(facts), { signature: signature!, publicKey: publicKey! })
  );
};

/** As another library saves it, with what was done to its first sheet. */
function savedAgain(
  bytes: Buffer,
  alter: (sheet: Record<string, { v?: unknown } | undefined>) => void = () => undefined,
) {
  // without their formats days would be numbers
  const book = read(bytes, { cellNF: true });
  alter(book.Sheets[book.SheetNames[0]!] as Parameters<typeof alter>[0]);
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

const withOffice = OFFICE === undefined ? describe.skip : describe;

/** A sheet as somebody types it: a title over all columns, blank rows, a number shown with its zeros, days, digits that are lost. */
function typed(): Buffer {
  const sheet = utils.aoa_to_sheet([
    ['花名册（合成）'],
    [],
    ['警号', '姓名', '入警时间', '编号'],
    [{ t: 'n', v: 123, z: '000000' }, '张测', { t: 'n', v: 45_296, z: 'yyyy/m/d' }, '330702199001010017'],
    [],
    ['X12', '李测 ', '2023年11月30日', { t: 'n', v: 330_702_199_001_010_000, z: '0' }],
  ]);
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 3 } }];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '名册');
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

describe('a file that was exported', () => {
  it.each(['roster.xlsx', 'roster.csv', 'officers.jsonl', 'roster.xlsx by-unit', 'roster.xlsx one column'])(
    'as %s is read again as it was signed',
    async (name) => {
      const [file, more = ''] = name.split(/ (.*)/);
      const own = { 'by-unit': '&layout=by-unit', 'one column': '&columns=title' }[more] ?? '';
      const found = await readExport(await exported(`${file!}?${file!.startsWith('roster') ? ROSTER : ''}${own}`));
      expect(isAsSigned(found)).toBe(true);
      expect(found).toMatchObject({ added: [], provenance: { rows: NAMES.length } });
      expect(found.officers.get('000')).toBe(more === 'one column' ? undefined : '张测');
    },
  );

  it('in English, or of evaluations and changes, is read again', async () => {
    const answer = await fetch(`${api.url}/exports/changes.xlsx`, {
      headers: { authorization: `Bearer ${api.token}`, 'accept-language': 'en' },
    });
    expect(isAsSigned(await readExport(Buffer.from(await answer.arrayBuffer())))).toBe(true);
  });

  it('is as it was signed where a spreadsheet has saved it again, and not where a cell, a row or a heading is another', async () => {
    const bytes = await exported(`roster.xlsx?${ROSTER}&columns=policeNumber,name,postFrom`);
    expect(isAsSigned(await readExport(savedAgain(bytes)))).toBe(true);
    for (const [address, value] of [
      ['B2', '李测'],
      ['A3', '0001'],
      ['B1', '名'],
      ['D2', '后加'],
      ['A4', ''],
    ] as const) {
      const altered = savedAgain(bytes, (sheet) =>
        Object.assign(sheet, { [address]: { t: 's', v: value }, '!ref': 'A1:D11' }),
      );
      expect([address, isAsSigned(await readExport(altered))]).toEqual([address, false]);
    }
    const book = read(bytes);
    book.SheetNames.push('附');
    book.Sheets['附'] = { A1: { t: 's', v: '加' }, '!ref': 'A1' };
    const added = await readExport(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    expect(added.added).toEqual(['附']);
    // whoever alters what the file tells of itself breaks its signature
    const origin = read(bytes);
    const sheet = origin.Sheets['出处']!;
    const cell = Object.keys(sheet).find(
      (address) => (sheet[address] as { v?: unknown }).v === 'service:administrator',
    )!;
    (sheet[cell] as { v: unknown }).v = 'service:other';
    const forged = await readExport(write(origin, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    expect([forged.provenance.actor, isAsSigned(forged)]).toEqual(['service:other', false]);
  });

  it('is as it was signed where it has no rows, and not where a program would take values by other keys', async () => {
    const nobody = encodeURIComponent(JSON.stringify({ rank: ['COMMISSIONER_GENERAL'] }));
    for (const file of ['officers.jsonl', 'officers.csv', 'officers.xlsx']) {
      expect([file, isAsSigned(await readExport(await exported(`${file}?filter=${nobody}`)))]).toEqual([file, true]);
    }
    const lines = (await exported('officers.jsonl?columns=policeNumber,name')).toString().split('\n');
    const second = lines[1]!;
    const { policeNumber, name } = JSON.parse(second) as { policeNumber: string; name: string };
    for (const other of [
      JSON.stringify({ name: policeNumber, policeNumber: name }),
      second.replace('{', '{"name":"李测",'),
      second.replace(':', ': '),
    ]) {
      const altered = Buffer.from(lines.with(1, other).join('\n'));
      expect([other, isAsSigned(await readExport(altered))]).toEqual([other, false]);
    }
  });

  it('is refused where it is none, or lacks its end', async () => {
    const whole = await exported(`roster.csv?${ROSTER}`);
    const lines = whole.toString().trimEnd().split('\r\n');
    for (const bytes of [
      csv(['a', 'b'], [1, 2]),
      Buffer.from('{"a":1}\n'),
      Buffer.from(lines.slice(0, -1).join('\r\n')),
    ]) {
      await expect(readExport(bytes)).rejects.toThrow(NoExportError);
    }
  });

  it('is of this record, with what has changed since', async () => {
    const { provenance } = await readExport(await exported(`roster.csv?${ROSTER}`));
    const { position, hash, asOf } = provenance;
    const query = api.registry.$query;
    expect(await recordAt(query, position, hash)).toMatchObject({ isOfThisRecord: true, changesSince: 0 });
    const before = await numbersChangedSince(query, position, asOf);
    await act('reviseOfficer', {
      id: encodeGlobalID('Officer', officerId),
      name: '改名',
      effectiveOn: asOf,
      basis: { reason: '测试' },
    });
    expect(await recordAt(query, position, hash)).toMatchObject({ changesSince: 1 });
    expect([...before, ...(await numbersChangedSince(query, position, asOf))]).toEqual(['009']);
    expect(await recordAt(query, '0', '0'.repeat(64))).toMatchObject({ isOfThisRecord: true, recordedAt: null });
    expect(await recordAt(query, '0', 'f'.repeat(64))).toMatchObject({ isOfThisRecord: false });
    expect(await recordAt(query, '999999', hash)).toMatchObject({ isOfThisRecord: false });
  });
});

withOffice('a file of LibreOffice (which is not run without libreoffice-calc)', () => {
  it('is as it was signed where it was exported and saved again, and is read as it was typed', async () => {
    const names = ['roster.xlsx', 'by-unit.xlsx', 'typed.xlsx'];
    const files = [
      await exported(`roster.xlsx?${ROSTER}`),
      await exported(`roster.xlsx?${ROSTER}&layout=by-unit`),
      typed(),
    ];
    const saved = await savedByOffice(files.map((bytes, i) => ({ name: names[i]!, bytes })));
    expect(await Promise.all(saved.slice(0, 2).map(async (bytes) => isAsSigned(await readExport(bytes))))).toEqual([
      true,
      true,
    ]);
    const { columns, rows } = await tableOf((await readSpreadsheet(saved[2]!)).rows);
    expect(columns.map(({ heading }) => heading)).toEqual(['警号', '姓名', '入警时间', '编号']);
    const cells = [];
    for await (const row of rows)
      cells.push([row.number, codeOf(row.cells[0]), dayOf(row.cells[2]), codeOf(row.cells[3])]);
    expect(cells).toEqual([
      [4, { value: '000123' }, { value: '2024-01-05' }, { value: '330702199001010017' }],
      [6, { value: 'X12' }, { value: '2023-11-30' }, LOST],
    ]);
  });
});
