import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import type { PersonalReadsQuery } from '../../generated/graphql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { createOfficerIn, createUnit } from '../../support/factories.ts';
import { newKey, personalKeys, sealerWith, storePersonal } from '../../support/personal.ts';

const key = newKey('k');
const api = useApp({ personalKeys: personalKeys(key) });

const Reads = graphql(`
  query PersonalReads($filter: PersonalReadFilter, $first: Int, $after: String, $knownAt: DateTime)
  @asOf(knownAt: $knownAt) {
    reads(filter: $filter, first: $first, after: $after) {
      nodes {
        at
        viewer
        viewerId
        officerId
        officer {
          id
        }
        field
        purpose
        requestId
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const units: number[] = [];
const officers: number[] = [];

beforeAll(async () => {
  for (let i = 0; i < 3; i++) {
    const unit = await createUnit(api.registry);
    const officer = await createOfficerIn(api.registry, unit);
    await storePersonal(api.registry, sealerWith(key), officer.id, { birthOn: '1990-01-01', nationalId: null });
    units.push(unit.id);
    officers.push(officer.id);
  }
});

const id = (i: number) => globalId('Officer', officers[i]!);

/** Asks as the administrator for personal fields of officers, and says what for. */
async function ask(fields: string, which: readonly number[], purpose?: string) {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${api.token}`,
      ...(purpose !== undefined && { 'x-purpose': purpose }),
    },
    body: JSON.stringify({
      query: `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Officer { ${fields} } } }`,
      variables: { ids: which.map(id) },
    }),
  });
  return { requestId: response.headers.get('x-request-id')!, answer: (await response.json()) as object };
}

/** What is on record of a request: whose, which field, what for. */
async function readsOf(requestId: string) {
  const { nodes } = (await api.admin.request(Reads, { first: 100 })).reads;
  return nodes
    .filter((read) => read.requestId === requestId)
    .map(({ officerId, field, purpose }) => [officers.findIndex((_, i) => id(i) === officerId), field, purpose]);
}

describe('a read of personal data', () => {
  it('is recorded with viewer, officer, field, instant, purpose and request', async () => {
    const from = new Date().toISOString();
    const { requestId, answer } = await ask('birthOn', [0], 'personnel file 2026-17');
    expect(answer).toMatchObject({ data: { nodes: [{ birthOn: '1990-01-01' }] } });
    const { nodes } = (await api.admin.request(Reads, { filter: { since: from } })).reads;
    expect(nodes).toEqual([
      {
        at: expect.any(String),
        viewer: 'service:administrator',
        viewerId: globalId('Token', 1),
        officerId: id(0),
        officer: { id: id(0) },
        field: 'birthOn',
        purpose: 'personnel file 2026-17',
        requestId,
      },
    ]);
    expect(nodes[0]!.at >= from).toBe(true);
  });

  it('is recorded once for each field of each officer, also where the value is null', async () => {
    const { requestId } = await ask('birthOn again: birthOn nationalId', [0, 1]);
    expect((await readsOf(requestId)).map((read) => read.join(' ')).toSorted((a, b) => a.localeCompare(b))).toEqual([
      '0 birthOn ',
      '0 nationalId ',
      '1 birthOn ',
      '1 nationalId ',
    ]);
  });

  it('causes one statement for any number of fields', async () => {
    const inserts = async (which: readonly number[]) =>
      (await api.statements(() => ask('birthOn nationalId', which))).filter((text) => text.startsWith('INSERT'));
    expect(await inserts([0])).toHaveLength(1);
    expect(await inserts([0, 1, 2])).toHaveLength(1);
  });

  it('is recorded for a refused or dry run of reviseOfficer, which reveals whether a guess is right', async () => {
    const guess = async (directive: string, which: number, birthOn: string) => {
      const input = `{ id: "${id(which)}", effectiveOn: "2026-01-01", birthOn: "${birthOn}" }`;
      const { data, headers } = await api.admin.rawRequest<{ reviseOfficer: { __typename: string } }>(
        `mutation ${directive} { reviseOfficer(input: ${input}) { __typename } }`,
      );
      return [data.reviseOfficer.__typename, await readsOf(headers.get('x-request-id')!)];
    };
    expect(await guess('', 2, '1990-01-01')).toEqual(['InvalidInputError', [[2, 'birthOn', null]]]);
    expect(await guess('@dryRun', 2, '1990-01-02')).toEqual(['ReviseOfficerSuccess', [[2, 'birthOn', null]]]);
    // this one is on record as a change
    expect(await guess('', 2, '1990-01-02')).toEqual(['ReviseOfficerSuccess', []]);
  });

  it('is not recorded where nothing personal is selected or shown', async () => {
    const { requestId } = await ask('name', [0]);
    expect(await readsOf(requestId)).toEqual([]);
    const before = await api.registry.personalRead.count();
    const without = await api.signedIn(scopesWithout('officer:personal'));
    await without.request(`{ node(id: "${id(0)}") { ... on Officer { birthOn nationalId } } }`);
    expect(await api.registry.personalRead.count()).toBe(before);
  });

  it('that cannot be recorded is not answered', async () => {
    await api.database.pool.query('ALTER TABLE personal_read RENAME TO lost');
    try {
      const { answer } = await ask('birthOn', [0]);
      expect(answer).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
      expect(JSON.stringify(answer)).not.toContain('1990');
    } finally {
      await api.database.pool.query('ALTER TABLE lost RENAME TO personal_read');
    }
  });
});

