import { describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { IssueTokenDocument, RevokeTokenDocument } from '../../generated/graphql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { clientOf, issued, leavingAccessUntouched } from '../../support/tokens.ts';
import { ENGLISH, lastChange } from '../../support/writes.ts';

const api = useApp();

const WHO = '{ viewer { name scopes units { code } } }';

const withoutTrace = <Result>(work: () => Promise<Result>): Promise<Result> =>
  leavingAccessUntouched(api.registry, work);

describe('revokeToken', () => {
  it('ends a token, with its change', async () => {
    const { id, token } = await issued(api.admin, { name: '旧程序', scopes: ['registry:read'] });
    const { revokeToken } = await api.admin.request(RevokeTokenDocument, { input: { id } });
    expect(revokeToken).toMatchObject({ __typename: 'RevokeTokenSuccess', id });
    const recorded = await lastChange(api.registry);
    expect(recorded).toMatchObject({ operation: 'revokeToken', subjectType: 'Token' });
    expect(recorded.fields.slice(1)).toEqual([
      ['name', '旧程序', null],
      ['revokedAt', null, expect.stringMatching(/^20.*Z$/)],
    ]);
    expect(await refusal(clientOf(api, token).request(WHO))).toMatchObject([
      { message: 'The token is not known, has expired or was revoked.', extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });

  it('refuses a token that is revoked already', async () => {
    const { id } = await issued(api.admin, { name: '旧程序', scopes: ['registry:read'] });
    await api.admin.request(RevokeTokenDocument, { input: { id } });
    for (const [headers, message] of [
      [{}, expect.stringMatching(/^已于 \d{4}-\d\d-\d\d \d\d:\d\d 撤销$/)],
      [ENGLISH, expect.stringMatching(/^Already revoked, at 20\S+ \d\d:\d\d in Beijing\.$/)],
    ] as const) {
      const again = await withoutTrace(() => api.admin.request(RevokeTokenDocument, { input: { id } }, headers));
      expect(again.revokeToken).toMatchObject({ __typename: 'RuleViolationError', rule: 'already-revoked', message });
    }
  });

  it('refuses a token that does not exist and the id of another type', async () => {
    const id = globalId('Token', 999_999);
    const { revokeToken } = await withoutTrace(() => api.admin.request(RevokeTokenDocument, { input: { id } }));
    expect(revokeToken).toEqual({ __typename: 'NotFoundError', message: '该日没有此令牌', type: 'Token', key: id });
    expect(await refusal(api.admin.request(RevokeTokenDocument, { input: { id: globalId('Unit', 1) } }))).toMatchObject(
      [{ extensions: { code: 'BAD_USER_INPUT', argument: 'id' } }],
    );
  });

  it('refuses to revoke the last token that administers access everywhere', async () => {
    const id = globalId('Token', 1);
    for (const [headers, message] of [
      [{}, '这是最后一个可在所有单位管理令牌与授权的令牌；撤销后无人能再授权，请先签发另一个'],
      [
        ENGLISH,
        'This is the last token in force with access:admin everywhere; without it nobody could grant access. Issue another one first.',
      ],
    ] as const) {
      const { revokeToken } = await withoutTrace(() =>
        api.admin.request(RevokeTokenDocument, { input: { id } }, headers),
      );
      expect(revokeToken).toEqual({
        __typename: 'RuleViolationError',
        rule: 'last-administrator',
        message,
        article: null,
      });
    }
  });
});

describe.each([
  [
    'issueToken',
    (client: GraphQLClient) =>
      client.request(IssueTokenDocument, { input: { name: '新程序', scopes: ['registry:read'] } }),
  ],
  [
    'revokeToken',
    (client: GraphQLClient) => client.request(RevokeTokenDocument, { input: { id: globalId('Token', 1) } }),
  ],
] as const)('%s', (name, send) => {
  it('needs the scopes access:admin and registry:read', async () => {
    expect(await withoutTrace(() => refusal(send(api.anonymous())))).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    const without = await api.signedIn(scopesWithout('access:admin'));
    expect(await withoutTrace(() => refusal(send(without)))).toMatchObject([
      { message: 'This needs the scope access:admin.', path: [name], extensions: { code: 'FORBIDDEN' } },
    ]);
    const blind = await api.signedIn(['access:admin']);
    expect(await withoutTrace(() => refusal(send(blind)))).toMatchObject([
      { message: 'This needs the scope registry:read.', path: [name], extensions: { code: 'FORBIDDEN' } },
    ]);
  });
});
