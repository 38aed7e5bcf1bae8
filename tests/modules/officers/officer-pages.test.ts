import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import type { OfficerOrder } from '../../generated/graphql.ts';
import { useApp } from '../../support/app.ts';
import { addOfficerVersion, createOfficer } from '../../support/factories.ts';
import { named } from '../../support/small-force.ts';

/** Pages that are merged from parts: of a short search, of what was believed at an instant, beyond a turn of the order. */
const api = useApp();

const OfficerStep = graphql(`
  query OfficerStep(
    $search: String
    $orderBy: [OfficerOrder!]
    $first: Int
    $after: String
    $last: Int
    $before: String
    $knownAt: DateTime
  ) @asOf(knownAt: $knownAt) {
    officers(
      filter: { search: $search }
      orderBy: $orderBy
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
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

interface Asked {
  search?: string;
  orderBy?: OfficerOrder[];
  knownAt?: string;
}

interface Step {
  numbers: (string | null)[];
  next: string | null;
}

/** The step after a cursor, or before it; `next` is where the one beyond it starts, null at the end. */
async function step(asked: Asked, size: number, way: 'after' | 'before', cursor: string | null): Promise<Step> {
  const forward = way === 'after';
  const { officers } = await api.admin.request(OfficerStep, {
    ...asked,
    first: forward ? size : null,
    after: forward ? cursor : null,
    last: forward ? null : size,
    before: forward ? null : cursor,
  });
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = officers.pageInfo;
  const [more, end] = forward ? [hasNextPage, endCursor] : [hasPreviousPage, startCursor];
  return { numbers: officers.nodes.map(({ policeNumber }) => policeNumber), next: more ? (end ?? null) : null };
}

/** The police numbers of a list, read by pages of one and of two, forward and backward: each way the same. */
async function walked(asked: Asked) {
  const { officers } = await api.admin.request(OfficerStep, { ...asked, first: 100 });
  const whole = officers.nodes.map(({ policeNumber }) => policeNumber);
  expect(officers.totalCount).toBe(whole.length);
  for (const size of [1, 2]) {
    for (const way of ['after', 'before'] as const) {
      const met: Step['numbers'] = [];
      let cursor: string | null = null;
      do {
        const { numbers, next }: Step = await step(asked, size, way, cursor);
        met.splice(way === 'after' ? met.length : 0, 0, ...numbers);
        cursor = next;
      } while (cursor !== null && met.length <= whole.length);
      expect(met).toEqual(whole);
    }
  }
  return whole;
}

const [FIRST, CHANGE, BETWEEN] = ['2024-01-01T00:00:00Z', '2024-03-01T00:00:00Z', '2024-02-01T00:00:00Z'];

beforeAll(async () => {
  const { registry } = api;
  const recordedAt = new Date(FIRST);
  const ranks = { A1: 'CONSTABLE_FIRST_CLASS', A2: 'CONSTABLE_FIRST_CLASS', ZC7: 'CONSTABLE_SECOND_CLASS' } as const;
  await createOfficer(registry, { ...named('张测'), policeNumber: 'A1', rank: ranks.A1, recordedAt });
  await createOfficer(registry, { ...named('章测'), policeNumber: 'A2', rank: ranks.A2, recordedAt });
  await createOfficer(registry, { ...named('张测试'), policeNumber: 'A3', recordedAt });
  await createOfficer(registry, { ...named('欧阳测'), policeNumber: 'ZC7', rank: ranks.ZC7, recordedAt });
  // called 吕测张 until it was corrected, and one who was not on record before
  const supersededAt = new Date(CHANGE);
  const corrected = await createOfficer(registry, {
    ...named('吕测张'),
    policeNumber: 'B4',
    rank: 'COMMISSIONER_GENERAL',
    recordedAt,
    supersededAt,
  });
  await addOfficerVersion(registry, corrected.id, { ...named('张测'), policeNumber: 'B4', recordedAt: supersededAt });
  await createOfficer(registry, { ...named('吕测张'), policeNumber: 'B5', recordedAt: supersededAt });
});

describe('pages of a short search', () => {
  it.each<[string, string[], string[]]>([
    ['z', ['ZC7', 'A1', 'B4', 'A2', 'A3'], ['ZC7', 'A1', 'A2', 'A3']],
    ['zc', ['ZC7', 'A1', 'B4', 'A2', 'A3'], ['ZC7', 'A1', 'A2', 'A3']],
    ['zhang', ['A1', 'B4', 'A2', 'A3'], ['A1', 'A2', 'A3']],
    ['lvc', ['B5'], ['B4']],
    ['lcz', ['B5'], ['B4']],
    ['b', ['B5', 'B4'], ['B4']],
    ['A', ['A1', 'A2', 'A3'], ['A1', 'A2', 'A3']],
  ])('%s', async (search, now, then) => {
    expect(await walked({ search })).toEqual(now);
    expect(await walked({ search, knownAt: BETWEEN })).toEqual(then);
  });
});

describe('pages of what was believed at an instant', () => {
  it('have what was superseded since in its place, and not what was recorded since', async () => {
    expect(await walked({})).toEqual(['B5', 'ZC7', 'A1', 'B4', 'A2', 'A3']);
    expect(await walked({ knownAt: BETWEEN })).toEqual(['B4', 'ZC7', 'A1', 'A2', 'A3']);
    expect(await walked({ knownAt: CHANGE })).toEqual(['B5', 'ZC7', 'A1', 'B4', 'A2', 'A3']);
  });
});

describe('pages in an order that turns', () => {
  const orderBy = (...directions: ('ASC' | 'DESC')[]): OfficerOrder[] =>
    (['RANK', 'NAME'] as const).map((field, i) => ({ field, direction: directions[i]! }));

  it('are the same from either end, at any moment', async () => {
    expect(await walked({ orderBy: orderBy('ASC', 'ASC') })).toEqual(['ZC7', 'A1', 'A2', 'B5', 'B4', 'A3']);
    expect(await walked({ orderBy: orderBy('DESC', 'ASC') })).toEqual(['B5', 'B4', 'A3', 'A1', 'A2', 'ZC7']);
    const then = { orderBy: orderBy('ASC', 'ASC'), knownAt: BETWEEN };
    expect(await walked(then)).toEqual(['ZC7', 'A1', 'A2', 'B4', 'A3']);
  });
});
