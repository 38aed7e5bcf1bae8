import { beforeAll, describe, expect, it } from '@jest/globals';
import { refusal, scopesWithout, useApp } from '../support/app.ts';
import { createUnit } from '../support/factories.ts';

const api = useApp({ limits: { cost: 1_000, budget: 1_000, budgetSeconds: 1_000, pointsPerMs: 0, batch: 3 } });

beforeAll(async () => {
  const root = await createUnit(api.registry, { code: 'R' });
  for (let i = 0; i < 3; i++) await createUnit(api.registry, { code: `R${i}`, parentId: root.id });
});

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
  readonly extensions?: Record<string, unknown>;
}

async function post(body: unknown, token = api.token, headers: Record<string, string> = {}) {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    answer: (await response.json()) as Answer,
  };
}

const deep = `{ unit(code: "R") ${'{ parent '.repeat(16)}{ code }${'}'.repeat(16)} }`;

describe('a document over a limit', () => {
  it.each([
    ['application/json', 'application/json'],
    ['its own media type', 'application/graphql-response+json'],
  ])('is refused with advice, for a client that accepts %s', async (_name, accept) => {
    const { status, answer } = await post({ query: deep }, api.token, { accept });
    expect(status).toBe(400);
    expect(answer).toEqual({
      errors: [
        {
          message:
            'Levels of the document: 15 at most, this request has 18. Ask for what is deeper in a request of its own, by its id.',
          extensions: { code: 'LIMIT_EXCEEDED', limit: 'depth', maximum: 15, actual: 18 },
        },
      ],
    });
  });

  it('is refused by GET, by POST and in a batch', async () => {
    const url = `${api.url}/graphql?query=${encodeURIComponent(deep)}`;
    const headers = { authorization: `Bearer ${api.token}`, 'apollo-require-preflight': '1' };
    const response = await fetch(url, { headers });
    expect(response.status).toBe(400);
    const batch = await post([{ query: '{ viewer { name } }' }, { query: deep }]);
    expect(batch.answer).toMatchObject({ errors: [{ extensions: { limit: 'depth' } }] });
  });

  it('is not measured for a caller who is not signed in', async () => {
    const { status, answer } = await post({ query: deep }, 'nobody');
    expect(status).toBe(401);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('variables over a limit', () => {
  it('are refused before they are read', async () => {
    const filter = `${'{"not":'.repeat(30_000)}{}${'}'.repeat(30_000)}`;
    const query = 'query ($filter: UnitFilter) { units(filter: $filter) { nodes { code } } }';
    const { status, answer } = await post(`{"query":"${query}","variables":{"filter":${filter}}}`);
    expect(status).toBe(400);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'inputDepth', maximum: 20 } }]);
  });
});

const children = (first: number) => `{ unit(code: "R") { children(first: ${first}) { nodes { code } } } }`;

describe('cost', () => {
  it('is in the answer with what is left; only what was needed is charged', async () => {
    const { answer } = await post({ query: children(50) }, await tokenOf());
    expect(answer.extensions?.['cost']).toEqual({
      // the unit, the page, and at most 50 units
      requested: 52,
      // 3 there are
      actual: 5,
      measured: 0,
      maximum: 1_000,
      remaining: 995,
      budget: 1_000,
    });
  });

  it('is not in the answer to an invalid document', async () => {
    expect((await post({ query: '{ nothing }' })).answer.extensions).not.toHaveProperty('cost');
  });

  it('is refused over the limit, before anything is read', async () => {
    const query = '{ units(first: 100) { nodes { children(first: 100) { nodes { code } } } } }';
    const refused = await api.statements(() => post({ query }));
    expect(refused).toEqual([]);
    const { status, answer } = await post({ query });
    expect(status).toBe(400);
    expect(answer.errors).toMatchObject([
      {
        message:
          'Points of cost: 1000 at most, this request has 10201. Ask for smaller pages, fewer levels or fewer fields.',
        extensions: { code: 'LIMIT_EXCEEDED', limit: 'cost', maximum: 1_000, actual: 10_201 },
      },
    ]);
  });
});

/** The token of a viewer who has all of the budget still. */
async function tokenOf(): Promise<string> {
  const client = await api.signedIn(scopesWithout());
  const { headers } = client.requestConfig as { headers: { authorization: string } };
  return headers.authorization.slice('Bearer '.length);
}

describe('the budget of a viewer', () => {
  it('refuses with the time to wait once it is used up, and does not refuse other viewers', async () => {
    const token = await tokenOf();
    // 20 pages of a point and counts of 10: nothing of it comes back
    const query = `{ ${Array.from({ length: 20 }, (_, i) => `a${i}: units { totalCount }`).join(' ')} }`;
    for (let i = 0; i < 4; i++) expect((await post({ query }, token)).status).toBe(200);
    const { status, retryAfter, answer } = await post({ query }, token);
    expect(status).toBe(429);
    const { message, extensions } = answer.errors![0]!;
    expect(extensions).toMatchObject({ code: 'RATE_LIMITED', cost: 220 });
    // 120 were left, and one comes back a second
    const { remaining, retryAfterSeconds } = extensions as { remaining: number; retryAfterSeconds: number };
    expect(retryAfter).toBe(String(retryAfterSeconds));
    expect(remaining).toBeGreaterThanOrEqual(120);
    expect(retryAfterSeconds).toBeLessThanOrEqual(100);
    expect(remaining + retryAfterSeconds).toBe(220);
    expect(message).toBe(
      `This costs 220 points and ${remaining} are left: wait ${retryAfterSeconds} s, or ask for smaller pages or fewer fields.`,
    );
    expect((await post({ query }, await tokenOf())).status).toBe(200);
  });
});

describe('a batch', () => {
  it('is answered in its order, with a moment for each operation', async () => {
    const query = (date: string) => `query @asOf(date: "${date}") { unit(code: "R") { code } }`;
    const { answer } = await post([{ query: query('2019-01-01') }, { query: query('2021-01-01') }, { query: '{' }]);
    expect(answer).toMatchObject([
      { data: { unit: null } },
      { data: { unit: { code: 'R' } } },
      { errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }] },
    ]);
  });

  it.each([
    ['too many operations', { query: '{ viewer { name } }' }],
    ['too many values that are no operations', null],
  ])('is refused with %s', async (_name, operation) => {
    const { answer } = await post(Array.from({ length: 4 }, () => operation));
    expect(answer.errors).toMatchObject([
      { extensions: { code: 'LIMIT_EXCEEDED', limit: 'batch', maximum: 3, actual: 4 } },
    ]);
  });
});

describe('introspection', () => {
  it('is refused for a caller who is not signed in', async () => {
    const errors = await refusal(api.anonymous().request('{ __schema { queryType { name } } }'));
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
