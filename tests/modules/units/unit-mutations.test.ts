import { beforeAll, describe, expect, it } from '@jest/globals';
import { CreateUnitDocument, type CreateUnitInput } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createUnit, unique } from '../../support/factories.ts';
import { ENGLISH, lastChange, leavingNoTrace, nextYears, unitRows } from '../../support/writes.ts';

const api = useApp();

let bureau: { id: number; code: string };
/** Closed since 2022. */
let closed: { id: number; code: string };

beforeAll(async () => {
  bureau = await createUnit(api.registry, { code: 'B', kind: 'COUNTY_BUREAU' });
  closed = await createUnit(api.registry, { code: 'C', to: '2022-01-01' });
});

const unitId = (unit: { id: number }) => globalId('Unit', unit.id);

const newUnit = (more: Partial<CreateUnitInput> = {}): CreateUnitInput => ({
  code: `N${unique()}`,
  name: '城关派出所',
  kind: 'STATION',
  effectiveOn: '2021-03-01',
  ...more,
});

const create = (input: CreateUnitInput) =>
  api.admin.request(CreateUnitDocument, { input, key: `key-${unique()}` }).then(({ createUnit: result }) => result);

const refusedUnderClosed = (effectiveOn: string) =>
  leavingNoTrace(api.registry, () => create(newUnit({ parent: unitId(closed), effectiveOn })));

const issues = (all: readonly [path: string, message: unknown][]) => all.map(([path, message]) => ({ path, message }));

