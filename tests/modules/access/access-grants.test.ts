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
import { accessRows, clientOf, issued } from '../../support/tokens.ts';
import { createTwoBureaus, type Bureau } from '../../support/two-bureaus.ts';
import { ENGLISH, lastChange, leavingNoTrace, nextYears } from '../../support/writes.ts';

const api = useApp();

let own: Bureau;
let other: Bureau;
let token: { id: string; token: string };

beforeAll(async () => {
  ({ own, other } = await createTwoBureaus(api.registry));
  token = await issued(api.admin, { name: '值班系统', scopes: ['registry:read'] });
});

const grant = (input: GrantAccessInput, client = api.admin, headers = {}) =>
  client
    .request(GrantAccessDocument, { input, key: `grant-${unique()}` }, headers)
    .then(({ grantAccess }) => grantAccess);

const revoke = (id: string, client = api.admin) =>
  client.request(RevokeAccessDocument, { input: { id } }).then(({ revokeAccess }) => revokeAccess);

async function granted(input: GrantAccessInput, client = api.admin) {
  const done = await grant(input, client);
  if (done.__typename !== 'GrantAccessSuccess') throw new Error(`${done.__typename}: ${done.message}`);
  return done.grant;
}

const withoutTrace = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const before = await accessRows(api.registry);
  const result = await leavingNoTrace(api.registry, work);
  expect(await accessRows(api.registry)).toEqual(before);
  return result;
};

const bureau = ({ bureau: { id } }: Bureau) => globalId('Unit', id);

describe('grantAccess', () => {
  it('gives a token more, for some units and a time', async () => {
    const until = `${nextYears(1)}T00:00:00.000Z`;
    const made = await granted({
      token: token.id,
      scopes: ['officer:personal', 'evaluation:read'],
      units: [bureau(own)],
      until,
    });
    expect(made).toEqual({
      id: made.id,
      token: { id: token.id, name: '值班系统' },
      issuer: null,
      subject: null,
      scopes: ['officer:personal', 'evaluation:read'],
      everywhere: false,
      units: [{ code: 'OWN', name: 'OWN分局' }],
      until,
      revokedAt: null,
    });
    const { fields, ...change } = await lastChange(api.registry);
    expect(change).toMatchObject({ operation: 'grantAccess', subjectType: 'AccessGrant' });
    expect(fields.slice(1)).toEqual([
      ['token', null, '值班系统'],
      ['scopes', null, 'officer:personal evaluation:read'],
      ['units', null, 'OWN'],
      ['until', null, until],
    ]);
    const { viewer } = await clientOf(api, token.token).request<{ viewer: unknown }>(
      '{ viewer { reach { scope everywhere units { code } } } }',
    );
    expect(viewer).toEqual({
      reach: [
        { scope: 'evaluation:read', everywhere: false, units: [{ code: 'OWN' }] },
        { scope: 'officer:personal', everywhere: false, units: [{ code: 'OWN' }] },
        { scope: 'registry:read', everywhere: true, units: [] },
      ],
    });
  });

  it('gives a person access before they have signed in', async () => {
    const person = { issuer: 'https://id.test', subject: 'p-1' };
    expect(await granted({ person, scopes: ['registry:read'] })).toMatchObject({
      token: null,
      ...person,
      everywhere: true,
      units: [],
      until: null,
    });
    expect((await lastChange(api.registry)).fields.slice(1)).toEqual([
      ['person', null, 'p-1'],
      ['scopes', null, 'registry:read'],
    ]);
  });

  it.each<[string, () => Partial<GrantAccessInput>, string, string]>([
    ['neither token nor person', () => ({ token: null }), 'token', 'or person: exactly one must be given'],
    [
      'both',
      () => ({ person: { issuer: 'https://id.test', subject: 'p' } }),
      'token',
      'or person: exactly one must be given',
    ],
    [
      'a person without a name',
      () => ({ token: null, person: { issuer: 'https://id.test', subject: ' ' } }),
      'person.subject',
      'must not be blank',
    ],
    ['an end in the past', () => ({ until: '2020-01-01T00:00:00Z' }), 'until', 'must be in the future'],
    ['no scope', () => ({ scopes: [] }), 'scopes', 'must have one scope at least'],
  ])('refuses %s', async (_name, wrong, path, message) => {
    const input = { token: token.id, scopes: ['registry:read'], ...wrong() };
    expect(await withoutTrace(() => grant(input, api.admin, ENGLISH))).toMatchObject({
      __typename: 'InvalidInputError',
      issues: [{ path, message }],
    });
  });

  it('refuses a token that is not there, or is revoked', async () => {
    const absent = globalId('Token', 999_999);
    expect(await withoutTrace(() => grant({ token: absent, scopes: ['registry:read'] }))).toMatchObject({
      __typename: 'NotFoundError',
      type: 'Token',
      key: absent,
    });
    const { id } = await issued(api.admin, { name: '停用', scopes: ['registry:read'] });
    await api.admin.request(RevokeTokenDocument, { input: { id } });
    for (const [headers, message] of [
      [{}, '令牌“停用”已撤销或已过期'],
      [ENGLISH, 'The token "停用" is revoked or has expired.'],
    ] as const) {
      expect(
        await withoutTrace(() => grant({ token: id, scopes: ['registry:read'] }, api.admin, headers)),
      ).toMatchObject({ __typename: 'RuleViolationError', rule: 'token-not-in-force', message });
    }
  });
});

