import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readGroupGrants } from '../../../src/access/group-grants.ts';
import { textsOf } from '../../../src/access/person.ts';
import { rootsOf, scopesGranted, type Grant } from '../../../src/access/scopes.ts';
import { readEnv } from '../../../src/env.ts';
import { assertAdministratorLeft, parseBudget } from '../../../src/modules/access/access.rules.ts';
import { InputCheck } from '../../../src/modules/acts/input-check.rules.ts';
import { violation } from '../../support/refusals.ts';
import { useTemporaryFolders } from '../../support/temporary.ts';

const temporaryFolder = useTemporaryFolders();

describe('grants together', () => {
  it.each<[string, Grant[], Record<string, unknown>]>([
    ['none give nothing', [], {}],
    ['one for all', [{ scopes: ['registry:read'], unitIds: [] }], { 'registry:read': 'everywhere' }],
    [
      'each keeps its own units',
      [
        { scopes: ['registry:read'], unitIds: [] },
        { scopes: ['evaluation:read'], unitIds: [2, 1] },
      ],
      { 'registry:read': 'everywhere', 'evaluation:read': [2, 1] },
    ],
    [
      'the units of one scope add up',
      [
        { scopes: ['unit:write'], unitIds: [1, 2] },
        { scopes: ['unit:write', 'change:read'], unitIds: [2, 3] },
      ],
      { 'unit:write': [1, 2, 3], 'change:read': [2, 3] },
    ],
    [
      'everywhere takes the units in, before them',
      [
        { scopes: ['unit:write'], unitIds: [] },
        { scopes: ['unit:write'], unitIds: [1] },
      ],
      { 'unit:write': 'everywhere' },
    ],
    [
      'and after them',
      [
        { scopes: ['unit:write'], unitIds: [1] },
        { scopes: ['unit:write'], unitIds: [] },
      ],
      { 'unit:write': 'everywhere' },
    ],
    ['a scope that the registry does not know gives nothing', [{ scopes: ['all'], unitIds: [] }], {}],
  ])('%s', (_name, grants, expected) => {
    expect(Object.fromEntries(scopesGranted(grants))).toEqual(expected);
  });

  it('hold nowhere where they are not given', () => {
    expect(rootsOf(scopesGranted([]), 'unit:write')).toEqual([]);
  });
});

describe('the last administrator', () => {
  it.each([
    [{ now: 2, left: 1 }, null],
    [{ now: 1, left: 1 }, null],
    [{ now: 0, left: 0 }, null],
    [{ now: 1, left: 0 }, 'last-administrator'],
  ])('%j', (facts, rule) => {
    expect(violation(() => assertAdministratorLeft(facts))?.rule ?? null).toBe(rule);
  });
});

describe('the budget of a token', () => {
  it.each([
    ["is the server's", null, { own: null, ofServer: 6_000_000, everywhere: true }, null],
    ['is what is told', 1, { own: null, ofServer: 6_000_000, everywhere: true }, 1],
    ["may be more than the server's", 1_000_000_000, { own: null, ofServer: 10, everywhere: true }, 1_000_000_000],
    ['of an issuer for some units is the same', null, { own: null, ofServer: 10, everywhere: false }, null],
    ['and up to as much where told', 10, { own: null, ofServer: 10, everywhere: false }, 10],
    ['and up to the maximum', 1_000_000_000, { own: null, ofServer: 2_000_000_000, everywhere: false }, 1_000_000_000],
    ['is that of an issuer who has one', null, { own: 20, ofServer: 10, everywhere: true }, 20],
    ['and less where told', 19, { own: 20, ofServer: 10, everywhere: false }, 19],
  ])('%s', (_name, budget, issuer, expected) => {
    const check = new InputCheck();
    expect(parseBudget(check, budget, issuer)).toBe(expected);
    check.done();
  });

  it.each([
    [0, { own: null, ofServer: 10, everywhere: true }, 1_000_000_000],
    [1_000_000_001, { own: null, ofServer: 10, everywhere: true }, 1_000_000_000],
    [11, { own: null, ofServer: 10, everywhere: false }, 10],
    [1_000_000_001, { own: null, ofServer: 2_000_000_000, everywhere: false }, 1_000_000_000],
    [21, { own: 20, ofServer: 1_000, everywhere: true }, 20],
  ])('is not %i for %j', (budget, issuer, most) => {
    const check = new InputCheck();
    parseBudget(check, budget, issuer);
    expect(() => check.done()).toThrow(`The input is not valid: budget must be from 1 to ${most}`);
  });
});

