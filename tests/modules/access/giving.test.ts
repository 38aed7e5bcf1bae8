import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import type { Scope } from '../../../src/access/scopes.ts';
import { instantText } from '../../../src/time/instant.ts';
import {
  GrantAccessDocument,
  IssueTokenDocument,
  RevokeAccessDocument,
  RevokeTokenDocument,
  type GrantAccessInput,
} from '../../generated/graphql.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import { createUnit, unique } from '../../support/factories.ts';
import { AUDIENCE, startIssuer } from '../../support/issuer.ts';
import { clientOf, leavingAccessUntouched } from '../../support/tokens.ts';
import { ENGLISH } from '../../support/writes.ts';

// nobody gives what they do not have: no scope, no unit and no instant more

const provider = await startIssuer();
afterAll(() => provider.stop());

const api = useApp({
  signIn: {
    issuer: provider.url,
    audience: AUDIENCE,
    keys: provider.keys,
    groupsClaim: 'groups',
    officerClaim: null,
    groupGrants: new Map([['administrators', [{ scopes: ['registry:read', 'access:admin'] }]]]),
  },
});

/** The embedded database has one connection, on which nothing can race. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
const ADMINISTRATOR: Scope[] = ['registry:read', 'access:admin'];

let unit: { id: number };
let other: { id: number };

beforeAll(async () => {
  unit = await createUnit(api.registry);
  other = await createUnit(api.registry);
});

const withoutTrace = <Result>(work: () => Promise<Result>): Promise<Result> =>
  leavingAccessUntouched(api.registry, work);

interface Given {
  readonly scopes?: readonly Scope[];
  readonly units?: readonly { id: number }[] | null;
  readonly end?: string | null;
}

const unitsOf = (units: Given['units']) => units?.map(({ id }) => globalId('Unit', id)) ?? null;

const issue = (client: GraphQLClient, { scopes = ['registry:read'], units = null, end = null }: Given, headers = {}) =>
  client
    .request(
      IssueTokenDocument,
      { input: { name: `给${unique()}`, scopes: [...scopes], units: unitsOf(units), expiresAt: end } },
      headers,
    )
    .then(({ issueToken }) => issueToken);

const grant = (
  client: GraphQLClient,
  { scopes = ['registry:read'], units = null, end = null }: Given,
  holder: Pick<GrantAccessInput, 'token' | 'person'> = { person: { issuer: provider.url, subject: `s${unique()}` } },
) =>
  client
    .request(GrantAccessDocument, {
      input: { ...holder, scopes: [...scopes], units: unitsOf(units), until: end },
      key: `giving-${unique()}`,
    })
    .then(({ grantAccess }) => grantAccess);

type Give = (client: GraphQLClient, given: Given) => Promise<{ __typename: string }>;

const WAYS: Readonly<Record<string, Give>> = { issue, grant };

/** A client with a new token. */
const withToken = async (given: Given, by = api.admin) => {
  const answer = await issue(by, given);
  if (answer.__typename !== 'IssueTokenSuccess') throw new Error(answer.message);
  return { ...answer, client: clientOf(api, answer.token) };
};

