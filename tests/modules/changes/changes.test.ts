import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ChangeRecord } from '../../../src/record/chain.ts';
import { write } from '../../../src/record/changes.ts';
import { graphql } from '../../generated/gql.ts';
import type { ChangesQueryVariables } from '../../generated/graphql.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import { createOfficer, createUnit } from '../../support/factories.ts';

const api = useApp();

const Changes = graphql(`
  query Changes(
    $filter: ChangeFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
    $date: Date
    $knownAt: DateTime
  ) @asOf(date: $date, knownAt: $knownAt) {
    changes(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        position
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

const ChangesInFull = graphql(`
  query ChangesInFull($first: Int!) {
    changes(first: $first) {
      edges {
        cursor
        node {
          id
          position
          at
          actor
          operation
          subjectType
          subject {
            __typename
            id
          }
          fields {
            field
            before
            after
          }
          basis {
            documentNumber
            reason
          }
          requestId
        }
      }
    }
    again: changes(first: $first) {
      nodes {
        subject {
          id
        }
      }
    }
  }
`);

let unit: { id: number };
let later: { id: number };
let officer: { id: number };
/** When each change was recorded, the first at index 1. */
const at: string[] = [''];

const positions = async (variables: ChangesQueryVariables, client = api.admin) =>
  (await client.request(Changes, variables)).changes.nodes.map(({ position }) => Number(position));

/** How a statement is planned for any values, where PostgreSQL reads a whole table or sorts only if there is no index to use. */
const planOf = (statement: string): Promise<string> =>
  api.registry.$transaction(async (transaction) => {
    for (const setting of ['enable_seqscan = off', 'enable_bitmapscan = off', 'plan_cache_mode = force_generic_plan']) {
      await transaction.$executeRawUnsafe(`SET LOCAL ${setting}`);
    }
    await transaction.$executeRawUnsafe(`PREPARE planned AS ${statement}`);
    const values = [...new Set(statement.match(/\$\d+/g))].map(() => 'NULL').join(', ');
    const lines = await transaction.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`EXPLAIN EXECUTE planned(${values})`);
    await transaction.$executeRawUnsafe('DEALLOCATE planned');
    return lines.map((line) => line['QUERY PLAN']).join('\n');
  });

/** 1 creates a unit, 2 an officer, 3 moves the unit, 4 is of something without an id, 5 of a unit not there yet, 6 of none. */
beforeAll(async () => {
  const { registry } = api;
  unit = await createUnit(registry, { code: 'A' });
  later = await createUnit(registry, { code: 'L', from: '2999-01-01' });
  await createUnit(registry, { code: 'B', name: '合成分局' });
  officer = await createOfficer(registry);
  const record = async (more: Partial<ChangeRecord>) => {
    const change: ChangeRecord = {
      actor: '政工甲',
      operation: 'createUnit',
      subjectType: 'Unit',
      subjectId: unit.id,
      fields: [],
      basis: null,
      requestId: `request-${at.length}`,
      ...more,
    };
    await write(registry, (work) => {
      at.push(work.at.toISOString());
      return Promise.resolve({ result: null, change });
    });
  };
  await record({
    fields: [
      { field: 'code', before: null, after: 'A' },
      { field: 'parent', before: 'B', after: null },
    ],
    basis: { documentNumber: '局发〔2021〕1号', reason: null },
  });
  await record({ operation: 'enrollOfficer', subjectType: 'Officer', subjectId: officer.id, actor: '政工乙' });
  await record({ operation: 'moveUnit' });
  await record({ operation: 'issueToken', subjectType: 'Token', subjectId: 7, actor: 'service:政工乙' });
  await record({ subjectId: later.id });
  await record({ operation: 'loadFacts', subjectType: 'Registry', subjectId: null });
});

describe('changes', () => {
  it('tell units by name and code for people, and what is no unit as it is', async () => {
    const query = '{ changes(first: 1) { nodes { fields { field beforeText afterText } } } }';
    const { changes } = await api.admin.request<{ changes: { nodes: { fields: object[] }[] } }>(query);
    expect(changes.nodes[0]!.fields).toEqual([
      { field: 'code', beforeText: null, afterText: 'A' },
      { field: 'parent', beforeText: '合成分局（B）', afterText: null },
    ]);
  });

  it('show who changed what, when and on what authority, oldest first', async () => {
    const { changes } = await api.admin.request(ChangesInFull, { first: 100 });
    const nodes = changes.edges.map(({ node }) => node);
    expect(nodes[0]).toEqual({
      id: globalId('Change', 1),
      position: '1',
      at: at[1],
      actor: '政工甲',
      operation: 'createUnit',
      subjectType: 'Unit',
      subject: { __typename: 'Unit', id: globalId('Unit', unit.id) },
      fields: [
        { field: 'code', before: null, after: 'A' },
        { field: 'parent', before: 'B', after: null },
      ],
      basis: { documentNumber: '局发〔2021〕1号', reason: null },
      requestId: 'request-1',
    });
    expect(nodes.map(({ position, at: instant, basis }) => [position, instant, basis === null])).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => [String(n), at[n], n > 1]),
    );
  });

  it('refer to their subjects where these exist and have ids', async () => {
    const { changes } = await api.admin.request(ChangesInFull, { first: 100 });
    expect(changes.edges.map(({ node }) => node.subject?.id ?? null)).toEqual([
      globalId('Unit', unit.id),
      globalId('Officer', officer.id),
      globalId('Unit', unit.id),
      null,
      null,
      null,
    ]);
  });

  it('are paged in both directions', async () => {
    const first = (await api.admin.request(Changes, { first: 4 })).changes;
    expect(first).toMatchObject({
      nodes: [{ position: '1' }, { position: '2' }, { position: '3' }, { position: '4' }],
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    });
    const { startCursor, endCursor } = first.pageInfo;
    expect(await positions({ first: 4, after: endCursor })).toEqual([5, 6]);
    expect(await positions({ last: 2 })).toEqual([5, 6]);
    expect(await positions({ last: 2, before: endCursor })).toEqual([2, 3]);
    expect(await positions({ last: 2, before: startCursor })).toEqual([]);
  });

  it.each<[string, () => NonNullable<ChangesQueryVariables['filter']>, number[]]>([
    ['subject', () => ({ subject: globalId('Unit', unit.id) }), [1, 3]],
    ['subject of no change', () => ({ subject: globalId('Unit', 999_999) }), []],
    ['subjectType', () => ({ subjectType: ['Officer', 'Token'] }), [2, 4]],
    ['no subjectType', () => ({ subjectType: [] }), []],
    ['operation', () => ({ operation: ['moveUnit', 'enrollOfficer'] }), [2, 3]],
    ['actor', () => ({ actor: '政工乙' }), [2, 4]],
    ['actor in full', () => ({ actor: 'service:政工乙' }), [4]],
    ['a part of who acted', () => ({ actorContains: '工乙' }), [2, 4]],
    ['a part that all have', () => ({ actorContains: '政工' }), [1, 2, 3, 4, 5, 6]],
    ['a part of who acted, and who', () => ({ actorContains: '政工', actor: '政工乙' }), [2, 4]],
    ['a part that who acted has not', () => ({ actorContains: '甲', actor: '政工乙' }), []],
    ['a part of nobody who acted', () => ({ actorContains: '政%' }), []],
    ['since an instant', () => ({ since: at[3]! }), [3, 4, 5, 6]],
    ['since after the last', () => ({ since: new Date(Date.parse(at[6]!) + 1).toISOString() }), []],
    ['until an instant', () => ({ until: at[2]! }), [1, 2]],
    ['until before the first', () => ({ until: new Date(Date.parse(at[1]!) - 1).toISOString() }), []],
    ['a position', () => ({ position: '4' }), [4]],
    ['a position that none has', () => ({ position: '400' }), []],
    ['all at once', () => ({ since: at[2]!, actor: '政工甲', operation: ['createUnit'], subjectType: ['Unit'] }), [5]],
    [
      'nulls',
      () => ({ subject: null, subjectType: null, operation: null, actor: null, since: null }),
      [1, 2, 3, 4, 5, 6],
    ],
  ])('are filtered by %s', async (_name, filter, expected) => {
    expect(await positions({ filter: filter() })).toEqual(expected);
  });

  it('by a part of who acted are paged as others are', async () => {
    const filter = { actorContains: '政工' };
    const { endCursor, ...info } = (await api.admin.request(Changes, { filter, last: 2 })).changes.pageInfo;
    expect(info).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect(await positions({ filter, last: 3, before: endCursor })).toEqual([3, 4, 5]);
    const { changes } = await api.admin.request<{ changes: { totalCount: number } }>(
      `{ changes(filter: { actorContains: "工乙" }, first: 1) { totalCount } }`,
    );
    expect(changes.totalCount).toBe(2);
  });

  it('by a part of who acted are read by the index of actors, each in order', async () => {
    const sent = await api.statements(() => positions({ filter: { actorContains: '政工' }, last: 2 }));
    const [look, page] = sent.slice(-2);
    expect(look).toContain('WITH RECURSIVE acted');
    const plan = await planOf(page!);
    expect(plan.match(/Scan Backward using change_actor_position_idx/g)).toHaveLength(3);
    // not in the order of the list until one of them is met, who may not have acted for long
    expect(plan).not.toMatch(/Seq Scan on change|change_pkey/);
  });

  it('are those recorded up to the instant, whatever the day', async () => {
    expect(await positions({ knownAt: at[3]! })).toEqual([1, 2, 3]);
    expect(await positions({ knownAt: new Date(Date.parse(at[3]!) - 1).toISOString() })).toEqual([1, 2]);
    expect(await positions({ knownAt: '2020-01-01T00:00:00Z' })).toEqual([]);
    expect(await positions({ date: '1999-01-01' })).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('show a subject as of the day', async () => {
    const { node } = await api.admin.request<{ node: unknown }>(
      `query @asOf(date: "2999-01-01") { node(id: "${globalId('Change', 5)}") { ... on Change { subject { ... on Unit { code } } } } }`,
    );
    expect(node).toEqual({ subject: { code: 'L' } });
  });

  it('cause the same statements for one and for many', async () => {
    const one = await api.statements(() => api.admin.request(ChangesInFull, { first: 2 }));
    const many = await api.statements(() => api.admin.request(ChangesInFull, { first: 100 }));
    // two root fields of one list are one page; the units and the officers are read once, and among many the token
    expect(one).toHaveLength(3);
    expect(many).toHaveLength(4);
  });

  it.each([
    [{ subject: 'nonsense' }, 'subject'],
    [{ subject: globalId('Nothing', 1) }, 'subject'],
    [{ subject: globalId('PageInfo', 1) }, 'subject'],
    [{ subject: Buffer.from('Unit:x').toString('base64') }, 'subject'],
    [{ operation: Array.from({ length: 1001 }, (_, i) => `o${i}`) }, 'operation'],
    [{ subjectType: Array.from({ length: 1001 }, (_, i) => `t${i}`) }, 'subjectType'],
  ])('refuse the filter %j', async (filter, argument) => {
    expect(await refusal(api.admin.request(Changes, { filter }))).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', argument } },
    ]);
  });
});

const change = (position: string, knownAt: string) =>
  api.admin.request(
    `query ($id: ID!, $knownAt: DateTime) @asOf(knownAt: $knownAt) { node(id: $id) { ... on Change { requestId } } }`,
    { id: Buffer.from(`Change:${position}`).toString('base64'), knownAt },
  );

describe('a change', () => {
  it('is found by its id once it is recorded', async () => {
    expect(await change('3', at[3]!)).toEqual({ node: { requestId: 'request-3' } });
    expect(await change('3', at[2]!)).toEqual({ node: null });
    expect(await change('999999999999999999', at[3]!)).toEqual({ node: null });
  });

  it.each(['0', '-1', '01', '1.5', 'x', '1000000000000000000'])('is not found by %s', async (position) => {
    expect(await refusal(change(position, at[3]!))).toMatchObject([
      { message: 'id is not an id of the registry', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});
