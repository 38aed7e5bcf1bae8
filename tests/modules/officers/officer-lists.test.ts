import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import type { OfficerFilter, OfficerOrder } from '../../generated/graphql.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import { createSmallForce } from '../../support/small-force.ts';

const api = useApp();

const OfficerPage = graphql(`
  query OfficerPage(
    $filter: OfficerFilter
    $orderBy: [OfficerOrder!]
    $first: Int
    $after: String
    $last: Int
    $before: String
    $date: Date
  ) @asOf(date: $date) {
    officers(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        policeNumber
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

const OfficerNames = graphql(`
  query OfficerNames($filter: OfficerFilter, $first: Int!) {
    officers(filter: $filter, first: $first) {
      nodes {
        name
      }
    }
  }
`);

let units: Awaited<ReturnType<typeof createSmallForce>>;

/** The police numbers of the officers that a filter finds, in the default order. */
async function found(filter: OfficerFilter, date?: string) {
  const { officers } = await api.admin.request(OfficerPage, { filter, date: date ?? null });
  expect(officers.totalCount).toBe(officers.nodes.length);
  return officers.nodes.map(({ policeNumber }) => policeNumber);
}

async function ordered(orderBy: OfficerOrder[] | null) {
  const { officers } = await api.admin.request(OfficerPage, { orderBy });
  return officers.nodes.map(({ policeNumber }) => policeNumber);
}

beforeAll(async () => {
  units = await createSmallForce(api.registry);
});

describe('officers', () => {
  it('are those of the day, whatever their status, by pinyin and then by characters', async () => {
    expect(await ordered(null)).toEqual(['B4', null, 'A1', 'A2', 'A3']);
    expect(await found({}, '2021-12-31')).toEqual(['B4', null, 'A5', 'A1', 'A2', 'A3']);
    expect(await found({}, '2019-12-31')).toEqual([]);
  });

  it.each<[string, OfficerOrder['field'], (string | null)[]]>([
    ['the strokes of the name', 'STROKES', ['B4', null, 'A1', 'A3', 'A2']],
    ['the police number, none last', 'POLICE_NUMBER', ['A1', 'A2', 'A3', 'B4', null]],
    ['the rank, lowest first and none last', 'RANK', ['A2', 'A1', 'B4', null, 'A3']],
    ['the rank from the highest and none last, by name within it', 'HIGHEST_RANK', ['B4', 'A1', 'A2', null, 'A3']],
    ['the day of joining, unknown last', 'JOINED_ON', ['A1', 'B4', 'A2', 'A3', null]],
  ])('are ordered by %s', async (_what, field, expected) => {
    expect(await ordered([{ field, direction: 'ASC' }])).toEqual(expected);
    expect(await ordered([{ field, direction: 'DESC' }])).toEqual(expected.toReversed());
  });

  it('are ordered by several fields', async () => {
    expect(
      await ordered([
        { field: 'RANK', direction: 'DESC' },
        { field: 'NAME', direction: 'ASC' },
      ]),
    ).toEqual([null, 'A3', 'B4', 'A1', 'A2']);
    expect(
      await ordered([
        { field: 'JOINED_ON', direction: 'DESC' },
        { field: 'STROKES', direction: 'DESC' },
      ]),
    ).toEqual(['A3', null, 'A2', 'B4', 'A1']);
  });

  it('refuse a field twice in an order', async () => {
    const orderBy: OfficerOrder[] = [
      { field: 'NAME', direction: 'ASC' },
      { field: 'NAME', direction: 'DESC' },
    ];
    expect(await refusal(api.admin.request(OfficerPage, { orderBy }))).toMatchObject([
      { message: 'orderBy names a field twice', extensions: { code: 'BAD_USER_INPUT', argument: 'orderBy' } },
    ]);
  });

  it.each<OfficerOrder[][]>([
    [[]],
    [[{ field: 'RANK', direction: 'ASC' }]],
    [[{ field: 'RANK', direction: 'DESC' }]],
    [[{ field: 'HIGHEST_RANK', direction: 'ASC' }]],
    [[{ field: 'JOINED_ON', direction: 'ASC' }]],
    [[{ field: 'POLICE_NUMBER', direction: 'DESC' }]],
    [
      [
        { field: 'RANK', direction: 'ASC' },
        { field: 'NAME', direction: 'ASC' },
      ],
    ],
  ])('are the same by pages of one, in both directions (%j)', async (orderBy) => {
    const all = await ordered(orderBy);
    const forward = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const { officers }: { officers: Page } = await api.admin.request(OfficerPage, { orderBy, first: 1, after });
      forward.push(officers.nodes[0]!.policeNumber);
      after = officers.pageInfo.endCursor;
      more = officers.pageInfo.hasNextPage;
    }
    expect(forward).toEqual(all);
    const backward = [];
    let before: string | null = null;
    for (let more = true; more;) {
      const { officers }: { officers: Page } = await api.admin.request(OfficerPage, { orderBy, last: 1, before });
      backward.unshift(officers.nodes[0]!.policeNumber);
      before = officers.pageInfo.startCursor;
      more = officers.pageInfo.hasPreviousPage;
    }
    expect(backward).toEqual(all);
  });

  it('refuse the cursor of another order', async () => {
    const { officers } = await api.admin.request(OfficerPage, { first: 1 });
    const orderBy: OfficerOrder[] = [{ field: 'RANK', direction: 'ASC' }];
    const request = api.admin.request(OfficerPage, { orderBy, after: officers.pageInfo.endCursor });
    expect(await refusal(request)).toMatchObject([
      { message: 'after is a cursor of another list or another order', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('cost one statement, and one more where they are counted, whatever is asked for', async () => {
    const everything: OfficerFilter = {
      search: 'zhang',
      policeNumber: { startsWith: 'A' },
      category: ['POLICE', 'AUXILIARY'],
      status: ['ACTIVE'],
      rank: ['SUPERVISOR_FIRST_CLASS', 'CONSTABLE_SECOND_CLASS'],
      joinedOn: { gte: '2000-01-01' },
      within: globalId('Unit', units.bureau.id),
      role: ['MEMBER'],
    };
    expect(await found(everything)).toEqual(['A1', 'A2']);
    for (const filter of [{}, everything]) {
      const page = await api.statements(() => api.admin.request(OfficerPage, { filter }));
      expect(page).toHaveLength(2);
      const one = await api.statements(() => api.admin.request(OfficerNames, { filter, first: 1 }));
      expect(one).toHaveLength(1);
    }
  });
});

interface Page {
  nodes: { policeNumber: string | null }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}
