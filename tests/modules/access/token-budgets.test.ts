import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { IssueTokenDocument, type IssueTokenInput } from '../../generated/graphql.ts';
import { globalId, scopesWithout, useApp } from '../../support/app.ts';
import { createUnit, unique } from '../../support/factories.ts';
import { clientOf, issued } from '../../support/tokens.ts';
import { ENGLISH, lastChange, leavingNoTrace } from '../../support/writes.ts';

// so slow that nothing comes back while a test lasts
const api = useApp({ limits: { pointsPerMs: 0, cost: 500, budget: 1_000, budgetSeconds: 1_000_000 } });

let unit: { id: number };

beforeAll(async () => {
  unit = await createUnit(api.registry, { code: 'A' });
});

const input = (more: Partial<IssueTokenInput> = {}): IssueTokenInput => ({
  name: `额度测试${unique()}`,
  scopes: ['registry:read'],
  ...more,
});

const tokenWith = async (budget: number | null) => (await issued(api.admin, input({ budget }))).token;

/** A page of a point and a count of 10, so many times: nothing of it comes back. */
const counts = (times: number) =>
  `{ ${Array.from({ length: times }, (_, i) => `a${i}: units { totalCount }`).join(' ')} }`;

async function ask(token: string, query: string) {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  const { errors, extensions } = (await response.json()) as {
    errors?: { message: string; extensions: Record<string, unknown> }[];
    extensions?: { cost?: unknown };
  };
  const { status, headers } = response;
  return { status, retryAfter: headers.get('retry-after'), error: errors?.[0], cost: extensions?.cost };
}

describe('a token with a budget of its own', () => {
  it('is told its budget, and the most that one request may cost, with every answer', async () => {
    const told = { requested: 11, actual: 11, measured: 0 };
    for (const [budget, expected] of [
      [100, { ...told, maximum: 100, remaining: 89, budget: 100 }],
      [5_000, { ...told, maximum: 500, remaining: 4_989, budget: 5_000 }],
      [null, { ...told, maximum: 500, remaining: 989, budget: 1_000 }],
    ] as const) {
      expect((await ask(await tokenWith(budget), counts(1))).cost).toEqual(expected);
    }
  });

  it('is refused a request beyond its budget, without a charge', async () => {
    const token = await tokenWith(100);
    const refused = await ask(token, counts(10));
    expect(refused).toMatchObject({ status: 400, cost: undefined });
    expect(refused.error).toEqual({
      message:
        'Points of cost: 100 at most, this request has 110. Ask for smaller pages, fewer levels or fewer fields, or use a token with a larger budget.',
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'cost', maximum: 100, actual: 110 },
    });
    expect((await ask(token, counts(1))).cost).toMatchObject({ remaining: 89 });
    const large = await ask(
      await tokenWith(5_000),
      '{ units(first: 100) { nodes { children(first: 100) { nodes { code } } } } }',
    );
    expect(large.error).toEqual({
      message:
        'Points of cost: 500 at most, this request has 10201. Ask for smaller pages, fewer levels or fewer fields.',
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'cost', maximum: 500, actual: 10_201 },
    });
  });

  it('has a budget that only its own requests use up', async () => {
    const [small, large] = [await tokenWith(100), await tokenWith(5_000)];
    for (const remaining of [56, 12]) expect((await ask(small, counts(4))).cost).toMatchObject({ remaining });
    const { status, retryAfter, error } = await ask(small, counts(4));
    expect(status).toBe(429);
    // 32 are wanting, and 100 come back in 1,000,000 s
    const { retryAfterSeconds } = error!.extensions as { retryAfterSeconds: number };
    expect(retryAfterSeconds / 320_000).toBeCloseTo(1, 3);
    expect(retryAfter).toBe(String(retryAfterSeconds));
    expect(error!.extensions).toEqual({ code: 'RATE_LIMITED', cost: 44, remaining: 12, retryAfterSeconds });
    expect((await ask(large, counts(4))).cost).toMatchObject({ remaining: 4_956 });
    expect((await ask(small, counts(1))).cost).toMatchObject({ remaining: 1 });
  });

  it('may have a larger budget than the server gives to each viewer', async () => {
    const [usual, large] = [await tokenWith(null), await tokenWith(5_000)];
    // five times 220 points
    const statuses = async (token: string) => {
      const answers = [];
      for (let i = 0; i < 5; i++) answers.push((await ask(token, counts(20))).status);
      return answers;
    };
    expect(await statuses(usual)).toEqual([200, 200, 200, 200, 429]);
    expect(await statuses(large)).toEqual([200, 200, 200, 200, 200]);
  });

  it('is replaced by another token for another budget', async () => {
    const name = `额度变更${unique()}`;
    const old = await issued(api.admin, input({ name, budget: 20 }));
    const changed = await issued(api.admin, input({ name, budget: 40 }));
    expect([old.budget, changed.budget]).toEqual([20, 40]);
    expect((await ask(old.token, counts(1))).cost).toMatchObject({ remaining: 9, budget: 20 });
    expect((await ask(changed.token, counts(1))).cost).toMatchObject({ remaining: 29, budget: 40 });
  });
});

describe('an issuer', () => {
  const issue = async (client: GraphQLClient, more: Partial<IssueTokenInput>, headers = {}) =>
    (await client.request(IssueTokenDocument, { input: input(more) }, headers)).issueToken;

  const refusesMoreThan = async (client: GraphQLClient, most: number, more: Partial<IssueTokenInput> = {}) => {
    for (const [headers, message] of [
      [{}, `必须在 1 至 ${most} 之间`],
      [ENGLISH, `must be from 1 to ${most}`],
    ] as const) {
      const wrong = { ...more, budget: most + 1 };
      expect(await leavingNoTrace(api.registry, () => issue(client, wrong, headers))).toMatchObject({
        __typename: 'InvalidInputError',
        issues: [{ path: 'budget', message }],
      });
    }
  };

  it('with its own budget gives at most that, and that by default', async () => {
    const { token } = await issued(api.admin, input({ scopes: scopesWithout(), budget: 400 }));
    const issuer = clientOf(api, token);
    await refusesMoreThan(issuer, 400);
    expect(await issue(issuer, { budget: 400 })).toMatchObject({ budget: 400 });
    expect(await issue(issuer, { budget: 1 })).toMatchObject({ budget: 1 });
    expect(await issue(issuer, {})).toMatchObject({ budget: 400 });
    expect((await lastChange(api.registry)).fields.at(-1)).toEqual(['budget', null, '400']);
  });

  it('of some units gives at most the budget of the server', async () => {
    const issuer = await api.signedIn(['registry:read', 'access:admin'], [unit.id]);
    const units = [globalId('Unit', unit.id)];
    await refusesMoreThan(issuer, 1_000, { units });
    expect(await issue(issuer, { units, budget: 1_000 })).toMatchObject({ budget: 1_000 });
    expect(await issue(issuer, { units })).toMatchObject({ budget: null });
  });
});
