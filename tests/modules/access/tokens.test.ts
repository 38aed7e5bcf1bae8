import { beforeAll, describe, expect, it } from '@jest/globals';
import { viewerFinder } from '../../../src/access/token.ts';
import { newToken, tokenHash } from '../../../src/access/secret.ts';
import { RevokeTokenDocument, TokensDocument } from '../../generated/graphql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { createUnit } from '../../support/factories.ts';
import { clientOf, issued } from '../../support/tokens.ts';

const api = useApp();

const NAMES = ['administrator', '甲系统', '乙系统', '丙系统'];
const ids: string[] = [globalId('Token', 1)];

beforeAll(async () => {
  const unit = await createUnit(api.registry, { code: 'T' });
  for (const name of NAMES.slice(1)) {
    const units = name === '甲系统' ? [globalId('Unit', unit.id)] : null;
    const budget = name === '甲系统' ? 500 : null;
    ids.push((await issued(api.admin, { name, scopes: ['registry:read'], units, budget })).id);
  }
});

describe('tokens', () => {
  it('list who can sign in, with which scopes', async () => {
    const { tokens } = await api.admin.request(TokensDocument, {});
    expect(tokens.totalCount).toBe(4);
    expect(tokens.nodes.map(({ id, name }) => [id, name])).toEqual(NAMES.map((name, i) => [ids[i], name]));
    expect(tokens.nodes[1]).toEqual({
      id: ids[1],
      name: '甲系统',
      kind: 'SERVICE',
      createdAt: expect.stringMatching(/^20/),
      documentsOnly: false,
      budget: 500,
      expiresAt: null,
      lastUsedAt: null,
      revokedAt: null,
      grants: [
        {
          id: globalId('AccessGrant', 2),
          scopes: ['registry:read'],
          everywhere: false,
          units: [{ code: 'T', name: '单位T' }],
          until: null,
          revokedAt: null,
        },
      ],
    });
  });

  it('are paged with a fixed number of statements', async () => {
    const first = (await api.admin.request(TokensDocument, { first: 3 })).tokens;
    expect([first.nodes.length, first.pageInfo.hasNextPage]).toEqual([3, true]);
    const rest = (await api.admin.request(TokensDocument, { after: first.pageInfo.endCursor })).tokens;
    expect(rest.nodes.map(({ name }) => name)).toEqual(['丙系统']);
    // the page, its count, the grants, their units
    for (const size of [2, 4]) {
      expect(await api.statements(() => api.admin.request(TokensDocument, { first: size }))).toHaveLength(4);
    }
  });

  it('have grants, which are listed separately too', async () => {
    const { accessGrants } = await api.admin.request<{ accessGrants: unknown }>(
      '{ accessGrants(first: 2) { totalCount nodes { token { name } subject everywhere } } }',
    );
    expect(accessGrants).toEqual({
      totalCount: 4,
      nodes: [
        { token: { name: 'administrator' }, subject: null, everywhere: true },
        { token: { name: '甲系统' }, subject: null, everywhere: false },
      ],
    });
  });

  it('need the scope access:admin', async () => {
    const client = await api.signedIn(scopesWithout('access:admin'));
    const forbidden = { message: 'This needs the scope access:admin.', extensions: { code: 'FORBIDDEN' } };
    for (const query of [
      '{ tokens { totalCount } }',
      '{ accessGrants { totalCount } }',
      `{ node(id: "${ids[0]}") { __typename } }`,
      `{ node(id: "${globalId('Token', 999_999)}") { __typename } }`,
      `{ node(id: "${globalId('AccessGrant', 1)}") { __typename } }`,
    ]) {
      expect(await refusal(client.request(query))).toMatchObject([forbidden]);
    }
    expect(await refusal(api.anonymous().request(TokensDocument, {}))).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });
});

describe('the use of a token', () => {
  const lastUsed = async (id: number) => (await api.registry.token.findUniqueOrThrow({ where: { id } })).lastUsedAt;

  it('is stored at first use and then at most once a minute', async () => {
    const token = newToken();
    const { id } = await api.registry.token.create({
      data: { name: '用', hash: Uint8Array.from(tokenHash(token)), createdAt: new Date() },
    });
    const find = viewerFinder(api.registry, 0);
    expect(await lastUsed(id)).toBeNull();
    const before = Date.now();
    await find(token);
    const first = await lastUsed(id);
    expect(first!.getTime()).toBeGreaterThanOrEqual(before);
    expect(first!.getTime()).toBeLessThanOrEqual(Date.now());
    await find(token);
    expect(await lastUsed(id)).toEqual(first);
    await api.registry.token.update({ where: { id }, data: { lastUsedAt: new Date(Date.now() - 61_000) } });
    await find(token);
    expect((await lastUsed(id))!.getTime()).toBeGreaterThanOrEqual(first!.getTime());
  });

  it('continues for as long as the server remembers the viewer, and no longer', async () => {
    const { id, token } = await issued(api.admin, { name: '记', scopes: ['registry:read'] });
    const [long, short] = [viewerFinder(api.registry, 60_000), viewerFinder(api.registry, 20)];
    for (const find of [long, short]) expect(await find(token)).toMatchObject({ name: '记' });
    await api.admin.request(RevokeTokenDocument, { input: { id } });
    await new Promise((resolve) => void setTimeout(resolve, 30));
    expect(await long(token)).toMatchObject({ name: '记' });
    expect(await short(token)).toBeNull();
  });

  it('ends at the end instant of the token and of each grant, remembered or not', async () => {
    const soon = new Date(Date.now() + 400);
    const token = newToken();
    const now = new Date();
    const data = (name: string, one: string) => ({ name, hash: Uint8Array.from(tokenHash(one)), createdAt: now });
    await api.registry.token.create({
      data: {
        ...data('授', token),
        grants: {
          create: [
            { scopes: ['registry:read'], grantedAt: now },
            { scopes: ['change:read'], grantedAt: now, endsAt: soon },
          ],
        },
      },
    });
    const expiring = newToken();
    await api.registry.token.create({ data: { ...data('期', expiring), expiresAt: soon } });
    const find = viewerFinder(api.registry);
    expect([...(await find(token))!.scopes.keys()]).toEqual(['registry:read', 'change:read']);
    expect(await find(expiring)).toMatchObject({ name: '期' });
    await new Promise((resolve) => void setTimeout(resolve, soon.getTime() - Date.now() + 5));
    expect([...(await find(token))!.scopes.keys()]).toEqual(['registry:read']);
    expect(await find(expiring)).toBeNull();
  });
});

it('a token issued by an administrator with all scopes acts as an administrator', async () => {
  const { token } = await issued(api.admin, { name: '第二管理员', scopes: ['registry:read', 'access:admin'] });
  const { revokeToken } = await clientOf(api, token).request(RevokeTokenDocument, { input: { id: ids[1]! } });
  expect(revokeToken.__typename).toBe('RevokeTokenSuccess');
});
