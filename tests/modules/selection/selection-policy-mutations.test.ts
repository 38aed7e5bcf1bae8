import { describe, expect, it } from '@jest/globals';
import { AdoptSelectionPolicyDocument, type AdoptSelectionPolicyInput } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createUnit, unique } from '../../support/factories.ts';
import { createPolicy } from '../../support/selection-factories.ts';
import { ENGLISH, lastChange, leavingNoTrace, policyRows } from '../../support/writes.ts';

const api = useApp();

const TARGETS: AdoptSelectionPolicyInput['targets'] = [
  { category: 'GENERAL', basisPoints: 1500 },
  { category: 'STATION', basisPoints: 4500 },
  { category: 'OPERATIONAL', basisPoints: 4000 },
];

const newPolicy = (unit: { id: number }, more: Partial<AdoptSelectionPolicyInput> = {}): AdoptSelectionPolicyInput => ({
  key: `adopted-${unique()}`,
  unit: globalId('Unit', unit.id),
  targets: TARGETS,
  effectiveOn: '2022-01-01',
  ...more,
});

const adopt = (input: AdoptSelectionPolicyInput, headers?: Record<string, string>, key = `key-${unique()}`) =>
  api.admin
    .request(AdoptSelectionPolicyDocument, { input, key }, headers)
    .then(({ adoptSelectionPolicy }) => adoptSelectionPolicy);

const refused = (input: AdoptSelectionPolicyInput, headers?: Record<string, string>) =>
  leavingNoTrace(api.registry, () => adopt(input, headers));

