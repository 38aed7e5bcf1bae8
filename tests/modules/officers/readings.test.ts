import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  EnrollOfficerDocument,
  ReviseOfficerDocument,
  type EnrollOfficerInput,
  type ReviseOfficerInput,
} from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createUnit, unique } from '../../support/factories.ts';
import { ENGLISH, lastChange, leavingNoTrace } from '../../support/writes.ts';

const api = useApp();

let unit: string;

beforeAll(async () => {
  unit = globalId('Unit', (await createUnit(api.registry, { code: 'S' })).id);
});

async function enroll(more: Partial<EnrollOfficerInput> & { name: string }) {
  const input = { category: 'POLICE' as const, unit, title: '民警', effectiveOn: '2023-03-01', ...more };
  const { enrollOfficer } = await api.admin.request(EnrollOfficerDocument, { input, key: `key-${unique()}` }, ENGLISH);
  return enrollOfficer;
}

async function enrolled(more: Partial<EnrollOfficerInput> & { name: string }): Promise<number> {
  expect(await enroll(more)).toMatchObject({ __typename: 'EnrollOfficerSuccess' });
  return (await api.registry.officer.findFirstOrThrow({ orderBy: { id: 'desc' } })).id;
}

const revise = (id: number, more: Partial<ReviseOfficerInput>) =>
  api.admin
    .request(
      ReviseOfficerDocument,
      { input: { id: globalId('Officer', id), effectiveOn: '2024-01-01', ...more } },
      ENGLISH,
    )
    .then(({ reviseOfficer }) => reviseOfficer);

/** The believed rows of an officer: name, pinyin, and the keys that follow from it. */
const readings = async (officerId: number) => {
  const rows = await api.registry.officerVersion.findMany({
    where: { officerId, supersededAt: null },
    orderBy: { validFrom: 'asc' },
  });
  return rows.map(({ validFrom, name, namePinyin, nameJoined, nameInitials }) =>
    [validFrom.toISOString().slice(0, 10), name, namePinyin, nameJoined, nameInitials].join(' / '),
  );
};

const toldOfReading = async () => (await lastChange(api.registry)).fields.filter(([field]) => field === 'namePinyin');

describe('enrollOfficer', () => {
  it.each([
    ['单田芳', ' Dan\u3000TIAN  fang ', 'dan tian fang', 'dantianfang', 'dtf'],
    ['吕绿', 'lü lu:', 'lv lv', 'lvlv', 'll'],
    ['Anna 李', 'anna li', 'anna li', 'annali', 'al'],
    ['单于若谷', 'shan yu ruo gu', 'shan yu ruo gu', 'shanyuruogu', 'syrg'],
  ])('reads %s as %j', async (name, namePinyin, ...keys) => {
    const id = await enrolled({ name, namePinyin });
    expect(await readings(id)).toEqual([['2023-03-01', name, ...keys].join(' / ')]);
    expect(await toldOfReading()).toEqual([['namePinyin', null, keys[0]]]);
  });

  it('derives the reading where none is given, and tells nothing of it', async () => {
    const id = await enrolled({ name: '种立言', namePinyin: null });
    expect(await readings(id)).toEqual(['2023-03-01 / 种立言 / chong li yan / chongliyan / cly']);
    expect(await toldOfReading()).toEqual([]);
  });

  it.each([
    ['too few syllables', 'dan tian', 'must have as many syllables as the name'],
    ['joined syllables', 'dantianfang', 'must have as many syllables as the name'],
    ['tones', 'dān tián fāng', 'must be toneless syllables with blanks between'],
    ['no syllable', 'dan tian fxg', 'must be toneless syllables with blanks between'],
    ['characters', '单 田 芳', 'must be toneless syllables with blanks between'],
    ['nothing', ' ', 'must not be blank'],
    ['what nobody sees', 'dan\u200B tian fang', 'must not have control characters'],
  ])('refuses %s', async (_what, namePinyin, message) => {
    const refusal = await leavingNoTrace(api.registry, () => enroll({ name: '单田芳', namePinyin }));
    expect(refusal).toMatchObject({ __typename: 'InvalidInputError', issues: [{ path: 'namePinyin', message }] });
  });
});

describe('reviseOfficer', () => {
  it('gives a name another reading from a day on, and takes it back', async () => {
    const id = await enrolled({ name: '乐毅' });
    expect(await revise(id, { namePinyin: 'le yi' })).toMatchObject({ __typename: 'ReviseOfficerSuccess' });
    expect(await toldOfReading()).toEqual([['namePinyin', 'yue yi', 'le yi']]);
    expect(await readings(id)).toEqual([
      '2023-03-01 / 乐毅 / yue yi / yueyi / yy',
      '2024-01-01 / 乐毅 / le yi / leyi / ly',
    ]);
    await revise(id, { namePinyin: null, effectiveOn: '2024-06-01' });
    expect((await readings(id)).at(-1)).toBe('2024-06-01 / 乐毅 / yue yi / yueyi / yy');
  });

  it('keeps a reading that was given, whatever else changes', async () => {
    const id = await enrolled({ name: '翟天', namePinyin: 'di tian' });
    await revise(id, { gender: 'FEMALE' });
    expect((await readings(id)).at(-1)).toBe('2024-01-01 / 翟天 / di tian / ditian / dt');
  });

  it('derives the reading of a new name, until the next name', async () => {
    const id = await enrolled({ name: '翟天', namePinyin: 'di tian' });
    await revise(id, { name: '祭天', effectiveOn: '2025-01-01' });
    await revise(id, { name: '单天' });
    expect((await readings(id)).slice(1)).toEqual([
      '2024-01-01 / 单天 / shan tian / shantian / st',
      '2025-01-01 / 祭天 / zhai tian / zhaitian / zt',
    ]);
  });

  it('gives a reading until the next one that is on record, or the next name', async () => {
    const id = await enrolled({ name: '翟天' });
    await revise(id, { namePinyin: 'di tian', effectiveOn: '2025-01-01' });
    await revise(id, { namePinyin: 'zha tian', effectiveOn: '2024-01-01' });
    expect((await readings(id)).map((row) => row.split(' / ')[2])).toEqual(['zhai tian', 'zha tian', 'di tian']);
    // a new name is read as it is, also where the reading of the old one was to change
    await revise(id, { name: '查天', effectiveOn: '2024-06-01' });
    expect((await readings(id)).map((row) => row.split(' / ')[2])).toEqual([
      'zhai tian',
      'zha tian',
      'zha tian',
      'zha tian',
    ]);
    expect((await readings(id)).map((row) => row.split(' / ')[1])).toEqual(['翟天', '翟天', '查天', '查天']);
  });

  it('refuses a reading that does not fit the name, or is the one on record', async () => {
    const id = await enrolled({ name: '翟天' });
    for (const [more, path, message] of [
      [{ namePinyin: 'di' }, 'namePinyin', 'must have as many syllables as the name'],
      [{ name: '翟天天', namePinyin: 'di tian' }, 'namePinyin', 'must have as many syllables as the name'],
      [{ namePinyin: 'zhai tian' }, 'input', 'matches the record for that day; nothing would change'],
      [{ namePinyin: null }, 'input', 'matches the record for that day; nothing would change'],
    ] as const) {
      const refusal = await leavingNoTrace(api.registry, () => revise(id, more));
      expect(refusal).toMatchObject({ __typename: 'InvalidInputError', issues: [{ path, message }] });
    }
  });
});