describe.each(Object.entries(WAYS))('%s by an administrator whose access ends', (_name, give) => {
  it('gives what ends with it or before', async () => {
    const end = inHours(1);
    const { client } = await withToken({ scopes: ADMINISTRATOR, end });
    for (const earlier of [end, inHours(0.5)]) {
      expect(await give(client, { end: earlier })).toMatchObject({ __typename: expect.stringMatching(/Success$/) });
    }
  });

  it('gives nothing that ends later, or never', async () => {
    const end = inHours(1);
    const { client } = await withToken({ scopes: ADMINISTRATOR, end });
    for (const later of [inHours(1.001), inHours(9_000), null]) {
      expect(await withoutTrace(() => give(client, { end: later }))).toEqual({
        __typename: 'RuleViolationError',
        rule: 'end-beyond-issuer',
        message: `您自己的权限于 ${instantText(new Date(end))} 终止，所授权限须填写不晚于此时的终止时间`,
        article: null,
      });
    }
  });

  it('gives each scope until its own end alone, whichever grant it is of', async () => {
    const { client, id } = await withToken({ scopes: ADMINISTRATOR });
    const end = inHours(2);
    await grant(api.admin, { scopes: ['evaluation:read'], end }, { token: id });
    expect(await give(client, {})).toMatchObject({ __typename: expect.stringMatching(/Success$/) });
    const both: Given = { scopes: ['registry:read', 'evaluation:read'] };
    // the viewer of a token that was just given more is remembered without it
    const fresh = clientOf(api, (await withToken({ scopes: ADMINISTRATOR }, api.admin)).token);
    expect(await refusal(give(fresh, both))).toMatchObject([{ extensions: { scope: 'evaluation:read' } }]);
    const { client: late, id: lateId } = await withToken({ scopes: ADMINISTRATOR });
    await grant(api.admin, { scopes: ['evaluation:read'], end }, { token: lateId });
    expect(await withoutTrace(() => give(late, both))).toMatchObject({ rule: 'end-beyond-issuer' });
    expect(await give(late, { ...both, end })).toMatchObject({ __typename: expect.stringMatching(/Success$/) });
  });

  it('gives no scope that it does not have, even with access:admin everywhere', async () => {
    const { client } = await withToken({ scopes: ADMINISTRATOR });
    expect(await withoutTrace(() => refusal(give(client, { scopes: ['personnel:write'] })))).toMatchObject([
      {
        message: 'This needs the scope personnel:write for every unit concerned.',
        extensions: { code: 'FORBIDDEN', scope: 'personnel:write' },
      },
    ]);
  });

  it('gives a scope where it has that, and nowhere else', async () => {
    const { client, id } = await withToken({ scopes: ADMINISTRATOR });
    await grant(api.admin, { scopes: ['evaluation:read'], units: [unit] }, { token: id });
    const scopes: Scope[] = ['evaluation:read'];
    expect(await give(client, { scopes, units: [unit] })).toMatchObject({
      __typename: expect.stringMatching(/Success$/),
    });
    for (const units of [[other], [unit, other], null]) {
      expect(await withoutTrace(() => refusal(give(client, { scopes, units })))).toMatchObject([
        { extensions: { code: 'FORBIDDEN', scope: 'evaluation:read' } },
      ]);
    }
  });

  it('is refused within the seconds for which the server remembers an administrator who is revoked', async () => {
    const revokedToken = await withToken({ scopes: ADMINISTRATOR });
    await revokedToken.client.request('{ viewer { name } }');
    await api.admin.request(RevokeTokenDocument, { input: { id: revokedToken.id } });
    expect(await withoutTrace(() => refusal(give(revokedToken.client, {})))).toMatchObject([
      { extensions: { code: 'FORBIDDEN', scope: 'access:admin' } },
    ]);
    const { client, id } = await withToken({});
    const given = await grant(api.admin, { scopes: ADMINISTRATOR }, { token: id });
    if (given.__typename !== 'GrantAccessSuccess') throw new Error(given.message);
    await client.request('{ viewer { name } }');
    await api.admin.request(RevokeAccessDocument, { input: { id: given.grant.id } });
    expect(await withoutTrace(() => refusal(give(client, {})))).toMatchObject([
      { extensions: { code: 'FORBIDDEN', scope: 'access:admin' } },
    ]);
  });
});

