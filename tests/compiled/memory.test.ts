import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../generated/gql.ts';
import { ReviseUnitDocument, TokensDocument } from '../generated/graphql.ts';
import { globalId, useApp, type Harness } from '../support/app.ts';
import { createUnit } from '../support/factories.ts';

// What is written past the registry, without a change, tells what is read and what is remembered.

const ChildrenOf = graphql(`
  query RememberedChildren($code: String!, $date: Date) @asOf(date: $date) {
    unit(code: $code) {
      children {
        nodes {
          code
        }
      }
    }
  }
`);

const codes = async (api: Harness, date: string | null = null) => {
  const { unit } = await api.admin.request(ChildrenOf, { code: 'TOP', date });
  return unit!.children.nodes.map(({ code }) => code);
};

describe('a registry with a memory', () => {
  const api = useApp();
  let top: { id: number };

  beforeAll(async () => {
    top = await createUnit(api.registry, { code: 'TOP' });
    await createUnit(api.registry, { code: 'A', parentId: top.id });
  });

  const revise = () =>
    api.admin.request(ReviseUnitDocument, {
      input: {
        id: globalId('Unit', top.id),
        expectedVersion: 1,
        authorizedStrength: 7,
        effectiveOn: '2024-01-01',
        basis: { reason: '合成' },
      },
    });

  it('reads again what it has read before only when something has changed', async () => {
    expect(await codes(api)).toEqual(['A']);
    await createUnit(api.database.registry, { code: 'B', parentId: top.id });
    expect(await codes(api)).toEqual(['A']);
    // another question
    expect(await codes(api, '2030-01-01')).toEqual(['A', 'B']);
    await revise();
    expect(await codes(api)).toEqual(['A', 'B']);
  });

  it('reads each time what is written without a change', async () => {
    const usedAt = async () => (await api.admin.request(TokensDocument, {})).tokens.nodes[0]?.lastUsedAt;
    await usedAt();
    const lastUsedAt = new Date('2001-02-03T04:05:06.000Z');
    await api.database.registry.token.updateMany({ data: { lastUsedAt } });
    expect(await usedAt()).toBe('2001-02-03T04:05:06.000Z');
  });
});

describe('a registry without a memory', () => {
  const api = useApp({ memoryRows: 0 });

  it('reads everything each time', async () => {
    const top = await createUnit(api.registry, { code: 'TOP' });
    await createUnit(api.registry, { code: 'A', parentId: top.id });
    expect(await codes(api)).toEqual(['A']);
    await createUnit(api.database.registry, { code: 'B', parentId: top.id });
    expect(await codes(api)).toEqual(['A', 'B']);
  });
});