describe('revokeAccess', () => {
  it('ends a grant, once', async () => {
    const { id } = await granted({ token: token.id, scopes: ['change:read'], units: [bureau(own)] });
    expect(await revoke(id)).toMatchObject({
      __typename: 'RevokeAccessSuccess',
      grant: { id, revokedAt: expect.stringMatching(/^20/) },
    });
    expect((await lastChange(api.registry)).fields.slice(1)).toEqual([
      ['token', '值班系统', null],
      ['scopes', 'change:read', null],
      ['units', 'OWN', null],
      ['revokedAt', null, expect.stringMatching(/^20/)],
    ]);
    expect(await withoutTrace(() => revoke(id))).toMatchObject({ rule: 'already-revoked' });
    const absent = globalId('AccessGrant', 999_999);
    expect(await withoutTrace(() => revoke(absent))).toMatchObject({ __typename: 'NotFoundError', key: absent });
    expect(await withoutTrace(() => revoke(globalId('Unit', 1)))).toMatchObject({ __typename: 'InvalidInputError' });
  });

  it('leaves an administrator', async () => {
    expect(await withoutTrace(() => revoke(globalId('AccessGrant', 1)))).toMatchObject({
      __typename: 'RuleViolationError',
      rule: 'last-administrator',
    });
  });
});

describe('an administrator of one bureau', () => {
  let local: GraphQLClient;
  const HELD: Scope[] = ['access:admin', 'evaluation:read'];

  beforeAll(async () => {
    local = await api.signedIn(HELD, [own.bureau.id], ['registry:read', 'change:read']);
  });

  const issue = (scopes: string[], units?: string[]) =>
    local.request(IssueTokenDocument, { input: { name: '本局', scopes, units: units ?? null } });

  it('gives what is held there, to the bureau and below', async () => {
    const { issueToken } = await issue(['evaluation:read'], [bureau(own), globalId('Unit', own.station.id)]);
    expect(issueToken.__typename).toBe('IssueTokenSuccess');
  });

  it.each<[string, () => Promise<unknown>, Scope]>([
    ['a scope beyond the bureau', () => issue(['evaluation:read'], [bureau(other)]), 'access:admin'],
    ['a scope everywhere', () => issue(['evaluation:read']), 'access:admin'],
    ['a scope not held', () => issue(['personnel:write'], [bureau(own)]), 'personnel:write'],
    [
      'anything to a token that has more',
      () => grant({ token: token.id, scopes: ['evaluation:read'], units: [bureau(own)] }, local),
      'access:admin',
    ],
    [
      'anything to a token that is not there',
      () => grant({ token: globalId('Token', 999_999), scopes: ['evaluation:read'], units: [bureau(own)] }, local),
      'access:admin',
    ],
  ])('does not give %s', async (_name, work, scope) => {
    expect(await withoutTrace(() => refusal(work()))).toMatchObject([
      { message: `This needs the scope ${scope} for every unit concerned.`, extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  it('gives no name of a token of others, in force or not', async () => {
    const scopes = ['evaluation:read'];
    const units = [bureau(own)];
    const theirs = await issued(api.admin, { name: '他局', scopes, units: [bureau(other)] });
    await api.admin.request(RevokeTokenDocument, { input: { id: theirs.id } });
    for (const name of ['administrator', '值班系统', '他局']) {
      for (const [headers, message] of [
        [{}, `名称“${name}”属于不由您管理的令牌，请换用其他名称`],
        [ENGLISH, `The name "${name}" is that of a token that is not yours to administer; take another.`],
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

  it('revokes what is of the bureau alone', async () => {
    const [mine, theirs] = await Promise.all(
      [own, other].map((one) => issued(api.admin, { name: '局', scopes: ['registry:read'], units: [bureau(one)] })),
    );
    const end = (id: string) => local.request(RevokeTokenDocument, { input: { id } });
    expect(await end(mine!.id)).toMatchObject({ revokeToken: { __typename: 'RevokeTokenSuccess' } });
    for (const id of [theirs!.id, token.id, globalId('Token', 999_999)]) {
      expect(await withoutTrace(() => refusal(end(id)))).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
    for (const id of [globalId('AccessGrant', 1), globalId('AccessGrant', 999_999)]) {
      expect(await withoutTrace(() => refusal(revoke(id, local)))).toMatchObject([
        { extensions: { code: 'FORBIDDEN' } },
      ]);
    }
  });

  it('knows of the tokens of the bureau alone', async () => {
    const { tokens, node } = await local.request<
      { tokens: { totalCount: number; nodes: { name: string }[] } } & { node: null }
    >(`{ tokens { totalCount nodes { name grants { units { code } } } } node(id: "${token.id}") { id } }`);
    expect(tokens.nodes.map(({ name }) => name)).toEqual(['本局', '接替', '接替', '局']);
    expect(tokens.totalCount).toBe(4);
    expect(node).toBeNull();
  });
});
