import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personFinder } from '../../src/access/person.ts';
import { officerOfPerson } from '../../src/modules/access/person-link.sql.ts';
import { unitsWithCodes } from '../../src/modules/units/unit.reads.ts';
import { LinkPersonDocument, PersonLinksDocument, UnlinkPersonDocument } from '../generated/graphql.ts';
import { globalId, refusal, useApp } from '../support/app.ts';
import { testCallers } from '../support/callers.ts';
import { createOfficer, unique } from '../support/factories.ts';
import { AUDIENCE, startIssuer } from '../support/issuer.ts';
import { merging } from '../support/merging.ts';
import { clientOf } from '../support/tokens.ts';
import { createTwoBureaus, type Bureau } from '../support/two-bureaus.ts';
import { ENGLISH, lastChange, leavingNoTrace } from '../support/writes.ts';

const issuer = await startIssuer();
afterAll(() => issuer.stop());

const settings = {
  issuer: issuer.url,
  audience: AUDIENCE,
  keys: issuer.keys,
  groupsClaim: 'groups',
  officerClaim: 'force.police_number',
  groupGrants: new Map([
    ['readers', [{ scopes: ['registry:read' as const, 'concern:read' as const, 'concern:write' as const] }]],
    ['admins', [{ scopes: ['registry:read' as const, 'access:admin' as const, 'program:read' as const] }]],
  ]),
};
const api = useApp({ signIn: settings });

let own: Bureau;
let other: Bureau;

beforeAll(async () => {
  ({ own, other } = await createTwoBureaus(api.registry));
});

const find = (token: string) => personFinder(api.registry, settings, { unitsWithCodes, officerOfPerson }, 0)(token);
const sign = (subject: string, policeNumber?: unknown, group = 'readers') =>
  issuer.sign(subject, { claims: { groups: [group], force: { police_number: policeNumber } } });
const viewerOf = async (subject: string, policeNumber?: unknown) => (await find(await sign(subject, policeNumber)))!;

/** The key within a global id. */
const keyOf = (id: string) => Number(Buffer.from(id, 'base64').toString().split(':')[1]);

const inputOf = (subject: string, officer: { id: number }) => ({
  person: { issuer: issuer.url, subject },
  officer: globalId('Officer', officer.id),
  basis: { reason: '测试' },
});

async function link(subject: string, officer: { id: number }, client = api.admin) {
  const { linkPerson } = await client.request(LinkPersonDocument, {
    input: inputOf(subject, officer),
    key: `link-${unique()}`,
  });
  return linkPerson;
}

async function linked(subject: string, officer: { id: number }) {
  const done = await link(subject, officer);
  if (done.__typename !== 'LinkPersonSuccess') throw new Error(done.message);
  return done.link;
}

