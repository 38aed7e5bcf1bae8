import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { bulkReadsOf } from '../../../src/graphql/bulk-reads.ts';
import { recordBulkReads } from '../../../src/personal/bulk-reads.ts';
import { graphql } from '../../generated/gql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { createRule } from '../../support/discipline-factories.ts';
import { createUnit } from '../../support/factories.ts';
import { newKey, personalKeys } from '../../support/personal.ts';

const api = useApp({ personalKeys: personalKeys(newKey('k')) });

const Reads = graphql(`
  query BulkReadsOfTest($first: Int, $after: String, $knownAt: DateTime) @asOf(knownAt: $knownAt) {
    bulkReads(first: $first, after: $after) {
      totalCount
      nodes {
        id
        viewer
        at
        purpose
        fields
        asked
        officers
        position
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const Read = graphql(`
  query BulkReadOfTest($id: ID!) {
    node(id: $id) {
      ... on BulkRead {
        asked
        officers
      }
    }
  }
`);

let unit: string;
const READER = { viewer: 'service:test', viewerId: 'Token:1', requestId: 'r', purpose: '合成' };
const read = (asked: string) => ({ fields: ['birthOn', 'nationalId'], asked, officers: 7, position: '12' });

beforeAll(async () => {
  // whether somebody retires is asked for by name
  await createRule(api.registry, { key: 'retirement.men.age.months', value: 720, from: '1978-06-02' });
  unit = globalId('Unit', (await createUnit(api.registry)).id);
  await recordBulkReads(api.registry, READER, [read('officers.csv'), read('甲'.repeat(10_001))]);
});

const retiring = (client: GraphQLClient, aliases: string, headers: object = { 'x-purpose': 'synthetic' }) =>
  client.rawRequest(`{ ${aliases} }`, {}, headers as Record<string, string>);
const due = `dueItems(within: "%", from: "2030-01-01", to: "2030-12-31", kinds: [RETIREMENT])`;

describe('a reading of many', () => {
  it('is told with what was asked, by the list and by its id', async () => {
    const { bulkReads } = await api.admin.request(Reads, { first: 1 });
    expect(bulkReads.nodes).toEqual([
      {
        id: globalId('BulkRead', 1),
        viewer: 'service:test',
        at: expect.any(String),
        purpose: '合成',
        fields: ['birthOn', 'nationalId'],
        asked: 'officers.csv',
        officers: 7,
        position: '12',
      },
    ]);
    expect(await api.admin.request(Read, { id: bulkReads.nodes[0]!.id })).toEqual({
      node: { asked: 'officers.csv', officers: 7 },
    });
    const { bulkReads: next } = await api.admin.request(Reads, { first: 1, after: bulkReads.pageInfo.endCursor });
    expect(next.nodes[0]!.asked).toMatch(/^甲{10000}… \(10001 characters, SHA-256 [0-9a-f]{64}\)$/);
    expect((await api.admin.request(Reads, { knownAt: '2020-01-01T00:00:00Z' })).bulkReads.totalCount).toBe(0);
  });

  it('is on record once for each question of a request, whoever is found, each time it is asked', async () => {
    const from = (await api.admin.request(Reads, {})).bulkReads.totalCount!;
    const since = async () => {
      const { nodes } = (await api.admin.request(Reads, { first: 100 })).bulkReads;
      return nodes.slice(from).map(({ asked, officers }) => `${asked.split('"kinds"')[0]!.length} ${officers}`);
    };
    const one = due.replace('%', unit);
    const asked = `a: ${one} { totalCount nodes { kind } } b: ${one} { nodes { kind } }`;
    await retiring(api.admin, asked);
    expect(await since()).toHaveLength(1);
    await retiring(api.admin, asked);
    await retiring(api.admin, asked);
    expect(await since()).toHaveLength(3);
    await retiring(api.admin, `a: ${one} { totalCount } b: ${one.replace('2030-12', '2031-12')} { totalCount }`);
    expect(await since()).toHaveLength(5);
    await refusal(retiring(api.admin, asked, {}));
    await retiring(api.admin, `a: ${one.replace('2030-01-01', '2031-01-01')} { totalCount }`).catch(() => null);
    await retiring(await api.signedIn(scopesWithout('officer:personal')), asked);
    expect(await since()).toHaveLength(5);
  });

  it('that cannot be recorded is not answered', async () => {
    await api.database.pool.query('ALTER TABLE bulk_read RENAME TO lost');
    try {
      expect(await refusal(retiring(api.admin, `${due.replace('%', unit)} { totalCount }`))).toMatchObject([
        { extensions: { code: 'INTERNAL_SERVER_ERROR' } },
      ]);
    } finally {
      await api.database.pool.query('ALTER TABLE lost RENAME TO bulk_read');
    }
  });

  it('is shown to whom change:read covers everywhere', async () => {
    const id = globalId('BulkRead', 1);
    const without = await api.signedIn(scopesWithout('change:read'));
    for (const asked of [without.request(Reads, {}), without.request(Read, { id })]) {
      expect(await refusal(asked)).toMatchObject([{ extensions: { code: 'FORBIDDEN', scope: 'change:read' } }]);
    }
    const bound = await api.signedIn(['registry:read', 'change:read'], [1]);
    expect((await bound.request(Reads, {})).bulkReads).toMatchObject({ totalCount: 0, nodes: [] });
    expect(await bound.request(Read, { id })).toEqual({ node: null });
  });

  it('of units is on record once for all of them, by their ids, with the sum of their officers', () => {
    const moment = { asOf: '2026-01-01', knownAt: null };
    const question = { fields: ['birthOn'], field: 'Unit.officers', args: { filter: { age: { gte: 50 } } }, moment };
    const answer = (unitId: number, officers: number) => ({ ...question, unitId, officers, position: '3' });
    expect(bulkReadsOf([answer(12, 1), answer(2, 5), answer(12, 4)])).toEqual([
      {
        fields: ['birthOn'],
        asked: `Unit.officers {"units":["${globalId('Unit', 2)}","${globalId('Unit', 12)}"],"filter":{"age":{"gte":50}},"asOf":"2026-01-01"}`,
        officers: 9,
        position: '3',
      },
    ]);
  });
});
