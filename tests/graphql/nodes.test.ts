import { beforeAll, describe, expect, it } from '@jest/globals';
import { write } from '../../src/record/changes.ts';
import { globalId, refusal, scopesWithout, useApp } from '../support/app.ts';
import { createUnit } from '../support/factories.ts';

const api = useApp();

let unit: { id: number };

const record = (subjectType: string, subjectId: number) =>
  write(api.registry, () => {
    const change = { actor: '政工甲', operation: 'test', subjectType, subjectId, fields: [], basis: null };
    return Promise.resolve({ result: null, change: { ...change, requestId: 'request-1' } });
  });

/** A unit; change 1 of it, and change 2 of an evaluation that is not there. */
beforeAll(async () => {
  unit = await createUnit(api.registry, { code: 'A' });
  await record('Unit', unit.id);
  await record('Evaluation', 999_999);
});

describe('without the scope change:read', () => {
  it.each([
    ['the list', () => '{ changes { nodes { position } } }'],
    ['a change that exists', () => `{ node(id: "${globalId('Change', 1)}") { id } }`],
    ['a change that does not', () => `{ node(id: "${globalId('Change', 999)}") { id } }`],
    ['the name of the type alone', () => `{ node(id: "${globalId('Change', 1)}") { __typename } }`],
  ])('%s is refused', async (_name, document) => {
    const client = await api.signedIn(scopesWithout('change:read'));
    expect(await refusal(client.request(document()))).toMatchObject([
      { message: 'This needs the scope change:read.', extensions: { code: 'FORBIDDEN', scope: 'change:read' } },
    ]);
  });

  it('each change among the nodes is null with an error, and other things are shown', async () => {
    const client = await api.signedIn(['registry:read']);
    const ids = [globalId('Change', 1), globalId('Unit', unit.id), globalId('Change', 999), globalId('Unit', 999_999)];
    const { data, errors } = await client
      .rawRequest(`query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, { ids })
      .catch((error: { response: { data: unknown; errors: object[] } }) => error.response);
    expect(data).toEqual({ nodes: [null, { id: globalId('Unit', unit.id) }, null, null] });
    expect(errors).toMatchObject([
      { path: ['nodes', 0], extensions: { code: 'FORBIDDEN' } },
      { path: ['nodes', 2], extensions: { code: 'FORBIDDEN' } },
    ]);
  });
});

describe('the subject of a change', () => {
  it('is refused if its type needs another scope, whether it exists or not', async () => {
    const document = `{ node(id: "${globalId('Change', 2)}") { ... on Change { subject { __typename } } } }`;
    const client = await api.signedIn(['registry:read', 'change:read']);
    expect(await refusal(client.request(document))).toMatchObject([
      { path: ['node', 'subject'], extensions: { code: 'FORBIDDEN', scope: 'evaluation:read' } },
    ]);
    expect(await api.admin.request(document)).toEqual({ node: { subject: null } });
  });
});

const request = (ids: string[]) => api.admin.request(`query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, { ids });

describe('nodes', () => {
  it('are at most 100', async () => {
    const hundred = Array.from({ length: 100 }, (_, i) => globalId('Unit', 1_000 + i));
    expect(await request(hundred)).toEqual({ nodes: hundred.map(() => null) });
    expect(await refusal(request([...hundred, globalId('Unit', 1)]))).toMatchObject([
      { message: 'ids has more than 100 values', extensions: { code: 'BAD_USER_INPUT', argument: 'ids' } },
    ]);
  });

  it.each(['xx', '', 'VW5pdDoxLjA=', globalId('Unit', 0)])(
    'are refused for what is no id, in the words of every argument: "%s"',
    async (id) => {
      const one = api.admin.request('query ($id: ID!) { node(id: $id) { id } }', { id });
      expect(await refusal(one)).toMatchObject([
        { message: 'id is not an id of the registry', extensions: { code: 'BAD_USER_INPUT', argument: 'id' } },
      ]);
      expect(await refusal(request([globalId('Unit', 1), id]))).toMatchObject([
        { message: 'ids is not an id of the registry', extensions: { code: 'BAD_USER_INPUT', argument: 'ids' } },
      ]);
    },
  );

  it('are refused for an id of a type that has no ids', async () => {
    for (const type of ['Date', 'Query', 'PageInfo', 'Nothing']) {
      expect(await refusal(request([globalId(type, 1)]))).toMatchObject([
        { message: 'ids is not an id of the registry', extensions: { code: 'BAD_USER_INPUT', argument: 'ids' } },
      ]);
    }
  });
});
