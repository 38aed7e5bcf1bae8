import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import type { Scope } from '../../../src/access/scopes.ts';
import {
  GrantAccessDocument,
  IssueTokenDocument,
  RevokeAccessDocument,
  RevokeTokenDocument,
  type GrantAccessInput,
} from '../../generated/graphql.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import { unique } from '../../support/factories.ts';
import { issued, leavingAccessUntouched } from '../../support/tokens.ts';
import { createTwoBureaus, type Bureau } from '../../support/two-bureaus.ts';
import { ENGLISH } from '../../support/writes.ts';

const api = useApp();

let own: Bureau;
let other: Bureau;
let token: { id: string };

beforeAll(async () => {
  ({ own, other } = await createTwoBureaus(api.registry));
  token = await issued(api.admin, { name: '值班系统', scopes: ['registry:read'] });
});

const withoutTrace = <Result>(work: () => Promise<Result>): Promise<Result> =>
  leavingAccessUntouched(api.registry, work);

const bureau = ({ bureau: { id } }: Bureau) => globalId('Unit', id);

describe('an administrator of one bureau', () => {
  let local: GraphQLClient;
  const HELD: Scope[] = ['access:admin', 'evaluation:read'];

  beforeAll(async () => {
    local = await api.signedIn(HELD, [own.bureau.id], ['registry:read', 'change:read']);
  });

  const grant = (input: GrantAccessInput) => local.request(GrantAccessDocument, { input, key: `grant-${unique()}` });

  const issue = (scopes: string[], units?: string[]) =>
    local.request(IssueTokenDocument, { input: { name: '本局', scopes, units: units ?? null } });

  it('issues a token with the scopes held there, for the bureau and units below it', async () => {
    const { issueToken } = await issue(['evaluation:read'], [bureau(own), globalId('Unit', own.station.id)]);
    expect(issueToken.__typename).toBe('IssueTokenSuccess');
  });

  it.each<[string, () => Promise<unknown>, Scope]>([
    ['a scope beyond the bureau', () => issue(['evaluation:read'], [bureau(other)]), 'access:admin'],
    ['a scope everywhere', () => issue(['evaluation:read']), 'access:admin'],
    ['a scope not held', () => issue(['personnel:write'], [bureau(own)]), 'personnel:write'],
    [
      'any scope to a token with grants beyond the bureau',
      () => grant({ token: token.id, scopes: ['evaluation:read'], units: [bureau(own)] }),
      'access:admin',
    ],
    [
      'any scope to a token that does not exist',
      () => grant({ token: globalId('Token', 999_999), scopes: ['evaluation:read'], units: [bureau(own)] }),
      'access:admin',
    ],
  ])('cannot grant %s', async (_name, work, scope) => {
    expect(await withoutTrace(() => refusal(work()))).toMatchObject([
      { message: `This needs the scope ${scope} for every unit concerned.`, extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  it('cannot use the name of a token beyond the bureau, in force or not', async () => {
    const scopes = ['evaluation:read'];
    const units = [bureau(own)];
    const theirs = await issued(api.admin, { name: '他局', scopes, units: [bureau(other)] });
    await api.admin.request(RevokeTokenDocument, { input: { id: theirs.id } });
    for (const name of ['administrator', '值班系统', '他局']) {
      for (const [headers, message] of [
        [{}, `名称“${name}”属于不由您管理的令牌，请换用其他名称`],
        [ENGLISH, `The name "${name}" belongs to a token that you do not administer; use another name.`],
      ] as const) {
        const { issueToken } = await withoutTrace(() =>
          local.request(IssueTokenDocument, { input: { name, scopes, units } }, headers),
        );
        expect(issueToken).toEqual({
          __typename: 'RuleViolationError',
          rule: 'token-name-taken',
          message,
          article: null,
        });
      }
    }
    const { id } = await issued(local, { name: '接替', scopes, units });
    const { id: next } = await issued(local, { name: '接替', scopes, units });
    expect(next).not.toBe(id);
  });

  it('revokes tokens and grants of the bureau alone', async () => {
    const [mine, theirs] = await Promise.all(
      [own, other].map((one) => issued(api.admin, { name: '局', scopes: ['registry:read'], units: [bureau(one)] })),
    );
    const end = (id: string) => local.request(RevokeTokenDocument, { input: { id } });
    expect(await end(mine!.id)).toMatchObject({ revokeToken: { __typename: 'RevokeTokenSuccess' } });
    for (const id of [theirs!.id, token.id, globalId('Token', 999_999)]) {
      expect(await withoutTrace(() => refusal(end(id)))).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
    for (const id of [globalId('AccessGrant', 1), globalId('AccessGrant', 999_999)]) {
      expect(await withoutTrace(() => refusal(local.request(RevokeAccessDocument, { input: { id } })))).toMatchObject([
        { extensions: { code: 'FORBIDDEN' } },
      ]);
    }
  });

  it('sees the tokens of the bureau alone', async () => {
    const { tokens, node } = await local.request<
      { tokens: { totalCount: number; nodes: { name: string }[] } } & { node: null }
    >(`{ tokens { totalCount nodes { name grants { units { code } } } } node(id: "${token.id}") { id } }`);
    expect(tokens.nodes.map(({ name }) => name)).toEqual(['本局', '接替', '接替', '局']);
    expect(tokens.totalCount).toBe(4);
    expect(node).toBeNull();
  });
});