describe('the purpose', () => {
  it.each([
    ['percent-encoded', encodeURIComponent('核对档案'), '核对档案'],
    ['of 200 characters', encodeURIComponent('字'.repeat(200)), '字'.repeat(200)],
    ['of blanks', '%20', null],
  ])('%s is kept', async (_name, purpose, kept) => {
    const { requestId } = await ask('birthOn', [2], purpose);
    expect(await readsOf(requestId)).toEqual([[2, 'birthOn', kept]]);
  });

  it.each([
    ['longer', encodeURIComponent('字'.repeat(201)), 'x-purpose has more than 200 characters'],
    ['not encoded', '100%', 'x-purpose is neither UTF-8 nor percent-encoded'],
    ['with a NUL', 'a%00', 'x-purpose must not have control characters'],
  ])('that is %s is refused', async (_name, purpose, message) => {
    const { answer } = await ask('birthOn', [2], purpose);
    expect(answer).toMatchObject({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] });
  });
});

describe('reads', () => {
  it('are filtered by officer, viewer and time, and paged', async () => {
    const count = async (filter: object) =>
      (await api.admin.request(Reads, { filter, first: 100 })).reads.nodes.map(({ officerId }) => officerId);
    const all = await count({});
    expect(await count({ officer: id(2) })).toEqual(all.filter((officer) => officer === id(2)));
    expect(await count({ viewer: 'service:administrator' })).toEqual(all);
    expect(await count({ viewer: 'service:nobody' })).toEqual([]);
    expect(await count({ until: '2020-01-01T00:00:00Z' })).toEqual([]);
    expect(await count({ since: '2020-01-01T00:00:00Z', until: '2999-01-01T00:00:00Z' })).toEqual(all);
    const paged: string[] = [];
    let after: string | null | undefined = null;
    do {
      const page: PersonalReadsQuery = await api.admin.request(Reads, { first: 3, after });
      paged.push(...page.reads.nodes.map(({ officerId }) => officerId));
      after = page.reads.pageInfo.hasNextPage ? page.reads.pageInfo.endCursor : null;
    } while (typeof after === 'string');
    expect(paged).toEqual(all);
    expect((await api.admin.request(Reads, { knownAt: '2020-01-01T00:00:00Z' })).reads.nodes).toEqual([]);
  });

  it('cause the same statements for one and for many', async () => {
    const one = await api.statements(() => api.admin.request(Reads, { first: 1 }));
    const many = await api.statements(() => api.admin.request(Reads, { first: 100 }));
    expect(one).toHaveLength(2);
    expect(many).toHaveLength(2);
  });

  it.each([
    [{ officer: 'nonsense' }, 'officer'],
    [{ officer: globalId('Unit', 1) }, 'officer'],
    [{ viewer: 'a\0b' }, 'viewer'],
  ])('refuse the filter %j', async (filter, argument) => {
    expect(await refusal(api.admin.request(Reads, { filter }))).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', argument } },
    ]);
  });

  it('need the scope change:read, and bound to units show the reads of their officers', async () => {
    expect(await refusal((await api.signedIn(scopesWithout('change:read'))).request(Reads, {}))).toMatchObject([
      { extensions: { code: 'FORBIDDEN', scope: 'change:read' } },
    ]);
    expect(await refusal(api.anonymous().request(Reads, {}))).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    const bound = await api.signedIn(['registry:read', 'change:read'], [units[2]!]);
    const { nodes } = (await bound.request(Reads, { first: 100 })).reads;
    expect(new Set(nodes.map(({ officerId }) => officerId))).toEqual(new Set([id(2)]));
  });
});