describe('the groups of a person', () => {
  const claims = { groups: ['a', 'b'], realm: { roles: ['c', 1] }, 'realm.roles': ['d'], one: 'e' };
  it.each([
    ['groups', ['a', 'b']],
    ['realm.roles', ['d']],
    ['one', ['e']],
    ['none', []],
    ['none.at.all', []],
    ['constructor', []],
    ['realm.__proto__', []],
  ])('in the claim %s', (claim, expected) => {
    expect(textsOf(claims, claim)).toEqual(expected);
  });

  it('in a claim within another', () => {
    expect(textsOf({ realm: { roles: ['c', 1] } }, 'realm.roles')).toEqual(['c']);
  });
});

describe('the file of what groups may do', () => {
  const read = async (content: string) => {
    const file = join(await temporaryFolder('grants'), 'grants.json');
    await writeFile(file, content);
    return readGroupGrants(file);
  };

  it('gives scopes, everywhere or for units', async () => {
    const grants = await read('{ "政工": [{ "scopes": ["personnel:write"], "units": ["330681"] }], "all": [] }');
    expect([...grants]).toEqual([
      ['政工', [{ scopes: ['personnel:write'], units: ['330681'] }]],
      ['all', []],
    ]);
  });

  it.each([
    ['no JSON', '{', 'cannot be read'],
    ['another shape', '{ "a": { "scopes": [] } }', 'are not valid: a '],
    ['a scope that is none', '{ "a": [{ "scopes": ["all"] }] }', 'are not valid: a.0.scopes.0 '],
    ['no scope', '{ "a": [{ "scopes": [] }] }', 'are not valid: a.0.scopes '],
    ['no unit', '{ "a": [{ "scopes": ["registry:read"], "units": [] }] }', 'are not valid: a.0.units '],
    ['a name misspelled', '{ "a": [{ "scopes": ["registry:read"], "unit": ["1"] }] }', 'are not valid: a.0 '],
  ])('is refused with %s', async (_name, content, reason) => {
    await expect(read(content)).rejects.toThrow(`(MUSTER_OIDC_GRANTS) ${reason}`);
  });
});

describe('the identity provider in the environment', () => {
  const given = {
    MUSTER_OIDC_ISSUER: 'https://id.test/realms/force',
    MUSTER_OIDC_AUDIENCE: 'muster-roll',
    MUSTER_OIDC_JWKS: 'https://id.test/jwks',
  };

  it('is none unless it is set', () => {
    expect(readEnv({}).identityProvider).toBeNull();
  });

  it('has its keys at an address or in a file', () => {
    expect(readEnv(given).identityProvider).toEqual({
      issuer: 'https://id.test/realms/force',
      audience: 'muster-roll',
      keys: new URL('https://id.test/jwks'),
      groupsClaim: 'groups',
      grantsFile: null,
      officerClaim: null,
    });
    expect(readEnv({ ...given, MUSTER_OIDC_JWKS: '/etc/muster/jwks.json' }).identityProvider?.keys).toBe(
      '/etc/muster/jwks.json',
    );
  });

  it.each([
    ['an issuer that is no address', { ...given, MUSTER_OIDC_ISSUER: 'id' }, 'MUSTER_OIDC_ISSUER must be an address'],
    [
      'no audience',
      { ...given, MUSTER_OIDC_AUDIENCE: '' },
      'MUSTER_OIDC_AUDIENCE must be set where MUSTER_OIDC_ISSUER is',
    ],
    ['no keys', { ...given, MUSTER_OIDC_JWKS: '' }, 'MUSTER_OIDC_JWKS must be set where MUSTER_OIDC_ISSUER is'],
    [
      'grants alone',
      { MUSTER_OIDC_GRANTS: 'grants.json' },
      'MUSTER_OIDC_ISSUER must be set where MUSTER_OIDC_GRANTS is',
    ],
    [
      'a claim of police numbers alone',
      { MUSTER_OIDC_OFFICER_CLAIM: 'police_number' },
      'MUSTER_OIDC_ISSUER must be set where MUSTER_OIDC_OFFICER_CLAIM is',
    ],
  ])('is refused with %s', (_name, env, problem) => {
    expect(() => readEnv(env)).toThrow(new Error(`The environment is not valid: ${problem}.`));
  });
});
