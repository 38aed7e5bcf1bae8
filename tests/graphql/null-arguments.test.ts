import { describe, expect, it } from '@jest/globals';
import { refusal, useApp } from '../support/app.ts';
import { leavingNoTrace } from '../support/writes.ts';

// a variable with a default may be null, and validation lets it stand where null may not: the client's mistake all the same

const api = useApp();

describe('null by a variable with a default', () => {
  it.each([
    ['@skip', 'query ($x: Boolean = true) { viewer { name @skip(if: $x) kind } }'],
    ['@include', 'query ($x: Boolean = true) { viewer { ...F @include(if: $x) kind } } fragment F on Viewer { name }'],
    ['an argument', 'query ($x: ID = "VW5pdDox") { node(id: $x) { id } }'],
    ['a list', 'query ($x: [ID!] = ["VW5pdDox"]) { nodes(ids: $x) { id } }'],

    [
      '@idempotent',
      `mutation ($x: String = "a") { createUnit(input: { code: "N1", name: "新", kind: TEAM, effectiveOn: "2024-01-01" })
        @idempotent(key: $x) { __typename } }`,
    ],
    [
      'an input',
      'mutation ($x: CreateUnitInput = { code: "N1", name: "新", kind: TEAM, effectiveOn: "2024-01-01" }) { createUnit(input: $x) { __typename } }',
    ],
  ])('is refused as BAD_USER_INPUT each time: %s', async (_case, query) => {
    for (let n = 0; n < 3; n++) {
      const [error] = await leavingNoTrace(api.registry, () => refusal(api.admin.request(query, { x: null })));
      expect(error).toMatchObject({
        message: expect.stringContaining('must not be null'),
        extensions: { code: 'BAD_USER_INPUT' },
      });
    }
  });

  it('is the default where null may stand', async () => {
    const query = 'query ($x: Int = 1) { units(first: $x) { nodes { code } } }';
    expect(await api.admin.request(query, { x: null })).toEqual({ units: { nodes: [] } });
  });
});
