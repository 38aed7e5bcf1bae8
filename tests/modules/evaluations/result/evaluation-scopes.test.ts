import { beforeAll, describe, expect, it } from '@jest/globals';
import { globalId, refusal, scopesWithout, useApp } from '../../../support/app.ts';
import { createOfficer, createUnit } from '../../../support/factories.ts';

const api = useApp();

const node = (type: string, key: number) => `node(id: "${globalId(type, key)}")`;

beforeAll(async () => {
  await createUnit(api.registry, { code: 'B' });
  await createOfficer(api.registry);
});

describe('access to evaluations', () => {
  it.each([
    '{ evaluationScheme(key: "unknown") { key } }',
    `{ evaluationCycle(id: "${globalId('EvaluationCycle', 999)}") { from } }`,
    '{ unit(code: "B") { evaluations { totalCount } } }',
    `{ ${node('Officer', 1)} { ... on Officer { evaluations { __typename } } } }`,
    ...['EvaluationScheme', 'EvaluationCycle', 'Evaluation'].flatMap((type) =>
      [1, 999].map((key) => `{ ${node(type, key)} { __typename } }`),
    ),
  ])('needs evaluation:read: %s', async (query) => {
    const viewer = await api.signedIn(scopesWithout('evaluation:read'));
    expect(await refusal(viewer.request(query))).toMatchObject([
      { message: 'This needs the scope evaluation:read.', extensions: { code: 'FORBIDDEN', scope: 'evaluation:read' } },
    ]);
    expect(await refusal(api.anonymous().request(query))).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
