import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createUnit } from '../../support/factories.ts';
import { createPolicy } from '../../support/selection-factories.ts';

const api = useApp();

const PolicyOfUnits = graphql(`
  query PolicyOfUnits($first: Int!) {
    units(first: $first) {
      nodes {
        code
        selectionPolicy {
          key
          version
          unit {
            code
          }
          targets {
            category
            basisPoints
          }
        }
        again: selectionPolicy {
          key
        }
      }
    }
  }
`);

const PolicyAsOf = graphql(`
  query PolicyAsOf($code: String!, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
    unit(code: $code) {
      selectionPolicy {
        key
        validity {
          from
          to
        }
      }
    }
  }
`);

const PolicyByKey = graphql(`
  query PolicyByKey($key: String!, $date: Date) @asOf(date: $date) {
    selectionPolicy(key: $key) {
      id
      version
      key
      method
      unit {
        code
      }
      targets {
        category
        basisPoints
      }
      validity {
        from
        to
        startKnown
      }
      basis {
        documentNumber
        reason
      }
    }
  }
`);

const PolicyOfClosed = graphql(`
  query PolicyOfClosed($id: ID!, $date: Date!) @asOf(date: $date) {
    unit(id: $id) {
      selectionPolicy {
        key
      }
    }
  }
`);

const ids: Record<string, number> = {};
let policy: { id: number; key: string };

/** P (a policy of its own, ended) - J (45 : 40 : 15) - J1 (a policy from 2023 on), J2 - J2A */
beforeAll(async () => {
  const { registry } = api;
  const add = async (code: string, parent?: string, options: Parameters<typeof createUnit>[1] = {}) => {
    const above = parent === undefined ? {} : { parentId: ids[parent]! };
    ids[code] = (await createUnit(registry, { code, ...above, ...options })).id;
  };
  await add('P');
  await add('J', 'P', { kind: 'SUB_BUREAU' });
  await add('J1', 'J', { kind: 'STATION', category: 'STATION' });
  await add('J2', 'J', { category: 'OPERATIONAL' });
  await add('J2A', 'J2', { category: 'OPERATIONAL' });
  await createPolicy(registry, { key: 'province', unitId: ids['P']!, to: '2022-01-01', targets: [10_000] });
  policy = await createPolicy(registry, {
    key: 'sub-bureau',
    unitId: ids['J']!,
    from: '2021-12-01',
    startKnown: false,
    basisDocument: '局发〔2021〕1号',
    basisReason: '队伍建设',
  });
  await createPolicy(registry, {
    key: 'station',
    unitId: ids['J1']!,
    from: '2023-01-01',
    method: 'SAINTE_LAGUE',
    targets: [6000, 4000],
  });
});

const byKey = (key: string, date: string) => api.admin.request(PolicyByKey, { key, date });

const ofUnit = async (code: string, date: string, knownAt?: string) =>
  (await api.admin.request(PolicyAsOf, { code, date, ...(knownAt !== undefined && { knownAt }) })).unit
    ?.selectionPolicy;

describe('selectionPolicy', () => {
  it('is found by its key', async () => {
    const { selectionPolicy } = await api.admin.request(PolicyByKey, { key: 'sub-bureau' });
    expect(selectionPolicy).toEqual({
      id: globalId('SelectionPolicy', policy.id),
      version: 1,
      key: 'sub-bureau',
      method: 'LARGEST_REMAINDER',
      unit: { code: 'J' },
      targets: [
        { category: 'STATION', basisPoints: 4500 },
        { category: 'OPERATIONAL', basisPoints: 4000 },
        { category: 'GENERAL', basisPoints: 1500 },
      ],
      validity: { from: '2021-12-01', to: null, startKnown: false },
      basis: { documentNumber: '局发〔2021〕1号', reason: '队伍建设' },
    });
  });

  it('is null where it is not in force on the day', async () => {
    expect((await byKey('province', '2021-12-31')).selectionPolicy?.targets).toEqual([
      { category: 'STATION', basisPoints: 10_000 },
    ]);
    expect(await byKey('province', '2022-01-01')).toEqual({ selectionPolicy: null });
    expect(await byKey('sub-bureau', '2021-11-30')).toEqual({ selectionPolicy: null });
    expect(await byKey('none', '2023-01-01')).toEqual({ selectionPolicy: null });
  });

  it('is found by its id after its end, as it last was', async () => {
    const { id } = (await api.admin.request(PolicyByKey, { key: 'province', date: '2021-01-01' })).selectionPolicy!;
    const node = `{ node(id: "${id}") { ... on SelectionPolicy { key validity { to } } } }`;
    expect(await api.admin.request(node)).toEqual({ node: { key: 'province', validity: { to: '2022-01-01' } } });
  });
});

