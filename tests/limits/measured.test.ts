import { describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { useApp } from '../support/app.ts';

// every millisecond costs what no estimate reaches, and no machine is so slow that the budget is spent
const api = useApp({ limits: { pointsPerMs: 1_000_000, budget: 1e15, budgetSeconds: 1e15 } });

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions: Record<string, unknown> }[];
  readonly extensions: { readonly cost: Record<'requested' | 'actual' | 'measured' | 'remaining' | 'budget', number> };
}

const ask = async (query: string): Promise<Answer> => {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer;
};

it('charges the whole schema by the work of putting it together', async () => {
  const { cost } = (await ask(getIntrospectionQuery())).extensions;
  expect(cost.measured).toBeGreaterThan(cost.actual);
  expect(cost.remaining).toBe(cost.budget - cost.measured);
});

describe('a mutation', () => {
  const units = (prefix: string) =>
    Array.from(
      { length: 20 },
      (_, i) =>
        `u${i}: createUnit(input: { code: "${prefix}${i}", name: "一所", kind: TEAM, effectiveOn: "2020-01-01" }) { __typename }`,
    ).join(' ');

  it.each([
    ['done', 'mutation', 'DONE-'],
    ['tried in a dry run', 'mutation @dryRun', 'TRIED-'],
  ])('is charged by the time of its acts where it is %s', async (_how, operation, prefix) => {
    const { data, extensions } = await ask(`${operation} { ${units(prefix)} }`);
    expect(Object.values(data as Record<string, { __typename: string }>)).toContainEqual({
      __typename: 'CreateUnitSuccess',
    });
    expect(extensions.cost.measured).toBeGreaterThan(extensions.cost.actual);
  });
});