describe('the end of what is given', () => {
  it('is told in English', async () => {
    const end = inHours(1);
    const { client } = await withToken({ scopes: ADMINISTRATOR, end });
    expect(await issue(client, {}, ENGLISH)).toMatchObject({
      message: `Your own access ends at ${instantText(new Date(end))} in Beijing; what you give must have an end, at that instant or before.`,
    });
  });

  it('is never later than that of the first issuer, over any number of issuers', async () => {
    const end = inHours(3);
    const first = await withToken({ scopes: ADMINISTRATOR, end });
    const second = await withToken({ scopes: ADMINISTRATOR, end: inHours(2) }, first.client);
    const third = await withToken({ scopes: ADMINISTRATOR, end: inHours(1) }, second.client);
    expect(await withoutTrace(() => issue(third.client, { scopes: ADMINISTRATOR, end }))).toMatchObject({
      rule: 'end-beyond-issuer',
    });
  });

  it('may be left out of a grant to a token that ends in time, with which the grant ends', async () => {
    const { client } = await withToken({ scopes: ADMINISTRATOR, end: inHours(2) });
    const [before, after, never] = [
      await withToken({ end: inHours(1) }),
      await withToken({ end: inHours(3) }),
      await withToken({}),
    ];
    expect(await grant(client, {}, { token: before.id })).toMatchObject({ __typename: 'GrantAccessSuccess' });
    for (const { id } of [after, never]) {
      expect(await withoutTrace(() => grant(client, {}, { token: id }))).toMatchObject({ rule: 'end-beyond-issuer' });
    }
  });
});

describe('a person who signs in through a provider', () => {
  const signedIn = async (claims: object = {}) => {
    const subject = `person-${unique()}`;
    return { subject, client: clientOf(api, await provider.sign(subject, { claims: { ...claims } })) };
  };

  it('gives until the end of the grants that the person has', async () => {
    const { subject, client } = await signedIn();
    const end = inHours(1);
    await grant(api.admin, { scopes: ADMINISTRATOR, end }, { person: { issuer: provider.url, subject } });
    for (const give of Object.values(WAYS)) {
      expect(await give(client, { end })).toMatchObject({ __typename: expect.stringMatching(/Success$/) });
      expect(await withoutTrace(() => give(client, {}))).toMatchObject({ rule: 'end-beyond-issuer' });
    }
  });

  it('gives for good what a group has, and no scope more', async () => {
    const { client } = await signedIn({ groups: ['administrators'] });
    for (const give of Object.values(WAYS)) {
      expect(await give(client, {})).toMatchObject({ __typename: expect.stringMatching(/Success$/) });
      expect(await withoutTrace(() => refusal(give(client, { scopes: ['change:read'] })))).toMatchObject([
        { extensions: { code: 'FORBIDDEN', scope: 'change:read' } },
      ]);
    }
  });
});

describe('the revocation of an issuer', () => {
  it('revokes nothing that it gave', async () => {
    const issuer = await withToken({ scopes: ADMINISTRATOR });
    const child = await withToken({ scopes: ADMINISTRATOR }, issuer.client);
    await api.admin.request(RevokeTokenDocument, { input: { id: issuer.id } });
    expect(await child.client.request('{ viewer { scopes } }')).toEqual({
      viewer: { scopes: ['access:admin', 'registry:read'] },
    });
    expect(await issue(child.client, {})).toMatchObject({ __typename: 'IssueTokenSuccess' });
  });
});

onServer('an administrator who issues while being revoked', () => {
  const REPETITIONS = 30;

  it(`has issued before, or is refused, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const { client, id } = await withToken({ scopes: ADMINISTRATOR });
      await client.request('{ viewer { name } }');
      const [answer, revoked] = await Promise.all([
        issue(client, {}).then(
          (done) => (done.__typename === 'IssueTokenSuccess' ? Number(done.change.position) : Infinity),
          () => null,
        ),
        api.admin.request(RevokeTokenDocument, { input: { id } }).then(({ revokeToken }) => {
          if (revokeToken.__typename !== 'RevokeTokenSuccess') throw new Error(revokeToken.message);
          return Number(revokeToken.change.position);
        }),
      ]);
      expect(answer ?? -1).toBeLessThan(revoked);
    }
  }, 120_000);
});
