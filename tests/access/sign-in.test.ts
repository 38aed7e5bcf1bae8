import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPair } from 'jose';
import { claimsReader } from '../../src/access/identity-provider.ts';
import { personFinder } from '../../src/access/person.ts';
import { officerOfPerson } from '../../src/modules/access/person-link.sql.ts';
import { unitsWithCodes } from '../../src/modules/units/unit.reads.ts';
import { GrantAccessDocument, ReviseUnitDocument, RevokeAccessDocument } from '../generated/graphql.ts';
import { globalId, refusal, useApp } from '../support/app.ts';
import { createUnit } from '../support/factories.ts';
import { AUDIENCE, startIssuer } from '../support/issuer.ts';
import { clientOf } from '../support/tokens.ts';
import { lastChange } from '../support/writes.ts';
import { useTemporaryFolders } from '../support/temporary.ts';

const temporaryFolder = useTemporaryFolders();

const issuer = await startIssuer();
afterAll(() => issuer.stop());

const provider = { issuer: issuer.url, audience: AUDIENCE, keys: issuer.keys, cooldownMs: 50 };
const settings = {
  ...provider,
  groupsClaim: 'realm.groups',
  officerClaim: 'realm.police_number',
  groupGrants: new Map([
    ['readers', [{ scopes: ['registry:read' as const] }]],
    ['staff-p1', [{ scopes: ['unit:write' as const, 'registry:read' as const], units: ['P1'] }]],
    ['staff-nowhere', [{ scopes: ['unit:write' as const], units: ['NONE'] }]],
  ]),
};
const api = useApp({ signIn: settings });

let unit: { id: number };

beforeAll(async () => {
  unit = await createUnit(api.registry, { code: 'P1' });
});

const groups = (...names: string[]) => ({ claims: { name: '王测试', realm: { groups: names } } });
const WHO = '{ viewer { id name kind scopes reach { scope everywhere units { code } } } }';
const pause = (ms: number) => new Promise((resolve) => void setTimeout(resolve, ms));

describe('a person who signs in', () => {
  it('has the grants of the groups', async () => {
    const token = await issuer.sign('p-1', groups('readers', 'staff-p1', 'staff-nowhere', 'unknown'));
    const { viewer } = await clientOf(api, token).request<{ viewer: { id: string } }>(WHO);
    expect(viewer).toEqual({
      id: viewer.id,
      name: '王测试',
      kind: 'PERSON',
      scopes: ['registry:read', 'unit:write'],
      reach: [
        { scope: 'registry:read', everywhere: true, units: [] },
        { scope: 'unit:write', everywhere: false, units: [{ code: 'P1' }] },
      ],
    });
    expect(Buffer.from(viewer.id, 'base64').toString()).toMatch(/^Person:[\w-]{43}$/);
    const again = await issuer.sign('p-1', groups('readers'));
    expect(await clientOf(api, again).request(WHO)).toMatchObject({ viewer: { id: viewer.id } });
    const another = await issuer.sign('p-2', groups('readers'));
    expect(await clientOf(api, another).request(WHO)).not.toMatchObject({ viewer: { id: viewer.id } });
  });

  it('has the budget that the server gives to each viewer', async () => {
    const token = await issuer.sign('p-1', groups('readers'));
    const { extensions } = await clientOf(api, token).rawRequest('{ viewer { name } }');
    expect(extensions).toMatchObject({ cost: { maximum: 100_000, budget: 6_000_000 } });
  });

  it('is named in changes', async () => {
    const token = await issuer.sign('p-1', groups('staff-p1'));
    const input = { id: globalId('Unit', unit.id), name: '改名', effectiveOn: '2023-01-01' };
    const { reviseUnit } = await clientOf(api, token).request(ReviseUnitDocument, { input });
    expect(reviseUnit.__typename).toBe('ReviseUnitSuccess');
    expect((await lastChange(api.registry)).actor).toBe('person:p-1');
  });

  it('has no scope without a group or a grant, and the scopes of a grant besides those of groups', async () => {
    const nobody = clientOf(api, await issuer.sign('p-3'));
    expect(await refusal(nobody.request(WHO))).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const person = { issuer: issuer.url, subject: 'p-4' };
    const { grantAccess } = await api.admin.request(GrantAccessDocument, {
      input: { person, scopes: ['registry:read'] },
      key: 'person-p-4',
    });
    const granted = clientOf(api, await issuer.sign('p-4'));
    expect(await granted.request('{ viewer { name scopes } }')).toEqual({
      viewer: { name: 'p-4', scopes: ['registry:read'] },
    });
    const { id } = (grantAccess as { grant: { id: string } }).grant;
    const find = personFinder(api.registry, settings, { unitsWithCodes, officerOfPerson }, 20);
    const token = await issuer.sign('p-4');
    expect([...(await find(token))!.scopes.keys()]).toEqual(['registry:read']);
    await api.admin.request(RevokeAccessDocument, { input: { id } });
    await pause(30);
    expect([...(await find(token))!.scopes.keys()]).toEqual([]);
  });
});