describe('linkPerson', () => {
  it('tells which officer a person is, with its change, until unlinkPerson ends it', async () => {
    const officer = await createOfficer(api.registry, { name: '甲合成', policeNumber: `L${unique()}` });
    const made = await linked('one', officer);
    expect(made).toMatchObject({
      issuer: issuer.url,
      subject: 'one',
      officer: { name: '甲合成' },
      endedAt: null,
      basis: { reason: '测试' },
    });
    const { fields, ...change } = await lastChange(api.registry);
    expect(change).toMatchObject({ operation: 'linkPerson', subjectType: 'PersonLink' });
    expect(fields.slice(1)).toEqual([
      ['issuer', null, issuer.url],
      ['subject', null, 'one'],
      ['officer', null, `甲合成 ${made.officer!.policeNumber}`],
    ]);
    expect((await viewerOf('one')).officerId).toBe(officer.id);
    expect(await clientOf(api, await sign('one')).request('{ viewer { officer { name } } }')).toEqual({
      viewer: { officer: { name: '甲合成' } },
    });
    const { unlinkPerson } = await api.admin.request(UnlinkPersonDocument, { input: { id: made.id } });
    expect(unlinkPerson).toMatchObject({ link: { id: made.id, endedAt: expect.any(String) } });
    expect((await lastChange(api.registry)).fields[3]).toEqual([
      'officer',
      `甲合成 ${made.officer!.policeNumber}`,
      null,
    ]);
    expect((await viewerOf('one')).officerId).toBeNull();
    const again = await leavingNoTrace(api.registry, () =>
      api.admin.request(UnlinkPersonDocument, { input: { id: made.id } }),
    );
    expect(again.unlinkPerson).toMatchObject({ __typename: 'NotFoundError', type: 'PersonLink' });
    const { personLinks } = await api.admin.request(PersonLinksDocument, { first: 100 });
    expect(personLinks.nodes.find(({ id }) => id === made.id)).toMatchObject({ endedAt: expect.any(String) });
  });

  it('is refused of who is linked already, of nobody, and of oneself, and leaves no trace', async () => {
    const officer = await createOfficer(api.registry);
    const { id } = await linked('two', officer);
    const refused = (work: () => Promise<unknown>) => leavingNoTrace(api.registry, work);
    expect(await refused(() => link('two', officer))).toMatchObject({ __typename: 'ConflictError', existing: { id } });
    expect(await refused(() => link('three', { id: 999_999 }))).toMatchObject({ __typename: 'NotFoundError' });
    expect(await refused(() => link(' ', officer))).toMatchObject({ __typename: 'InvalidInputError' });
    const admin = clientOf(api, await sign('four', undefined, 'admins'));
    admin.setHeaders({ authorization: `Bearer ${await sign('four', undefined, 'admins')}`, ...ENGLISH });
    expect(await refused(() => link('four', officer, admin))).toMatchObject({ rule: 'own-record' });
    const given = await refused(() =>
      admin.request<Record<string, unknown>>(
        `mutation { grantAccess(input: { person: { issuer: "${issuer.url}", subject: "four" }, scopes: ["registry:read"] }) {
          ... on RuleViolationError { rule message } } }`,
      ),
    );
    expect(given).toEqual({
      grantAccess: { rule: 'own-record', message: 'This is about yourself; somebody else must do it.' },
    });
  });

  it('is for administrators of the officer, who see the links of those alone', async () => {
    const admin = await api.signedIn(['access:admin'], [own.bureau.id], ['registry:read']);
    expect(await link('five', own.officer, admin)).toMatchObject({ __typename: 'LinkPersonSuccess' });
    const away = await linked('six', other.officer);
    expect(await refusal(link('seven', other.officer, admin))).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(await refusal(admin.request(UnlinkPersonDocument, { input: { id: away.id } }))).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    const { personLinks } = await admin.request(PersonLinksDocument, { first: 100 });
    expect(personLinks.nodes.map(({ subject }) => subject)).toEqual(['five']);
  });
});

describe('the officer of a person', () => {
  it('is told by a claim with the police number of today, where no link is on record', async () => {
    const policeNumber = `L${unique()}`;
    const officer = await createOfficer(api.registry, { policeNumber });
    expect((await viewerOf('eight', policeNumber)).officerId).toBe(officer.id);
    for (const unknown of [`${policeNumber}0`, undefined, 7, { a: 1 }, []])
      expect((await viewerOf('eight', unknown)).officerId).toBeNull();
    const another = await createOfficer(api.registry);
    await linked('eight', another);
    expect((await viewerOf('eight', policeNumber)).officerId).toBe(another.id);
  });

  it('is the one who remains where officers are merged', async () => {
    const { merge, enrolled } = merging(api);
    const [into, from] = [await enrolled(own.station), await enrolled(own.station)];
    const { id } = await linked('nine', { id: keyOf(from) });
    expect(await merge(into, from)).toMatchObject({ __typename: 'MergeOfficersSuccess' });
    expect((await viewerOf('nine')).officerId).toBe(keyOf(into));
    const { unlinkPerson } = await api.admin.request(UnlinkPersonDocument, { input: { id } });
    expect(unlinkPerson.__typename).toBe('UnlinkPersonSuccess');
  });

  it('is needed for the scopes of concerns', async () => {
    expect([...(await viewerOf('ten')).scopes.keys()]).toEqual(['registry:read']);
    await linked('ten', await createOfficer(api.registry));
    expect([...(await viewerOf('ten')).scopes.keys()]).toEqual(['registry:read', 'concern:read', 'concern:write']);
  });
});

testCallers(
  api,
  ['access:admin', 'registry:read'],
  [
    [
      'linkPerson',
      async () => {
        const officer = await createOfficer(api.registry);
        return (client) =>
          client.request(LinkPersonDocument, { input: inputOf(`p-${unique()}`, officer), key: `l-${unique()}` });
      },
    ],
    [
      'unlinkPerson',
      async () => {
        const { id } = await linked(`p-${unique()}`, await createOfficer(api.registry));
        return (client) => client.request(UnlinkPersonDocument, { input: { id } });
      },
    ],
  ],
);
