import { beforeAll, describe, expect, it } from '@jest/globals';
import { ELEMENTS_MAXIMUM } from '../../src/graphql/answer-size.ts';
import { refusal, useApp } from '../support/app.ts';
import { createUnit } from '../support/factories.ts';

const api = useApp();

beforeAll(async () => {
  const root = await createUnit(api.registry, { code: 'R' });
  for (let i = 0; i < 30; i++) await createUnit(api.registry, { code: `R${i}`, parentId: root.id });
});

/** The children of the root, each with its siblings, so many levels deep: 30 to the power of the levels. */
const siblings = (levels: number): string =>
  levels === 0 ? 'code' : `code parent { children(first: 100) { nodes { ${siblings(levels - 1)} } } }`;

describe('the size of an answer', () => {
  it('allows pages within pages', async () => {
    const { unit } = await api.admin.request<{ unit: { parent: { children: { nodes: { parent: unknown }[] } } } }>(
      `{ unit(code: "R1") { ${siblings(2)} } }`,
    );
    expect(unit.parent.children.nodes).toHaveLength(30);
  });

  it('is limited to the maximum of elements, even if few rows were read', async () => {
    expect(30 + 30 ** 2 + 30 ** 3).toBeGreaterThan(ELEMENTS_MAXIMUM);
    const errors = await refusal(api.admin.request(`{ unit(code: "R1") { ${siblings(3)} } }`));
    expect(errors[0]).toMatchObject({
      message: `The answer would have more than ${ELEMENTS_MAXIMUM} elements in all its lists: ask for smaller pages or fewer levels.`,
      extensions: { code: 'ANSWER_TOO_LARGE', maximum: ELEMENTS_MAXIMUM },
    });
  });
});
