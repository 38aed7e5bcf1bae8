import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { discovery, type ProviderClient } from '../../src/access/provider-discovery.ts';
import { personnelConsole } from '../../src/console/routes.ts';
import { refuseInGraphQL, secureHeaders } from '../../src/limits/http.ts';
import { LIMITS } from '../../src/limits/limits.ts';
import { CLIENT_ID, startProvider } from '../support/provider.ts';

// what the identity provider tells of itself, for the sign-in of the console

const provider = await startProvider();
const unasked = { document: {}, broken: null };
afterEach(() => {
  Object.assign(provider.settings, unasked);
});
afterAll(() => provider.stop());

/** The doors of the console without a registry behind them. */
async function consoleOf(client: ProviderClient | null) {
  const server = fastify();
  await secureHeaders(server, []);
  refuseInGraphQL(server, LIMITS);
  await server.register(personnelConsole(client));
  return {
    asked: async (url: string) => {
      const { statusCode, body } = await server.inject({ url });
      return { status: statusCode, body: JSON.parse(body) as unknown };
    },
    policyOf: async (url: string) => {
      const { statusCode, headers } = await server.inject({ url });
      expect(statusCode).toBe(200);
      return String(headers['content-security-policy']);
    },
  };
}

describe('the console with a provider', () => {
  it('is shown, and told why nobody can sign in, while the provider cannot be asked', async () => {
    provider.settings.broken = 500;
    const { asked, policyOf } = await consoleOf(provider.client);
    expect(await asked('/console/sign-in')).toMatchObject({
      status: 503,
      body: { errors: [{ extensions: { code: 'IDENTITY_PROVIDER_UNAVAILABLE' } }] },
    });
    expect(await policyOf('/units/1')).toContain("connect-src 'self';");
  });

  it('without one has nothing to ask there', async () => {
    const { asked, policyOf } = await consoleOf(null);
    expect(await asked('/console/sign-in')).toEqual({ status: 200, body: { provider: null } });
    expect(await policyOf('/')).toContain("connect-src 'self';");
  });
});

describe('discovery', () => {
  it('is asked once for as long as it is known, and goes on with it when the provider is gone', async () => {
    let now = 0;
    const endpoints = discovery(provider.url, () => now);
    const before = provider.seen.discovered;
    const [first] = await Promise.all([endpoints(), endpoints()]);
    expect(first).toEqual({
      authorization: `${provider.url}/authorize`,
      token: `${provider.url}/token`,
      endSession: `${provider.url}/leave`,
      revocation: `${provider.url}/revoke`,
      idTokenAlgorithms: ['ES256'],
    });
    expect(provider.seen.discovered).toBe(before + 1);
    provider.settings.broken = 500;
    now += 3_600_000;
    expect(await endpoints()).toEqual(first);
  });

  it('is read anew behind what is known, for which nobody waits', async () => {
    let now = 0;
    const endpoints = discovery(provider.url, () => now);
    const first = await endpoints();
    const before = provider.seen.discovered;
    provider.settings.document = { token_endpoint: `${provider.url}/elsewhere` };
    now += 600_000;
    expect(await Promise.all([endpoints(), endpoints()])).toEqual([first, first]);
    while ((await endpoints()) === first) await setTimeout(5);
    expect(await endpoints()).toMatchObject({ token: `${provider.url}/elsewhere` });
    expect(provider.seen.discovered).toBe(before + 1);
  });

  it('that failed is tried again a little later', async () => {
    let now = 0;
    const endpoints = discovery(provider.url, () => now);
    provider.settings.broken = 404;
    await expect(endpoints()).rejects.toThrow('it was answered with the status 404');
    provider.settings.broken = null;
    await expect(endpoints()).rejects.toThrow('404');
    now += 10_000;
    expect(await endpoints()).toMatchObject({ token: `${provider.url}/token` });
  });

  it.each<[string, object, string]>([
    ['of another issuer', { issuer: 'https://other.example' }, 'issuer is not MUSTER_OIDC_ISSUER'],
    [
      'with a token address without TLS',
      { token_endpoint: 'http://id.example.org/token' },
      'token_endpoint must be https, or an address of this machine itself',
    ],
    [
      'with an address that is a script',
      { authorization_endpoint: 'javascript:alert(1)' },
      'authorization_endpoint must be https',
    ],
    [
      'with an address for taking tokens back without TLS',
      { revocation_endpoint: 'http://id.example.org/revoke' },
      'revocation_endpoint must be https, or an address of this machine itself',
    ],
    ['without the code flow', { response_types_supported: ['id_token'] }, 'response_types_supported has no code'],
    ['without S256', { code_challenge_methods_supported: ['plain'] }, 'code_challenge_methods_supported has no S256'],
    ['without a token address', { token_endpoint: undefined }, 'token_endpoint'],
  ])('%s is refused', async (_case, document, reason) => {
    provider.settings.document = document as Record<string, unknown>;
    await expect(discovery(provider.url)()).rejects.toThrow(reason);
  });
});

describe('a provider', () => {
  it.each([null, undefined])(
    'that has no address to leave or to take tokens back (%s) is used without',
    async (none) => {
      provider.settings.document = { revocation_endpoint: none, end_session_endpoint: none };
      expect(await discovery(provider.url)()).toMatchObject({ revocation: null, endSession: null });
    },
  );
});

describe('the page', () => {
  it('may ask where tokens are given and nowhere else, and is told where people sign in', async () => {
    const { asked, policyOf } = await consoleOf(provider.client);
    const policy = await policyOf('/signed-in?code=x&state=y');
    expect(policy).toMatch(/^default-src 'self';script-src 'self';.*form-action 'none';frame-ancestors 'none'$/);
    expect(policy).toContain(`connect-src 'self' ${provider.url};`);
    provider.settings.document = { revocation_endpoint: 'https://revoke.example.org/revoke' };
    const other = await consoleOf(provider.client);
    expect(await other.policyOf('/')).toContain(`connect-src 'self' ${provider.url} https://revoke.example.org;`);
    expect(await asked('/console/sign-in')).toMatchObject({
      body: {
        provider: { issuer: provider.url, clientId: CLIENT_ID, scopes: 'openid', token: `${provider.url}/token` },
      },
    });
  });
});
