import { describe, expect, it } from '@jest/globals';
import { ReviseUnitDocument } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createUnit } from '../../support/factories.ts';
import { ENGLISH, lastChange, leavingNoTrace, unitRows } from '../../support/writes.ts';

const api = useApp();

const unitId = (unit: { id: number }) => globalId('Unit', unit.id);

describe('reviseUnit', () => {
  it('changes the given values from a day on and leaves the others', async () => {
    const unit = await createUnit(api.registry, { shortName: '旧', category: 'GENERAL', authorizedStrength: 5 });
    const { reviseUnit } = await api.admin.request(ReviseUnitDocument, {
      input: {
        id: unitId(unit),
        expectedVersion: 1,
        name: '新名称',
        shortName: null,
        kind: 'STATION',
        category: 'STATION',
        authorizedStrength: 0,
        effectiveOn: '2023-05-01',
        basis: { documentNumber: '甲编〔2023〕2号' },
      },
    });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2023-05-01'],
      ['name', `单位${unit.code}`, '新名称'],
      ['shortName', '旧', null],
      ['kind', 'BRIGADE', 'STATION'],
      ['category', 'GENERAL', 'STATION'],
      ['authorizedStrength', '5', '0'],
    ];
    expect(reviseUnit).toEqual({
      __typename: 'ReviseUnitSuccess',
      unit: {
        id: unitId(unit),
        version: 2,
        code: unit.code,
        name: '新名称',
        shortName: null,
        kind: 'STATION',
        category: 'STATION',
        authorizedStrength: 0,
        validity: { from: '2023-05-01', to: null },
      },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({ operation: 'reviseUnit', subjectId: unit.id, fields });
    const old = { name: `单位${unit.code}`, pinyin: `dan wei ${unit.code.toLowerCase()}`, parent: null, basis: null };
    expect(await unitRows(api.registry, unit.id)).toEqual([
      { ...old, from: '2020-01-01', to: null, believed: false },
      { ...old, from: '2020-01-01', to: '2023-05-01', believed: true },
      {
        name: '新名称',
        pinyin: 'xin ming cheng',
        parent: null,
        from: '2023-05-01',
        to: null,
        believed: true,
        basis: '甲编〔2023〕2号',
      },
    ]);
  });

  it('refuses an old version with the current one', async () => {
    const unit = await createUnit(api.registry, {});
    const input = { id: unitId(unit), expectedVersion: 0, name: '新', effectiveOn: '2023-01-01' };
    const { reviseUnit } = await leavingNoTrace(api.registry, () => api.admin.request(ReviseUnitDocument, { input }));
    expect(reviseUnit).toEqual({
      __typename: 'StaleVersionError',
      message: '数据已被他人修改，当前版本为 1，请重新读取后再提交。',
      currentVersion: 1,
    });
  });

  it.each([
    ['an old version', { expectedVersion: 7, name: '新' }, ENGLISH, 'StaleVersionError', /^It has been changed since/],
    [
      'an old version',
      { expectedVersion: 0, name: '新' },
      {},
      'StaleVersionError',
      /^数据已被他人修改，当前版本为 1，/,
    ],
    ['a name that is null', { name: null }, {}, 'InvalidInputError', /^输入有误：名称不能为空/],
    ['a kind that is null', { kind: null }, ENGLISH, 'InvalidInputError', /kind must not be null$/],
    ['no value at all', {}, ENGLISH, 'InvalidInputError', /: input has nothing to change$/],
    [
      'what is so already',
      { shortName: null, kind: 'BRIGADE' as const },
      ENGLISH,
      'InvalidInputError',
      /nothing would change$/,
    ],
    ['what is so already', { kind: 'BRIGADE' as const }, {}, 'InvalidInputError', /与该日的现有记录相同，没有变更$/],
    [
      'a day before it',
      { name: '新', effectiveOn: '2019-12-31' },
      ENGLISH,
      'NotFoundError',
      /^There is no such Unit on/,
    ],
    ['what never was', { name: '新', id: globalId('Unit', 999_999) }, {}, 'NotFoundError', /^该日没有此单位$/],
    [
      'the id of another type',
      { name: '新', id: globalId('Change', 1) },
      {},
      'InvalidInputError',
      /给出的是变更，应为单位/,
    ],
  ])('refuses %s', async (_case, more, headers, __typename, message) => {
    const unit = await createUnit(api.registry, {});
    const input = { id: unitId(unit), effectiveOn: '2023-01-01', ...more };
    const { reviseUnit } = await leavingNoTrace(api.registry, () =>
      api.admin.request(ReviseUnitDocument, { input }, headers),
    );
    expect(reviseUnit).toMatchObject({ __typename, message: expect.stringMatching(message) });
  });
});