describe('adoptSelectionPolicy', () => {
  it('puts a policy in force from a day on, with its change', async () => {
    const unit = await createUnit(api.registry);
    const input = newPolicy(unit, { key: ' ratio-2022 ', basis: { documentNumber: '甲政〔2022〕1号' } });
    const result = await adopt(input);
    const { id } = await api.registry.selectionPolicy.findUniqueOrThrow({ where: { key: 'ratio-2022' } });
    const change = await lastChange(api.registry);
    expect(result).toEqual({
      __typename: 'AdoptSelectionPolicySuccess',
      policy: {
        id: globalId('SelectionPolicy', id),
        version: 1,
        key: 'ratio-2022',
        unit: { code: unit.code },
        method: 'LARGEST_REMAINDER',
        targets: [
          { category: 'STATION', basisPoints: 4500 },
          { category: 'OPERATIONAL', basisPoints: 4000 },
          { category: 'GENERAL', basisPoints: 1500 },
        ],
        validity: { from: '2022-01-01', to: null },
        basis: { documentNumber: '甲政〔2022〕1号' },
      },
      change: { position: String(change.position) },
    });
    expect(change).toEqual({
      position: change.position,
      operation: 'adoptSelectionPolicy',
      subjectType: 'SelectionPolicy',
      subjectId: id,
      actor: 'service:administrator',
      basisDocument: '甲政〔2022〕1号',
      basisReason: null,
      fields: [
        ['effectiveOn', null, '2022-01-01'],
        ['key', null, 'ratio-2022'],
        ['unit', null, unit.code],
        ['method', null, 'LARGEST_REMAINDER'],
        ['targets.GENERAL', null, '1500'],
        ['targets.STATION', null, '4500'],
        ['targets.OPERATIONAL', null, '4000'],
      ],
    });
  });

  it('ends the current policy of the unit, and ends itself where a later policy on record begins', async () => {
    const unit = await createUnit(api.registry);
    const early = await createPolicy(api.registry, { unitId: unit.id, to: '2024-01-01' });
    const late = await createPolicy(api.registry, { unitId: unit.id, from: '2024-01-01' });
    const input = newPolicy(unit, { method: 'SAINTE_LAGUE' });
    expect(await adopt(input)).toMatchObject({
      policy: { method: 'SAINTE_LAGUE', version: 1, validity: { from: '2022-01-01', to: '2024-01-01' } },
    });
    expect(await policyRows(api.registry, unit.id)).toEqual([
      { key: early.key, from: '2020-01-01', to: '2024-01-01', believed: false },
      { key: early.key, from: '2020-01-01', to: '2022-01-01', believed: true },
      { key: input.key, from: '2022-01-01', to: '2024-01-01', believed: true },
      { key: late.key, from: '2024-01-01', to: null, believed: true },
    ]);
    const { fields } = await lastChange(api.registry);
    expect(fields.slice(-2)).toEqual([
      ['validTo', null, '2024-01-01'],
      [`policy.${early.key}.validTo`, '2024-01-01', '2022-01-01'],
    ]);
    const versions = await api.registry.selectionPolicy.findMany({
      where: { id: { in: [early.id, late.id] } },
      orderBy: { id: 'asc' },
    });
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
  });

  it('refuses a key that another policy has, and shows that policy', async () => {
    const [unit, other] = [await createUnit(api.registry), await createUnit(api.registry)];
    const taken = await createPolicy(api.registry, { unitId: other.id, from: '2023-01-01', to: '2023-02-01' });
    const existing = { id: globalId('SelectionPolicy', taken.id) };
    expect(await refused(newPolicy(unit, { key: taken.key }))).toEqual({
      __typename: 'ConflictError',
      message: `选任比例 ${taken.key} 已存在`,
      existing,
    });
    expect(await refused(newPolicy(unit, { key: taken.key }), ENGLISH)).toMatchObject({
      message: `There is a selection policy ${taken.key} already.`,
    });
  });

  it('refuses the first day of another policy of the unit', async () => {
    const unit = await createUnit(api.registry);
    const other = await createPolicy(api.registry, { unitId: unit.id, from: '2022-01-01' });
    expect(await refused(newPolicy(unit))).toEqual({
      __typename: 'ConflictError',
      message: `该单位已有自 2022-01-01 起执行的选任比例（${other.key}）`,
      existing: { id: globalId('SelectionPolicy', other.id) },
    });
    expect(await refused(newPolicy(unit), ENGLISH)).toMatchObject({
      message: `The unit has a selection policy from 2022-01-01 on (${other.key}).`,
    });
  });

  it('refuses a unit that does not exist on that day', async () => {
    const unit = await createUnit(api.registry, { to: '2022-01-01' });
    expect(await refused(newPolicy(unit))).toEqual({
      __typename: 'NotFoundError',
      message: '该日没有此单位，自 2022-01-01 起已不在册',
      type: 'Unit',
      key: globalId('Unit', unit.id),
    });
  });

  it.each([
    [
      {},
      [
        ['key', '只能含小写字母、数字和连字符，最多 64 个字符'],
        ['unit', '给出的是民警，应为单位'],
        ['targets.0.basisPoints', '必须在 0 至 10000 之间'],
        ['targets.1.category', '与前面的类别重复'],
        ['targets.1.basisPoints', '必须在 0 至 10000 之间'],
        ['targets', '合计必须为 10000，现为 10001'],
        ['basis.reason', '不能为空'],
      ],
    ],
    [
      ENGLISH,
      [
        ['key', 'must have small letters, digits and hyphens only, at most 64'],
        ['unit', 'is the id of an Officer, not of a Unit'],
        ['targets.0.basisPoints', 'must be from 0 to 10000'],
        ['targets.1.category', 'is there already'],
        ['targets.1.basisPoints', 'must be from 0 to 10000'],
        ['targets', 'must sum to 10000, not to 10001'],
        ['basis.reason', 'must not be blank'],
      ],
    ],
  ])('lists all that is wrong with the input (%j)', async (headers, expected) => {
    const input: AdoptSelectionPolicyInput = {
      key: 'Ratio',
      unit: globalId('Officer', 1),
      targets: [
        { category: 'STATION', basisPoints: 10_002 },
        { category: 'STATION', basisPoints: -1 },
      ],
      effectiveOn: '2022-01-01',
      basis: { reason: ' ' },
    };
    expect(await refused(input, headers)).toMatchObject({
      __typename: 'InvalidInputError',
      issues: expected.map(([path, message]) => ({ path, message })),
    });
  });

  it.each([
    ['不能为空', []],
    ['合计必须为 10000，现为 9999', [{ category: 'STATION' as const, basisPoints: 9999 }]],
  ])('refuses targets: %s', async (message, targets) => {
    const unit = await createUnit(api.registry);
    expect(await refused(newPolicy(unit, { targets }))).toMatchObject({ issues: [{ path: 'targets', message }] });
  });

  it('is done once under one key, and not at all in a dry run', async () => {
    const unit = await createUnit(api.registry);
    const input = newPolicy(unit);
    await leavingNoTrace(api.registry, async () => {
      const answer = await api.admin.request(
        'mutation TryPolicy($input: AdoptSelectionPolicyInput!) @dryRun { adoptSelectionPolicy(input: $input) { __typename } }',
        { input },
      );
      expect(answer).toEqual({ adoptSelectionPolicy: { __typename: 'AdoptSelectionPolicySuccess' } });
    });
    const first = await adopt(input, {}, 'once');
    expect(first).toMatchObject({ __typename: 'AdoptSelectionPolicySuccess' });
    expect(await leavingNoTrace(api.registry, () => adopt(input, {}, 'once'))).toEqual(first);
  });
});