describe('createUnit', () => {
  it('creates a unit from a day on, with its change', async () => {
    const input = newUnit({
      code: ' B-1 ',
      name: ' 城关派出所 ',
      shortName: '城关所',
      category: 'STATION',
      divisionCode: '330681',
      parent: unitId(bureau),
      authorizedStrength: 30,
      basis: { documentNumber: '甲编〔2021〕1号', reason: '新设' },
    });
    const result = await create(input);
    const { unitId: id } = await api.registry.unitVersion.findFirstOrThrow({ where: { code: 'B-1' } });
    const change = await lastChange(api.registry);
    expect(result).toEqual({
      __typename: 'CreateUnitSuccess',
      unit: {
        id: globalId('Unit', id),
        version: 1,
        code: 'B-1',
        name: '城关派出所',
        validity: { from: '2021-03-01', to: null },
      },
      change: { position: String(change.position), at: expect.any(String) },
    });
    expect(await unitRows(api.registry, id)).toEqual([
      {
        name: '城关派出所',
        pinyin: 'cheng guan pai chu suo',
        parent: 'B',
        from: '2021-03-01',
        to: null,
        believed: true,
        basis: '甲编〔2021〕1号',
      },
    ]);
    expect(change).toEqual({
      position: change.position,
      operation: 'createUnit',
      subjectType: 'Unit',
      subjectId: id,
      actor: 'service:administrator',
      basisDocument: '甲编〔2021〕1号',
      basisReason: '新设',
      fields: [
        ['effectiveOn', null, '2021-03-01'],
        ['code', null, 'B-1'],
        ['name', null, '城关派出所'],
        ['shortName', null, '城关所'],
        ['kind', null, 'STATION'],
        ['category', null, 'STATION'],
        ['divisionCode', null, '330681'],
        ['parent', null, 'B'],
        ['authorizedStrength', null, '30'],
        ['temporary', null, 'false'],
      ],
    });
  });

  it('takes a code that another unit had before', async () => {
    expect(await create(newUnit({ code: 'C', effectiveOn: '2022-01-01' }))).toMatchObject({
      __typename: 'CreateUnitSuccess',
    });
    expect(await leavingNoTrace(api.registry, () => create(newUnit({ code: 'C', effectiveOn: '2021-12-31' })))).toEqual(
      {
        __typename: 'ConflictError',
        message: '机构代码 C 已被另一单位使用',
        existing: { id: unitId(closed) },
      },
    );
  });

  it('refuses a code that another unit has then or later, and shows that unit', async () => {
    const later = await createUnit(api.registry, { code: 'LATER', from: nextYears(2) });
    expect(await create(newUnit({ code: 'LATER', effectiveOn: nextYears(1) }))).toMatchObject({
      __typename: 'ConflictError',
      existing: { id: unitId(later) },
    });
  });

  it('refuses a parent that does not exist on every day from then on', async () => {
    expect(await refusedUnderClosed('2021-12-31')).toEqual({
      __typename: 'RuleViolationError',
      message: '单位 单位C C 自 2021-12-31 起并非始终存续',
      rule: 'unit-outside-validity',
      article: null,
    });
    for (const [day, days] of [
      ['2019-12-31', '自 2020-01-01 起才在册'],
      ['2022-01-01', '自 2022-01-01 起已不在册'],
    ] as const) {
      expect(await refusedUnderClosed(day)).toEqual({
        __typename: 'NotFoundError',
        message: `该日没有此单位，${days}`,
        type: 'Unit',
        key: unitId(closed),
      });
    }
  });

  it('takes a parent whose name changes later', async () => {
    const renamed = await createUnit(api.registry, { code: 'RN', to: '2023-01-01' });
    await api.registry.unitVersion.create({
      data: {
        unitId: renamed.id,
        code: 'RN',
        name: '乙局',
        namePinyin: 'yi ju',
        kind: 'BRIGADE',
        validFrom: new Date('2023-01-01'),
        recordedAt: new Date(0),
      },
    });
    expect(await create(newUnit({ parent: unitId(renamed), effectiveOn: '2021-01-01' }))).toMatchObject({
      __typename: 'CreateUnitSuccess',
    });
  });

  it('lists all problems of the input', async () => {
    const input = newUnit({
      code: 'b_1',
      name: ' ',
      shortName: 'x'.repeat(101),
      divisionCode: '33068',
      parent: globalId('Officer', 1),
      authorizedStrength: -1,
      effectiveOn: '1949-09-30',
      basis: { documentNumber: 'a\u0000b', reason: '\ud800' },
    });
    const last = `${Number(nextYears(10).slice(0, 4))}`;
    const request = (headers?: Record<string, string>) =>
      leavingNoTrace(api.registry, () => api.admin.request(CreateUnitDocument, { input, key: 'wrong' }, headers));
    const { createUnit: chinese } = await request();
    expect(chinese).toEqual({
      __typename: 'InvalidInputError',
      message: expect.stringMatching(/^输入有误：名称不能为空；代码只能含数字、大写字母和连字符，最多 40 个字符；/),
      issues: issues([
        ['name', '不能为空'],
        ['code', '只能含数字、大写字母和连字符，最多 40 个字符'],
        ['shortName', '不能超过 100 个字符'],
        ['divisionCode', '必须是六位数字'],
        ['parent', '给出的是民警，应为单位'],
        ['authorizedStrength', '必须在 0 至 1000000 之间'],
        ['effectiveOn', expect.stringMatching(`^必须在 1949-10-01 至 ${last}-\\d\\d-\\d\\d 之间$`)],
        ['basis.documentNumber', '含有控制字符'],
        ['basis.reason', '含有控制字符'],
      ]),
    });
    const { createUnit: english } = await request(ENGLISH);
    expect(english).toMatchObject({
      message: expect.stringMatching(/^The input is not valid: name must not be blank; code must have digits, /),
      issues: issues([
        ['name', 'must not be blank'],
        ['code', 'must have digits, capital letters and hyphens only, at most 40'],
        ['shortName', 'must not have more than 100 characters'],
        ['divisionCode', 'must have six digits (GB/T 2260)'],
        ['parent', 'is the id of an Officer, not of a Unit'],
        ['authorizedStrength', 'must be from 0 to 1000000'],
        ['effectiveOn', expect.stringMatching(`^must be from 1949-10-01 to ${last}-\\d\\d-\\d\\d$`)],
        ['basis.documentNumber', 'must not have control characters'],
        ['basis.reason', 'must not have control characters'],
      ]),
    });
  });

  it.each(['', 'x', 'VW5pdA==', globalId('Unit', 0), globalId('Unit', 2 ** 31)])(
    'takes %j for no id',
    async (parent) => {
      expect(await leavingNoTrace(api.registry, () => create(newUnit({ parent })))).toMatchObject({
        __typename: 'InvalidInputError',
        issues: [{ path: 'parent', message: '不是登记系统的标识' }],
      });
    },
  );
});
