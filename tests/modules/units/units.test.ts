import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import { createUnit } from '../../support/factories.ts';

const api = useApp();

const UnitByCode = graphql(`
  query UnitByCode($code: String!) {
    unit(code: $code) {
      id
      code
      name
      parent {
        code
      }
      ancestors {
        code
      }
    }
  }
`);

const UnitPage = graphql(`
  query UnitPage(
    $filter: UnitFilter
    $orderBy: [UnitOrder!]
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    units(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        code
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`);

const Tree = graphql(`
  query Tree($first: Int!) {
    units(first: $first) {
      nodes {
        parent {
          code
        }
        ancestors {
          code
        }
        children(first: 2) {
          totalCount
          nodes {
            code
          }
        }
      }
    }
  }
`);

let bureau: { id: number; code: string };

beforeAll(async () => {
  const { registry } = api;
  const province = await createUnit(registry, { code: 'P' });
  bureau = await createUnit(registry, { code: 'P1', parentId: province.id, kind: 'MUNICIPAL_BUREAU' });
  for (const code of ['P1A', 'P1B', 'P1C']) await createUnit(registry, { code, parentId: bureau.id, kind: 'STATION' });
  await createUnit(registry, { code: 'OLD', to: '2021-01-01' });
});

describe('unit', () => {
  it('is found by its code, with those above it, root first', async () => {
    const { unit } = await api.admin.request(UnitByCode, { code: 'P1A' });
    expect(unit).toEqual({
      id: expect.any(String),
      code: 'P1A',
      name: '单位P1A',
      parent: { code: 'P1' },
      ancestors: [{ code: 'P' }, { code: 'P1' }],
    });
  });

  it('is null where no unit has the code on the day', async () => {
    expect(await api.admin.request(UnitByCode, { code: 'OLD' })).toEqual({ unit: null });
  });

  it('refuses an input with both or neither of code and id', async () => {
    const errors = await refusal(api.admin.request('{ unit { code } }'));
    expect(errors).toMatchObject([
      { message: 'code or id: exactly one must be given', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});

describe('units', () => {
  it('are read by pages in both directions', async () => {
    const first = await api.admin.request(UnitPage, { first: 2 });
    expect(first.units).toMatchObject({
      totalCount: 5,
      nodes: [{ code: 'P' }, { code: 'P1' }],
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    });
    const last = await api.admin.request(UnitPage, { last: 2 });
    expect(last.units.nodes).toEqual([{ code: 'P1B' }, { code: 'P1C' }]);
    const before = await api.admin.request(UnitPage, { last: 5, before: last.units.pageInfo.startCursor });
    expect(before.units.nodes).toEqual([{ code: 'P' }, { code: 'P1' }, { code: 'P1A' }]);
  });

  it('are filtered by one grammar', async () => {
    const { units } = await api.admin.request(UnitPage, {
      filter: {
        within: globalId('Unit', bureau.id),
        not: { or: [{ code: { eq: 'P1A' } }, { kind: ['MUNICIPAL_BUREAU'] }] },
      },
      orderBy: [{ field: 'CODE', direction: 'DESC' }],
    });
    expect(units.nodes).toEqual([{ code: 'P1C' }, { code: 'P1B' }]);
  });

  it('are filtered by whether they have a unit above', async () => {
    const codes = async (root: boolean) =>
      (await api.admin.request(UnitPage, { filter: { root } })).units.nodes.map(({ code }) => code);
    expect(await codes(true)).toEqual(['P']);
    expect(await codes(false)).toEqual(['P1', 'P1A', 'P1B', 'P1C']);
  });

  it.each([
    ['单位P1A', ['P1A']],
    ['單位P1A', ['P1A']],
    ['位P1', ['P1', 'P1A', 'P1B', 'P1C']],
    ['單位.', []],
  ])('are found by a part of the name, in simplified or traditional characters: %s', async (contains, codes) => {
    const { units } = await api.admin.request(UnitPage, { filter: { name: { contains } } });
    expect(units.nodes.map(({ code }) => code)).toEqual(codes);
  });

  it('are read by the same number of statements, whatever their number', async () => {
    const one = await api.statements(() => api.admin.request(Tree, { first: 1 }));
    const many = await api.statements(() => api.admin.request(Tree, { first: 5 }));
    // the page, the parents, the chains, the children and their counts; planned, all of them in one
    const count = api.planned ? 1 : 5;
    expect(many).toHaveLength(count);
    expect(one.length).toBeLessThanOrEqual(count);
  });
});
