import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  GrantAccessDocument,
  RevokeAccessDocument,
  RevokeTokenDocument,
  WithdrawRecordDocument,
  type GrantAccessInput,
} from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createOfficer, createUnit, unique } from '../../support/factories.ts';
import { clientOf, issued, leavingAccessUntouched } from '../../support/tokens.ts';
import { createTwoBureaus, type Bureau } from '../../support/two-bureaus.ts';
import { unguarded } from '../../support/unguarded.ts';
import { ENGLISH, lastChange, nextYears } from '../../support/writes.ts';

const api = useApp();

let own: Bureau;
let token: { id: string; token: string };

beforeAll(async () => {
  ({ own } = await createTwoBureaus(api.registry));
  token = await issued(api.admin, { name: '值班系统', scopes: ['registry:read'] });
});

const grant = (input: GrantAccessInput, headers = {}) =>
  api.admin
    .request(GrantAccessDocument, { input, key: `grant-${unique()}` }, headers)
    .then(({ grantAccess }) => grantAccess);

const revoke = (id: string) =>
  api.admin.request(RevokeAccessDocument, { input: { id } }).then(({ revokeAccess }) => revokeAccess);

async function granted(input: GrantAccessInput) {
  const done = await grant(input);
  if (done.__typename !== 'GrantAccessSuccess') throw new Error(`${done.__typename}: ${done.message}`);
  return done.grant;
}

const withoutTrace = <Result>(work: () => Promise<Result>): Promise<Result> =>
  leavingAccessUntouched(api.registry, work);

const bureau = ({ bureau: { id } }: Bureau) => globalId('Unit', id);

describe('grantAccess', () => {
  it('is told by its day in Beijing where a unit that it covers is to be withdrawn', async () => {
    const { id: unitId } = await createUnit(api.registry, { from: '2020-01-01' });
    const { id } = await granted({ token: token.id, scopes: ['registry:read'], units: [globalId('Unit', unitId)] });
    const grantId = Number(atob(id).split(':')[1]);
    // late in the evening by UTC
    const grantedAt = new Date('2026-06-30T20:00:00Z');
    await unguarded(api.registry, (inside) =>
      inside.accessGrant.update({ where: { id: grantId }, data: { grantedAt } }),
    );
    const { withdrawRecord } = await api.admin.request(WithdrawRecordDocument, {
      input: { id: globalId('Unit', unitId), basis: { reason: '误登' } },
    });
    expect(withdrawRecord).toMatchObject({ __typename: 'RuleViolationError' });
    expect(JSON.stringify(withdrawRecord)).toContain('2026-07-01');
    await revoke(id);
  });

  it('grants a token more scopes for some units until an instant, with its change', async () => {
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
      ['units', null, 'OWN分局 OWN'],
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

  it('grants a person access before the first sign-in', async () => {
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

  it('tells a person who is linked to an officer by name', async () => {
    const person = { issuer: 'https://id.test', subject: 'p-linked' };
    const { id: officerId } = await createOfficer(api.registry, { name: '丙丁', policeNumber: 'G1' });
    await api.registry.personLink.create({ data: { ...person, officerId, recordedAt: new Date() } });
    await granted({ person, scopes: ['registry:read'] });
    expect((await lastChange(api.registry)).fields).toContainEqual(['person', null, '丙丁 G1（p-linked）']);
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
    ['no scope', () => ({ scopes: [] }), 'scopes', 'must have at least one scope'],
  ])('refuses %s', async (_name, wrong, path, message) => {
    const input = { token: token.id, scopes: ['registry:read'], ...wrong() };
    expect(await withoutTrace(() => grant(input, ENGLISH))).toMatchObject({
      __typename: 'InvalidInputError',
      issues: [{ path, message }],
    });
  });

  it('refuses a token that does not exist or is revoked', async () => {
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
      expect(await withoutTrace(() => grant({ token: id, scopes: ['registry:read'] }, headers))).toMatchObject({
        __typename: 'RuleViolationError',
        rule: 'token-not-in-force',
        message,
      });
    }
  });
});

describe('revokeAccess', () => {
  it('ends a grant with its change, and refuses to end it twice', async () => {
    const { id } = await granted({ token: token.id, scopes: ['change:read'], units: [bureau(own)] });
    expect(await revoke(id)).toMatchObject({
      __typename: 'RevokeAccessSuccess',
      grant: { id, revokedAt: expect.stringMatching(/^20/) },
    });
    expect((await lastChange(api.registry)).fields.slice(1)).toEqual([
      ['token', '值班系统', null],
      ['scopes', 'change:read', null],
      ['units', 'OWN分局 OWN', null],
      ['revokedAt', null, expect.stringMatching(/^20/)],
    ]);
    expect(await withoutTrace(() => revoke(id))).toMatchObject({ rule: 'already-revoked' });
  });

  it('refuses a grant that does not exist and the id of another type', async () => {
    const absent = globalId('AccessGrant', 999_999);
    expect(await withoutTrace(() => revoke(absent))).toMatchObject({ __typename: 'NotFoundError', key: absent });
    expect(await withoutTrace(() => revoke(globalId('Unit', 1)))).toMatchObject({ __typename: 'InvalidInputError' });
  });

  it('refuses to revoke the grant of the last administrator', async () => {
    expect(await withoutTrace(() => revoke(globalId('AccessGrant', 1)))).toMatchObject({
      __typename: 'RuleViolationError',
      rule: 'last-administrator',
    });
  });
});