describe('the policy of a unit', () => {
  it('is its own, else that of the nearest unit above', async () => {
    const { units } = await api.admin.request(PolicyOfUnits, { first: 100 });
    expect(units.nodes.map(({ code, selectionPolicy }) => [code, selectionPolicy?.key ?? null])).toEqual([
      ['J', 'sub-bureau'],
      ['J1', 'station'],
      ['J2', 'sub-bureau'],
      ['J2A', 'sub-bureau'],
      ['P', null],
    ]);
  });

  it('is that of the day, as known at the instant', async () => {
    expect(await ofUnit('J2A', '2021-11-30')).toEqual({
      key: 'province',
      validity: { from: '2020-01-01', to: '2022-01-01' },
    });
    expect(await ofUnit('J2A', '2021-12-01')).toEqual({
      key: 'sub-bureau',
      validity: { from: '2021-12-01', to: null },
    });
    expect(await ofUnit('J1', '2022-12-31')).toMatchObject({ key: 'sub-bureau' });
    expect(await ofUnit('J1', '2023-01-01')).toMatchObject({ key: 'station' });
    expect(await ofUnit('J1', '2023-01-01', '2020-01-01T00:00:00Z')).toBeUndefined();
  });

  it('is in force for no closed unit, not even the one that adopted it', async () => {
    const unit = await createUnit(api.registry, { to: '2023-01-01' });
    await createPolicy(api.registry, { key: 'outlived', unitId: unit.id });
    const on = async (date: string) =>
      (await api.admin.request(PolicyOfClosed, { id: globalId('Unit', unit.id), date })).unit?.selectionPolicy;
    expect(await on('2022-12-31')).toEqual({ key: 'outlived' });
    expect(await on('2023-01-01')).toBeNull();
  });

  it('is believed until it is superseded', async () => {
    const { registry } = api;
    const unit = await createUnit(registry, { code: 'K', recordedAt: new Date('2021-01-01T00:00:00Z') });
    await createPolicy(registry, {
      key: 'first',
      unitId: unit.id,
      recordedAt: new Date('2021-01-01T00:00:00Z'),
    });
    const [version] = await registry.selectionPolicyVersion.findMany({ where: { unitId: unit.id } });
    await registry.selectionPolicyVersion.update({
      where: { id: version!.id },
      data: { supersededAt: new Date('2022-01-01T00:00:00Z') },
    });
    expect(await ofUnit('K', '2024-01-01', '2021-12-31T23:59:59.999Z')).toMatchObject({ key: 'first' });
    expect(await ofUnit('K', '2024-01-01', '2022-01-01T00:00:00Z')).toBeNull();
  });

  it('causes the same statements for one unit and for many', async () => {
    const one = await api.statements(() => api.admin.request(PolicyOfUnits, { first: 1 }));
    const many = await api.statements(() => api.admin.request(PolicyOfUnits, { first: 100 }));
    // the units, their policies, and the locks, units and targets of those
    expect(one).toHaveLength(5);
    expect(many).toHaveLength(5);
  });
});
