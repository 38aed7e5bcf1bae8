import { beforeAll, describe, expect, it } from '@jest/globals';
import { encodeGlobalID } from '@pothos/plugin-relay';
import { GraphQLClient } from 'graphql-request';
import { buildClientSchema, getIntrospectionQuery, type GraphQLInputType, type IntrospectionQuery } from 'graphql';
import { SCOPES } from '../../../src/access/scopes.ts';
import { newToken, tokenHash } from '../../../src/access/secret.ts';
import { graphql } from '../../generated/gql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { createUnit } from '../../support/factories.ts';

const api = useApp();

const WhoAmI = graphql(`
  query WhoAmI($date: Date) @asOf(date: $date) {
    viewer {
      id
      name
      kind
      scopes
      units {
        code
      }
    }
  }
`);

const post = (headers: Record<string, string>, query = '{ viewer { name } }') =>
  fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });

/** A token that may read, unless it has expired or been revoked. */
async function issue(columns: { expiresAt?: Date; revokedAt?: Date; kind?: 'PERSON' } = {}) {
  const token = newToken();
  const createdAt = new Date();
  const grants = { create: { scopes: ['registry:read'], grantedAt: createdAt } };
  const hash = Uint8Array.from(tokenHash(token));
  const { id } = await api.registry.token.create({ data: { name: '测试', hash, createdAt, grants, ...columns } });
  return {
    id,
    token,
    client: new GraphQLClient(`${api.url}/graphql`, { headers: { authorization: `Bearer ${token}` } }),
  };
}

describe('viewer', () => {
  const ids: number[] = [];

  beforeAll(async () => {
    for (const code of ['B', 'A']) ids.push((await createUnit(api.registry, { code, from: '2021-01-01' })).id);
  });

  it('is the administrator with every scope, everywhere', async () => {
    const { viewer } = await api.admin.request(WhoAmI, {});
    expect(viewer).toEqual({
      id: encodeGlobalID('Token', '1'),
      name: 'administrator',
      kind: 'SERVICE',
      scopes: SCOPES.toSorted(),
      units: [],
    });
  });

  it('is bound to the units of its grants', async () => {
    const client = await api.signedIn(['unit:write', 'registry:read'], ids);
    const { viewer } = await client.request(WhoAmI, {});
    expect(viewer).toMatchObject({
      name: 'test unit:write registry:read',
      scopes: ['registry:read', 'unit:write'],
      units: [{ code: 'A' }, { code: 'B' }],
    });
    expect((await client.request(WhoAmI, { date: '2020-12-31' })).viewer.units).toEqual([]);
  });

  it('causes one more statement for its units, however many', async () => {
    const one = await api.signedIn(['registry:read'], ids.slice(0, 1));
    const two = await api.signedIn(['registry:read'], ids);
    expect(await api.statements(() => one.request(WhoAmI, {}))).toHaveLength(1);
    expect(await api.statements(() => two.request(WhoAmI, {}))).toHaveLength(1);
  });

  it('can be a person', async () => {
    const { id, client } = await issue({ kind: 'PERSON' });
    expect((await client.request(WhoAmI, {})).viewer).toMatchObject({
      id: encodeGlobalID('Token', String(id)),
      name: '测试',
      kind: 'PERSON',
    });
  });
});

const bearer = async (columns?: Parameters<typeof issue>[0]) => `Bearer ${(await issue(columns)).token}`;

describe('a request is UNAUTHENTICATED', () => {
  const past = new Date(Date.now() - 1_000);
  it.each<[string, () => Promise<Record<string, string>> | Record<string, string>]>([
    ['without a token', () => ({})],
    ['with an empty token', () => ({ authorization: 'Bearer ' })],
    ['with another scheme', () => ({ authorization: `Basic ${newToken()}` })],
    ['with a token that was never issued', () => ({ authorization: `Bearer ${newToken()}` })],
    ['with a token that has expired', async () => ({ authorization: await bearer({ expiresAt: past }) })],
    ['with a token that was revoked', async () => ({ authorization: await bearer({ revokedAt: past }) })],
  ])('%s', async (_name, headers) => {
    const response = await post(await headers());
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const body = (await response.json()) as { data?: unknown; errors: { extensions: object }[] };
    expect(body.data).toBeUndefined();
    expect(body.errors.map(({ extensions }) => extensions)).toEqual([{ code: 'UNAUTHENTICATED' }]);
  });

  it('before the document is parsed', async () => {
    const response = await post({}, '{ nonsense');
    expect(response.status).toBe(401);
  });

  it('unless its token expires later', async () => {
    const response = await post({ authorization: await bearer({ expiresAt: new Date(Date.now() + 60_000) }) });
    expect(await response.json()).toMatchObject({ data: { viewer: { name: '测试' } } });
  });
});

describe('without registry:read', () => {
  const literals: Record<string, string> = {
    ID: `"${globalId('Unit', 1)}"`,
    String: '"x"',
    Int: '1',
    Date: '"2021-01-01"',
    MomentInput: '{ date: "2021-01-01" }',
  };

  const literal = (type: GraphQLInputType): string => {
    const text = String(type);
    if (!text.endsWith('!')) return 'null';
    const bare = text.slice(0, -1);
    return bare.startsWith('[') ? '[]' : literals[bare]!;
  };

  it('every field of Query is FORBIDDEN', async () => {
    const introspection = await api.admin.request<IntrospectionQuery>(getIntrospectionQuery());
    const fields = Object.values(buildClientSchema(introspection).getQueryType()!.getFields());
    expect(fields.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['node', 'nodes', 'viewer', 'unit', 'units']),
    );
    const client = await api.signedIn(scopesWithout('registry:read'));
    const answers: Record<string, unknown> = {};
    for (const { name, args } of fields) {
      const given = args
        .filter(({ type }) => String(type).endsWith('!'))
        .map((arg) => `${arg.name}: ${literal(arg.type)}`);
      const field = given.length > 0 ? `${name}(${given.join(', ')})` : name;
      const [error, ...more] = await refusal(client.request(`{ ${field} { __typename } }`));
      expect(more).toEqual([]);
      answers[name] = { message: error!.message, ...error!.extensions };
    }
    const forbidden = { message: 'This needs the scope registry:read.', code: 'FORBIDDEN', scope: 'registry:read' };
    expect(answers).toEqual(Object.fromEntries(fields.map(({ name }) => [name, forbidden])));
  });
});
