import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../generated/gql.ts';
import type { OfficerFilter, OfficerOrder } from '../generated/graphql.ts';
import { globalId, refusal, useApp } from '../support/app.ts';
import { createAssignment, createOfficer, createOfficerIn, createUnit } from '../support/factories.ts';

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

const names = {
  张宇: ['zhang yu', 'zhangyu', 'zy', '1101'],
  张玉兰: ['zhang yu lan', 'zhangyulan', 'zyl', '110503'],
  章雨: ['zhang yu', 'zhangyu', 'zy', '1108'],
  吕张: ['lv zhang', 'lvzhang', 'lz', '0611'],
  欧阳: ['ou yang', 'ouyang', 'oy', '0812'],
} as const;

const named = (name: keyof typeof names) => {
  const [namePinyin, nameJoined, nameInitials, nameStrokes] = names[name];
  return { name, namePinyin, nameJoined, nameInitials, nameStrokes };
};

const units: Record<'bureau' | 'station' | 'post' | 'brigade', { id: number; code: string }> = {} as never;

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
  const { registry } = api;
  units.bureau = await createUnit(registry, { code: 'B', kind: 'MUNICIPAL_BUREAU' });
  units.station = await createUnit(registry, { code: 'B1', parentId: units.bureau.id, category: 'STATION' });
  units.post = await createUnit(registry, { code: 'B11', parentId: units.station.id });
  units.brigade = await createUnit(registry, { code: 'B2', parentId: units.bureau.id, category: 'OPERATIONAL' });
  await createOfficerIn(registry, units.bureau, {
    ...named('张宇'),
    policeNumber: 'A1',
    rank: 'SUPERVISOR_FIRST_CLASS',
    joinedOn: new Date('2010-07-01'),
  });
  await createOfficerIn(registry, units.station, {
    ...named('章雨'),
    policeNumber: 'A2',
    rank: 'CONSTABLE_SECOND_CLASS',
    joinedOn: new Date('2020-07-01'),
  });
  await createOfficerIn(registry, units.post, { ...named('张玉兰'), policeNumber: 'A3', category: 'AUXILIARY' });
  const lent = await createOfficerIn(registry, units.brigade, {
    ...named('吕张'),
    policeNumber: 'B4',
    rank: 'COMMISSIONER_GENERAL',
    status: 'SUSPENDED',
    joinedOn: new Date('2015-07-01'),
  });
  await createAssignment(registry, lent.id, { unitId: units.station.id, kind: 'CONCURRENT', role: 'LEADER' });
  await createOfficer(registry, { ...named('欧阳'), status: 'RETIRED' });
  await createOfficer(registry, { ...named('欧阳'), policeNumber: 'A5', to: '2022-01-01' });
});

