import { beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULTS } from '../../../src/synthesis/options.ts';
import { synthesize } from '../../../src/synthesis/synthesize.ts';
import { graphql } from '../../generated/gql.ts';
import type { OfficerOrder, OfficersWithinQueryVariables } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { sql, type Sql } from '../../../src/sql/sql.ts';

const app = useApp();

const within = graphql(`
  query OfficersWithin(
    $filter: OfficerFilter!
    $orderBy: [OfficerOrder!]
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    officers(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        policeNumber
      }
      pageInfo {
        startCursor
        endCursor
        hasNextPage
        hasPreviousPage
      }
    }
  }
`);

const below = graphql(`
  query OfficersBelow($unit: ID!, $orderBy: [OfficerOrder!], $first: Int, $after: String) {
    node(id: $unit) {
      ... on Unit {
        officers(includeSubunits: true, orderBy: $orderBy, first: $first, after: $after) {
          nodes {
            policeNumber
          }
          pageInfo {
            endCursor
            hasNextPage
          }
        }
      }
    }
  }
`);

/** Of the tree of 150 units: the whole, more than a hundred units; a bureau with its parts, fewer. */
const WHOLE = 1;
const BUREAU = 4;

/** What each of the orders is in SQL. */
const ORDERS: readonly (readonly [OfficerOrder[], string])[] = [
  [[{ field: 'NAME', direction: 'ASC' }], 'name_pinyin, name, officer_id'],
  [[{ field: 'POLICE_NUMBER', direction: 'DESC' }], 'police_number DESC'],
  [
    [
      { field: 'RANK', direction: 'ASC' },
      { field: 'NAME', direction: 'ASC' },
    ],
    'rank IS NOT NULL DESC, rank DESC, name_pinyin, name, officer_id',
  ],
  [
    [
      { field: 'RANK', direction: 'DESC' },
      { field: 'NAME', direction: 'ASC' },
    ],
    'rank IS NOT NULL, rank, name_pinyin, name, officer_id',
  ],
];

async function expected(unit: number, order: string): Promise<string[]> {
  const found = await app.registry.$query<{ number: string }>(
    sql`SELECT o.police_number AS number FROM officer_version o WHERE o.valid_to IS NULL AND o.officer_id IN (
  SELECT a.officer_id FROM assignment_version a WHERE a.kind = 'PRIMARY' AND a.valid_to IS NULL AND a.unit_id IN (
    WITH RECURSIVE down AS (SELECT $1::int AS id UNION ALL
      SELECT u.unit_id FROM down JOIN unit_version u ON u.parent_id = down.id AND u.valid_to IS NULL)
    SELECT id FROM down)) ORDER BY ${order as Sql}`,
    [unit],
  );
  return found.map(({ number }) => number);
}

describe('the officers of a subtree, small or large', () => {
  beforeAll(async () => {
    const size = { officers: 260, units: 150, evaluationYears: 0 };
    await synthesize(app.database, { ...DEFAULTS, ...size, actor: 'test', requestId: 'request-1' });
  }, 60_000);

  describe.each([
    ['whole', WHOLE],
    ['bureau', BUREAU],
  ])('%s', (_name, unit) => {
    it.each(ORDERS)('are all on the pages of a list, in the order %j, forward', async (orderBy, order) => {
      const all: string[] = [];
      const totals = new Set<number | null>();
      for (let after: string | null = null, more = true; more;) {
        const filter = { within: globalId('Unit', unit) };
        const { officers }: Awaited<ReturnType<typeof page>> = await page({ filter, orderBy, first: 60, after });
        all.push(...officers.nodes.map(({ policeNumber }) => policeNumber!));
        totals.add(officers.totalCount);
        ({ hasNextPage: more, endCursor: after } = officers.pageInfo);
      }
      expect([...totals]).toEqual([all.length]);
      expect(all).toEqual(await expected(unit, order));
    });

    it('are on them backward too', async () => {
      const [orderBy, order] = ORDERS[2]!;
      const filter = { within: globalId('Unit', unit) };
      const last = await page({ filter, orderBy, last: 10, before: null });
      const before = await page({ filter, orderBy, last: 10, before: last.officers.pageInfo.startCursor });
      const numbers = [...before.officers.nodes, ...last.officers.nodes].map(({ policeNumber }) => policeNumber);
      expect(numbers).toEqual((await expected(unit, order)).slice(-20));
    });

    it('are on the pages of the unit', async () => {
      const [orderBy, order] = ORDERS[0]!;
      const all: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const variables = { unit: globalId('Unit', unit), orderBy, first: 60, after };
        const { node }: Awaited<ReturnType<typeof pageBelow>> = await pageBelow(variables);
        const { officers } = node as Extract<typeof node, { officers: unknown }>;
        all.push(...officers.nodes.map(({ policeNumber }) => policeNumber!));
        ({ hasNextPage: more, endCursor: after } = officers.pageInfo);
      }
      expect(all).toEqual(await expected(unit, order));
    });
  });
});

const page = (variables: OfficersWithinQueryVariables) => app.admin.request(within, variables);
const pageBelow = (variables: { unit: string; orderBy: OfficerOrder[]; first: number; after: string | null }) =>
  app.admin.request(below, variables);
