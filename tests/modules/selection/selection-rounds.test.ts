import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { useApp } from '../../support/app.ts';
import { addUnitVersion, createUnit } from '../../support/factories.ts';
import { createPolicy, createRound } from '../../support/selection-factories.ts';

const api = useApp();

const RoundsOfUnit = graphql(`
  query RoundsOfUnit(
    $code: String!
    $includeSubunits: Boolean
    $status: [SelectionRoundStatus!]
    $first: Int
    $after: String
    $date: Date
  ) @asOf(date: $date) {
    unit(code: $code) {
      selectionRounds(includeSubunits: $includeSubunits, status: $status, first: $first, after: $after) {
        totalCount
        nodes {
          title
          status
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const RoundsOfUnits = graphql(`
  query RoundsOfUnits($first: Int!) {
    units(first: $first) {
      nodes {
        selectionRounds(includeSubunits: true) {
          totalCount
          nodes {
            title
            unit {
              code
            }
          }
        }
      }
    }
  }
`);

/** J - J1, which is below K from 2023 on. */
beforeAll(async () => {
  const { registry } = api;
  const [j, k] = [await createUnit(registry, { code: 'J' }), await createUnit(registry, { code: 'K' })];
  const j1 = await createUnit(registry, { code: 'J1', parentId: j.id, to: '2023-01-01' });
  await addUnitVersion(registry, j1.id, { code: 'J1', parentId: k.id, from: '2023-01-01' });
  const policy = await createPolicy(registry, { unitId: j.id });
  const add = (unit: { id: number }, title: string, openedOn: string, status: 'OPEN' | 'CONCLUDED') =>
    createRound(registry, { unitId: unit.id, policyId: policy.id, title, openedOn, status });
  await add(j, '甲', '2021-01-01', 'CONCLUDED');
  await add(j, '乙', '2022-06-01', 'OPEN');
  await add(j1, '丙', '2022-01-01', 'OPEN');
  await add(j1, '丁', '2022-01-01', 'CONCLUDED');
});

type Variables = Parameters<typeof ask>[0];

const ask = async (variables: {
  code: string;
  includeSubunits?: boolean;
  status?: ('OPEN' | 'CONCLUDED')[];
  first?: number;
  after?: string | null;
  date?: string;
}) => (await api.admin.request(RoundsOfUnit, variables)).unit!.selectionRounds;

const titles = async (variables: Variables) => (await ask(variables)).nodes.map(({ title }) => title);

describe('Unit.selectionRounds', () => {
  it('are those of the unit, last opened first', async () => {
    expect(await ask({ code: 'J' })).toMatchObject({
      totalCount: 2,
      nodes: [
        { title: '乙', status: 'OPEN' },
        { title: '甲', status: 'CONCLUDED' },
      ],
    });
  });

  it('are those of the units below too where asked for, in the tree of the day and opened by it', async () => {
    const below = { code: 'J', includeSubunits: true };
    expect(await titles({ ...below, date: '2022-12-31' })).toEqual(['乙', '丁', '丙', '甲']);
    expect(await titles({ ...below, date: '2022-05-31' })).toEqual(['丁', '丙', '甲']);
    expect(await titles(below)).toEqual(['乙', '甲']);
    expect(await titles({ code: 'K', includeSubunits: true })).toEqual(['丁', '丙']);
  });

  it('are those of a status', async () => {
    const below = { code: 'J', includeSubunits: true, date: '2022-12-31' };
    expect(await titles({ ...below, status: ['OPEN'] })).toEqual(['乙', '丙']);
    expect(await titles({ ...below, status: ['OPEN', 'CONCLUDED'] })).toEqual(['乙', '丁', '丙', '甲']);
    expect(await titles({ ...below, status: [] })).toEqual([]);
  });

  it('are read by pages', async () => {
    const page = { code: 'J', includeSubunits: true, date: '2022-12-31', first: 3 };
    const { nodes, pageInfo } = await ask(page);
    expect(nodes.map(({ title }) => title)).toEqual(['乙', '丁', '丙']);
    expect(pageInfo.hasNextPage).toBe(true);
    expect(await titles({ ...page, after: pageInfo.endCursor })).toEqual(['甲']);
  });

  it('cost the same statements for one unit and for many', async () => {
    const count = async (first: number) =>
      (await api.statements(() => api.admin.request(RoundsOfUnits, { first }))).length;
    // the units; their rounds and how many these are; the units that hold them
    expect(await count(1)).toBe(4);
    expect(await count(3)).toBe(4);
  });
});
