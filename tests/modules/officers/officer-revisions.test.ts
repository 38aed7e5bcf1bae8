import { describe, expect, it } from '@jest/globals';
import { ReviseOfficerDocument, type ReviseOfficerInput } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { addOfficerVersion, createOfficer, unique } from '../../support/factories.ts';
import { ENGLISH, lastChange, leavingNoTrace, nextYears, officerRows } from '../../support/writes.ts';

const api = useApp();

const officerId = ({ id }: { id: number }) => globalId('Officer', id);

const revise = (officer: { id: number }, more: Partial<ReviseOfficerInput>, headers = {}) =>
  api.admin
    .request(ReviseOfficerDocument, { input: { id: officerId(officer), effectiveOn: '2023-01-01', ...more } }, headers)
    .then(({ reviseOfficer }) => reviseOfficer);

const refused = (officer: { id: number }, more: Partial<ReviseOfficerInput>, headers = {}) =>
  leavingNoTrace(api.registry, () => revise(officer, more, headers));

/** An officer who retires on 2024-01-01. */
async function retiring(): Promise<{ id: number }> {
  const officer = await createOfficer(api.registry, { to: '2024-01-01' });
  await addOfficerVersion(api.registry, officer.id, { from: '2024-01-01', status: 'RETIRED' });
  return officer;
}

describe('reviseOfficer', () => {
  it('changes the given values from a day on and leaves the others', async () => {
    const officer = await createOfficer(api.registry, { policeNumber: 'OLD', joinedOn: new Date('2010-01-01') });
    const result = await revise(officer, {
      expectedVersion: 1,
      name: '单丙',
      policeNumber: 'NEW',
      gender: 'FEMALE',
      joinedOn: null,
      basis: { documentNumber: '测政〔2023〕2号' },
    });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2023-01-01'],
      ['name', '甲乙', '单丙'],
      ['policeNumber', 'OLD', 'NEW'],
      ['gender', null, 'FEMALE'],
      ['joinedOn', '2010-01-01', null],
    ];
    expect(result).toEqual({
      __typename: 'ReviseOfficerSuccess',
      officer: {
        id: officerId(officer),
        version: 2,
        name: '单丙',
        namePinyin: 'shan bing',
        policeNumber: 'NEW',
        gender: 'FEMALE',
        joinedOn: null,
        validity: { from: '2023-01-01', to: null },
      },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({ operation: 'reviseOfficer', subjectType: 'Officer', subjectId: officer.id, fields });
    const old = { name: '甲乙', initials: 'jy', number: 'OLD', status: 'ACTIVE', rank: null, basis: null };
    expect(await officerRows(api.registry, officer.id)).toEqual([
      { ...old, from: '2020-01-01', to: null, believed: false },
      { ...old, from: '2020-01-01', to: '2023-01-01', believed: true },
      {
        ...old,
        name: '单丙',
        initials: 'sb',
        number: 'NEW',
        from: '2023-01-01',
        to: null,
        believed: true,
        basis: '测政〔2023〕2号',
      },
    ]);
  });

  it('gives values that hold until the next change of the same fact on record', async () => {
    const officer = await createOfficer(api.registry, { to: '2024-01-01' });
    await addOfficerVersion(api.registry, officer.id, { from: '2024-01-01', name: '丁', gender: 'MALE' });
    const result = await revise(officer, { name: '丙', joinedOn: '2022-01-01' });
    expect(result).toMatchObject({ officer: { validity: { from: '2023-01-01', to: '2024-01-01' } } });
    const believed = (await officerRows(api.registry, officer.id)).filter((row) => row['believed']);
    expect(believed.map(({ name, from }) => [name, from])).toEqual([
      ['甲乙', '2020-01-01'],
      ['丙', '2023-01-01'],
      ['丁', '2024-01-01'],
    ]);
  });

  it('refuses a police number that another officer has while this one serves', async () => {
    const other = `O${unique()}`;
    const officer = await retiring();
    const holder = await createOfficer(api.registry, { policeNumber: other, from: '2023-12-31' });
    expect(await refused(officer, { policeNumber: other })).toEqual({
      __typename: 'ConflictError',
      message: `警号 ${other} 已被使用`,
      existing: { id: officerId(holder) },
    });
  });

  it('gives a police number for the days of service alone', async () => {
    const mine = `M${unique()}`;
    const officer = await retiring();
    await createOfficer(api.registry, { policeNumber: mine, from: '2024-01-01' });
    expect(await revise(officer, { policeNumber: mine })).toMatchObject({ officer: { policeNumber: mine } });
    const believed = (await officerRows(api.registry, officer.id)).filter((row) => row['believed']);
    expect(believed.map(({ number, status, from }) => [number, status, from])).toEqual([
      [null, 'ACTIVE', '2020-01-01'],
      [mine, 'ACTIVE', '2023-01-01'],
      [null, 'RETIRED', '2024-01-01'],
    ]);
  });

  it('refuses a police number for an officer who has left', async () => {
    const officer = await retiring();
    expect(await refused(officer, { policeNumber: 'X', effectiveOn: '2025-01-01' })).toMatchObject({
      rule: 'officer-not-serving',
      message: '甲乙 自 2025-01-01 起并非始终在职',
    });
  });

  it('changes the name of an officer who has left', async () => {
    const officer = await retiring();
    expect(await revise(officer, { name: '丙', effectiveOn: '2025-01-01' })).toMatchObject({
      __typename: 'ReviseOfficerSuccess',
    });
  });

  it.each([
    [
      'an old version',
      { expectedVersion: 7, name: '新' },
      {},
      'StaleVersionError',
      /^数据已被他人修改，当前版本为 1，/,
    ],
    ['an old version', { expectedVersion: 0, name: '新' }, ENGLISH, 'StaleVersionError', /^It has been changed since/],
    ['a name that is null', { name: null }, {}, 'InvalidInputError', /^输入有误：名称不能为空$/],
    ['a name that is null', { name: null }, ENGLISH, 'InvalidInputError', /name must not be null$/],
    ['no value at all', {}, ENGLISH, 'InvalidInputError', /nothing would change$/],
    ['what is so already', { name: '甲乙', gender: null }, {}, 'InvalidInputError', /与该日的现有记录相同，没有变更$/],
    ['a day of joining too late', { joinedOn: '2023-01-02' }, {}, 'InvalidInputError', /入警时间不能晚于生效日期$/],
    [
      'a day before it',
      { name: '新', effectiveOn: '2019-12-31' },
      ENGLISH,
      'NotFoundError',
      /on record from 2020-01-01\.$/,
    ],
    ['who never was', { name: '新', id: globalId('Officer', 999_999) }, {}, 'NotFoundError', /^该日没有此民警$/],
    [
      'the id of another type',
      { name: '新', id: globalId('Unit', 1) },
      {},
      'InvalidInputError',
      /给出的是单位，应为民警/,
    ],
    ['a day too late', { name: '新', effectiveOn: nextYears(12) }, {}, 'InvalidInputError', /生效日期必须在/],
  ])('refuses %s', async (_case, more, headers, __typename, message) => {
    const officer = await createOfficer(api.registry);
    const stale = __typename === 'StaleVersionError' && { currentVersion: 1 };
    expect(await refused(officer, more, headers)).toMatchObject({
      __typename,
      message: expect.stringMatching(message),
      ...stale,
    });
  });
});
