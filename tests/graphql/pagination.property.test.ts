import { beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { graphql } from '../generated/gql.ts';
import type { OfficerOrder, OfficersByPagesQuery } from '../generated/graphql.ts';
import { useApp } from '../support/app.ts';
import { createOfficer } from '../support/factories.ts';

const api = useApp();

const OfficersByPages = graphql(`
  query OfficersByPages(
    $orderBy: [OfficerOrder!]
    $filter: OfficerFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    officers(orderBy: $orderBy, filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      edges {
        cursor
        node {
          id
        }
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

const COUNT = 60;
const RANKS = [null, 'CONSTABLE_FIRST_CLASS', 'SUPERVISOR_FIRST_CLASS'] as const;

beforeAll(async () => {
  // few values of each kind, so that orders are full of ties
  for (let i = 0; i < COUNT; i++) {
    await createOfficer(api.registry, {
      namePinyin: `jia ${i % 4}`,
      nameStrokes: `05${i % 3}`,
      policeNumber: i % 5 === 0 ? null : `T${100 + ((i * 37) % 97)}`,
      rank: RANKS[i % 3]!,
      joinedOn: i % 7 === 0 ? null : new Date(Date.UTC(2000 + (i % 6), 0, 1)),
    });
  }
});

interface Page {
  first?: number;
  after?: string | null;
  last?: number;
  before?: string | null;
}

const order = fc
  .uniqueArray(fc.constantFrom('NAME', 'STROKES', 'POLICE_NUMBER', 'RANK', 'JOINED_ON'), { minLength: 1, maxLength: 3 })
  .chain((fields) =>
    fc
      .array(fc.constantFrom('ASC', 'DESC'), { minLength: fields.length, maxLength: fields.length })
      .map((directions) => fields.map((field, i): OfficerOrder => ({ field, direction: directions[i]! }))),
  );

async function read(orderBy: OfficerOrder[], size: number, backward: boolean): Promise<string[]> {
  const ids: string[] = [];
  let page: Page | null = backward ? { last: size } : { first: size };
  while (page) {
    const answer: OfficersByPagesQuery = await api.admin.request(OfficersByPages, { orderBy, ...page });
    const { edges, pageInfo } = answer.officers;
    expect(pageInfo.startCursor).toBe(edges[0]?.cursor ?? null);
    expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null);
    const found = edges.map(({ node }) => node.id);
    if (backward) {
      ids.unshift(...found);
      page = pageInfo.hasPreviousPage ? { last: size, before: pageInfo.startCursor ?? null } : null;
    } else {
      ids.push(...found);
      page = pageInfo.hasNextPage ? { first: size, after: pageInfo.endCursor ?? null } : null;
    }
  }
  return ids;
}

it('pages of any size, in any order and from either end, make up the whole list', async () => {
  await fc.assert(
    fc.asyncProperty(order, fc.integer({ min: 3, max: 100 }), async (orderBy, size) => {
      const whole = await read(orderBy, 100, false);
      expect(new Set(whole).size).toBe(COUNT);
      expect(await read(orderBy, size, false)).toEqual(whole);
      expect(await read(orderBy, size, true)).toEqual(whole);
      const reversed = orderBy.map(({ field, direction }) => ({
        field,
        direction: direction === 'ASC' ? ('DESC' as const) : ('ASC' as const),
      }));
      expect(await read(reversed, 100, false)).toEqual(whole.toReversed());
    }),
    { numRuns: 25 },
  );
}, 120_000);