describe('an access token', () => {
  const none = (header: object, payload: object) =>
    `${[header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;
  const inAnHour = Math.floor(Date.now() / 1_000) + 3_600;

  it.each<[string, () => Promise<string> | string, string]>([
    ['that has expired', () => issuer.sign('p', { expires: -61 }), 'The access token has expired.'],
    [
      'that does not expire',
      () => issuer.sign('p', { expires: null }),
      'The access token does not say when it expires.',
    ],
    ['that is not valid yet', () => issuer.sign('p', { notBefore: 65 }), 'The access token is not valid yet.'],
    [
      'of another issuer',
      () => issuer.sign('p', { claims: { iss: 'https://other.test' } }),
      'The access token is of another issuer.',
    ],
    [
      'for another audience',
      () => issuer.sign('p', { claims: { aud: 'other' } }),
      'The access token is for another audience.',
    ],
    ['of nobody', () => issuer.sign(null), 'The access token names nobody.'],
    ['of a subject with NUL', () => issuer.sign('a\u0000b'), 'The access token names nobody.'],
    ['of a subject with a line break', () => issuer.sign('a\nb'), 'The access token names nobody.'],
    ['of a subject that nobody can see', () => issuer.sign('\u200b'), 'The access token names nobody.'],
    ['of a subject with half a character', () => issuer.sign('a\ud800'), 'The access token names nobody.'],
    ['of a subject of 1,001 characters', () => issuer.sign('a'.repeat(1_001)), 'The access token names nobody.'],
    [
      'that is not signed',
      () => none({ alg: 'none' }, { iss: issuer.url, aud: AUDIENCE, sub: 'p', exp: inAnHour }),
      'The access token is not signed by an algorithm that the registry trusts.',
    ],
    [
      'signed with the public key as a shared secret',
      () =>
        issuer.sign('p', {
          header: { alg: 'HS256' },
          key: new TextEncoder().encode(JSON.stringify(issuer.published[0])),
        }),
      'The access token is not signed by an algorithm that the registry trusts.',
    ],
    [
      'signed with a key that the issuer does not have',
      async () => issuer.sign('p', { key: (await generateKeyPair('ES256')).privateKey }),
      'The access token is not signed with a key of the issuer.',
    ],
    [
      'that names a key that the issuer does not have',
      () => issuer.sign('p', { header: { kid: 'other' } }),
      'The access token is not signed with a key of the issuer.',
    ],
    [
      'whose claims were changed',
      async () => {
        const [header, , signature] = (await issuer.sign('p')).split('.');
        return `${header}.${Buffer.from(JSON.stringify({ iss: issuer.url, aud: AUDIENCE, sub: 'q', exp: inAnHour })).toString('base64url')}.${signature}`;
      },
      'The access token is not signed with a key of the issuer.',
    ],
    ['that is none', () => 'eyJ.eyJ.x', 'The access token is not valid.'],
  ])('is refused: %s', async (_name, make, message) => {
    expect(await refusal(clientOf(api, await make()).request(WHO))).toEqual([
      expect.objectContaining({ message, extensions: { code: 'UNAUTHENTICATED' } }),
    ]);
  });

  it('is accepted within a minute of clock skew', async () => {
    for (const skewed of [{ expires: -55 }, { notBefore: 55 }]) {
      const token = await issuer.sign('p', { ...groups('readers'), ...skewed });
      expect(await clientOf(api, token).request('{ viewer { name } }')).toEqual({ viewer: { name: '王测试' } });
    }
  });
});

describe('the keys of the issuer', () => {
  it('are read again after a rotation, but not for every unknown key', async () => {
    const claimsOf = claimsReader({ ...provider, cooldownMs: 400 });
    const old = await issuer.sign('p');
    const unknown = await issuer.sign('p', { header: { kid: 'other' } });
    const refused = 'The access token is not signed with a key of the issuer.';
    await claimsOf(old);
    const before = issuer.reads;
    // too soon: the keys have just been read
    await expect(claimsOf(unknown)).rejects.toThrow(refused);
    expect(issuer.reads).toBe(before);
    await issuer.rotate();
    const token = await issuer.sign('p');
    await pause(410);
    expect(await claimsOf(token)).toMatchObject({ sub: 'p' });
    expect(issuer.reads).toBe(before + 1);
    await Promise.all(Array.from({ length: 20 }, () => expect(claimsOf(unknown)).rejects.toThrow(refused)));
    expect(issuer.reads).toBe(before + 1);
    await expect(claimsOf(old)).rejects.toThrow(refused);
  });

  it('are asked for again if they could not be read; meanwhile nobody can sign in', async () => {
    const claimsOf = claimsReader({ ...provider, cooldownMs: 400 });
    const token = await issuer.sign('p');
    issuer.broken = true;
    const failed = issuer.reads;
    for (let n = 0; n < 3; n++) {
      await expect(claimsOf(token)).rejects.toThrow('The keys of the identity provider cannot be read.');
    }
    expect(issuer.reads).toBe(failed + 1);
    issuer.broken = false;
    await pause(410);
    expect(await claimsOf(token)).toMatchObject({ sub: 'p' });
  });

  it('can be in a file, which is read again', async () => {
    const file = join(await temporaryFolder('jwks'), 'jwks.json');
    const write = () => writeFile(file, JSON.stringify({ keys: issuer.published }));
    await write();
    const claimsOf = claimsReader({ ...provider, keys: file });
    expect(await claimsOf(await issuer.sign('p'))).toMatchObject({ sub: 'p' });
    await issuer.rotate();
    await write();
    await pause(60);
    expect(await claimsOf(await issuer.sign('p'))).toMatchObject({ sub: 'p' });
  });
});