describe('officers', () => {
  it('are those of the day, of whatever status, by pinyin and then by characters', async () => {
    expect(await ordered(null)).toEqual(['B4', null, 'A1', 'A2', 'A3']);
    expect(await found({}, '2021-12-31')).toEqual(['B4', null, 'A5', 'A1', 'A2', 'A3']);
    expect(await found({}, '2019-12-31')).toEqual([]);
  });

  it.each<[string, OfficerOrder['field'], (string | null)[]]>([
    ['the strokes of the name', 'STROKES', ['B4', null, 'A1', 'A3', 'A2']],
    ['the police number, none last', 'POLICE_NUMBER', ['A1', 'A2', 'A3', 'B4', null]],
    ['the rank, lowest first and none last', 'RANK', ['A2', 'A1', 'B4', null, 'A3']],
    ['the day of joining, unknown last', 'JOINED_ON', ['A1', 'B4', 'A2', 'A3', null]],
  ])('come by %s', async (_what, field, expected) => {
    expect(await ordered([{ field, direction: 'ASC' }])).toEqual(expected);
    expect(await ordered([{ field, direction: 'DESC' }])).toEqual(expected.toReversed());
  });

  it('come by several fields', async () => {
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

describe('a search', () => {
  it.each<[string, (string | null)[]]>([
    ['', ['B4', null, 'A1', 'A2', 'A3']],
    ['  ', ['B4', null, 'A1', 'A2', 'A3']],
    ['zhang yu', ['A1', 'A2', 'A3']],
    ['Zhang  YU ', ['A1', 'A2', 'A3']],
    ['zhangyu', ['A1', 'A2', 'A3']],
    ['zhangyul', ['A3']],
    ['zy', ['A1', 'A2', 'A3']],
    ['zyl', ['A3']],
    ['ｚｙ', ['A1', 'A2', 'A3']],
    ['yu', []],
    ['lü', ['B4']],
    ['lu: zhang', ['B4']],
    ['张', ['B4', 'A1', 'A3']],
    ['张玉', ['A3']],
    ['玉张', []],
    ['a', ['A1', 'A2', 'A3']],
    ['A3', ['A3']],
    ['%', []],
  ])('for %j finds %j', async (search, expected) => {
    expect(await found({ search })).toEqual(expected);
  });

  it('may have 64 characters, not more', async () => {
    expect(await found({ search: '张'.repeat(64) })).toEqual([]);
    expect(
      await refusal(api.admin.request(OfficerNames, { filter: { search: '张'.repeat(65) }, first: 1 })),
    ).toMatchObject([
      {
        message: 'search has more than 64 characters',
        extensions: { code: 'BAD_USER_INPUT', argument: 'search' },
      },
    ]);
  });

  it('may stand anywhere in a filter', async () => {
    expect(await found({ or: [{ search: 'lv' }, { search: 'A3' }] })).toEqual(['B4', 'A3']);
    expect(await found({ not: { search: 'zhang' } })).toEqual(['B4', null]);
  });
});

describe('a filter', () => {
  const id = (unit: keyof typeof units) => globalId('Unit', units[unit].id);

  it.each<[string, () => OfficerFilter, (string | null)[]]>([
    ['police number', () => ({ policeNumber: { in: ['A1', 'B4', 'X'] } }), ['B4', 'A1']],
    ['category', () => ({ category: ['AUXILIARY'] }), ['A3']],
    ['no category', () => ({ category: [] }), []],
    ['status', () => ({ status: ['SUSPENDED', 'RETIRED'] }), ['B4', null]],
    ['rank', () => ({ rank: ['COMMISSIONER_GENERAL', 'CONSTABLE_SECOND_CLASS'] }), ['B4', 'A2']],
    ['days of joining', () => ({ joinedOn: { gte: '2010-07-01', lte: '2015-07-01' } }), ['B4', 'A1']],
    ['unit', () => ({ unit: id('station') }), ['A2']],
    ['subtree', () => ({ within: id('station') }), ['A2', 'A3']],
    ['whole tree', () => ({ within: id('bureau') }), ['B4', 'A1', 'A2', 'A3']],
    ['category of the unit itself', () => ({ unitCategory: ['STATION', 'OPERATIONAL'] }), ['B4', 'A2']],
    ['role in any assignment', () => ({ role: ['LEADER'] }), ['B4']],
    ['roles', () => ({ role: ['LEADER', 'MEMBER'] }), ['B4', 'A1', 'A2', 'A3']],
    ['both of two', () => ({ and: [{ within: id('bureau') }, { category: ['POLICE'] }] }), ['B4', 'A1', 'A2']],
    ['one of two', () => ({ or: [{ unit: id('post') }, { role: ['LEADER'] }] }), ['B4', 'A3']],
    ['none at all', () => ({ or: [] }), []],
    ['the opposite', () => ({ not: { within: id('station') } }), ['B4', null, 'A1']],
    ['the opposite of what is not known', () => ({ not: { joinedOn: { gte: '2015-01-01' } } }), [null, 'A1', 'A3']],
  ])('by %s', async (_what, filter, expected) => {
    expect(await found(filter())).toEqual(expected);
  });

  it('looks at the day of the query', async () => {
    const { id: moved } = await createOfficer(api.registry, {
      ...named('欧阳'),
      policeNumber: 'C1',
      from: '2021-01-01',
    });
    await createAssignment(api.registry, moved, { unitId: units.post.id, from: '2021-01-01', to: '2021-06-01' });
    await createAssignment(api.registry, moved, { unitId: units.brigade.id, from: '2021-06-01', to: '2021-12-01' });
    const within = id('station');
    expect(await found({ within, policeNumber: { eq: 'C1' } }, '2021-05-31')).toEqual(['C1']);
    expect(await found({ within, policeNumber: { eq: 'C1' } }, '2021-06-01')).toEqual([]);
    expect(await found({ unitCategory: ['OPERATIONAL'], policeNumber: { eq: 'C1' } }, '2021-06-01')).toEqual(['C1']);
    await api.registry.$executeRaw`UPDATE officer_version SET superseded_at = now() WHERE officer_id = ${moved}`;
  });

  it.each<[string, OfficerFilter, string]>([
    ['the id of another type', { unit: globalId('Officer', 1) }, 'unit is the id of a Officer, not of a Unit'],
    ['what is no id', { within: 'x' }, 'within is not an id of the registry'],
    [
      'a text that cannot be stored',
      { policeNumber: { startsWith: '\0' } },
      'startsWith has the character NUL, which no text has',
    ],
    [
      'more conditions than can be meant',
      { or: Array.from({ length: 101 }, () => ({ search: 'a' })) },
      'filter has more than 100 conditions',
    ],
  ])('refuses %s', async (_what, filter, message) => {
    expect(await refusal(api.admin.request(OfficerNames, { filter, first: 1 }))).toMatchObject([
      { message, extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});
