import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AUDIENCE, startIssuer } from './issuer.ts';

export const CLIENT_ID = 'muster-console-test';
/** The group of whoever signs in. */
export const STAFF = 'synthetic-staff';

interface Asked {
  readonly challenge: string;
  readonly redirectUri: string;
  readonly nonce: string;
}

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let body = '';
  for await (const part of request) body += String(part);
  return new URLSearchParams(body);
};

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
  response.end(JSON.stringify(body));
}

/** A made-up identity provider (合成): people are signed in at once, by the code flow with PKCE; a code and a renewal serve once. */
export async function startProvider() {
  const issuer = await startIssuer();
  const codes = new Map<string, Asked>();
  const renewals = new Set<string>();
  const settings = {
    /** What it tells of itself in another way than it is. */
    document: {} as Readonly<Record<string, unknown>>,
    /** The error that people come back with. */
    refuses: null as string | null,
    /** Comes back in place of the state that was sent. */
    state: null as string | null,
    /** Whether the token comes with another to renew it, and the seconds that it is said to last. */
    renewable: false,
    seconds: 300,
    /** Whether it takes tokens back. */
    revokes: true,
    /** The status of whatever is asked; null: it answers. */
    broken: null as number | null,
  };
  const seen = { discovered: 0, renewed: 0, revoked: [] as string[], left: [] as string[] };
  const given = () => randomBytes(16).toString('hex');
  const tokens = async (nonce: string | null) => {
    const claims = { iss: url, groups: [STAFF], name: '合成民警', jti: given() };
    const renewal = given();
    if (settings.renewable) renewals.add(renewal);
    return {
      access_token: await issuer.sign('synthetic-1', { claims }),
      token_type: 'Bearer',
      expires_in: settings.seconds,
      ...(nonce !== null && {
        id_token: await issuer.sign('synthetic-1', { claims: { iss: url, aud: CLIENT_ID, nonce } }),
      }),
      ...(settings.renewable && { refresh_token: renewal }),
    };
  };
  const exchange = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request);
    const refused = () => json(response, 400, { error: 'invalid_grant' });
    if (body.get('client_id') !== CLIENT_ID) return json(response, 401, { error: 'invalid_client' });
    if (body.get('grant_type') === 'refresh_token') {
      if (!renewals.delete(body.get('refresh_token') ?? '')) return refused();
      seen.renewed++;
      return json(response, 200, await tokens(null));
    }
    const code = body.get('code') ?? '';
    const asked = codes.get(code);
    codes.delete(code);
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    if (!asked || asked.challenge !== challenge || asked.redirectUri !== body.get('redirect_uri')) return refused();
    return json(response, 200, await tokens(asked.nonce));
  };
  const revoke = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request);
    if (!settings.revokes || body.get('client_id') !== CLIENT_ID)
      return json(response, 400, { error: 'invalid_client' });
    seen.revoked.push(`${body.get('token_type_hint')} ${renewals.delete(body.get('token') ?? '')}`);
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end();
  };
  const authorize = (search: URLSearchParams, response: ServerResponse) => {
    const redirectUri = search.get('redirect_uri') ?? '';
    const [challenge, nonce] = [search.get('code_challenge') ?? '', search.get('nonce') ?? ''];
    const code = given();
    if (search.get('code_challenge_method') === 'S256') codes.set(code, { challenge, redirectUri, nonce });
    const back = new URL(redirectUri);
    back.searchParams.set('state', settings.state ?? search.get('state') ?? '');
    if (settings.refuses) back.searchParams.set('error', settings.refuses);
    else back.searchParams.set('code', code);
    response.writeHead(302, { location: back.href }).end();
  };
  const discovered = () => ({
    issuer: url,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/token`,
    end_session_endpoint: `${url}/leave`,
    revocation_endpoint: `${url}/revoke`,
    response_types_supported: ['code'],
    id_token_signing_alg_values_supported: ['ES256'],
    code_challenge_methods_supported: ['S256'],
    ...settings.document,
  });
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', url);
    if (settings.broken !== null) {
      response.writeHead(settings.broken).end();
    } else if (pathname === '/authorize') authorize(searchParams, response);
    else if (pathname === '/token') void exchange(request, response);
    else if (pathname === '/revoke') void revoke(request, response);
    else if (pathname === '/leave') {
      seen.left.push(searchParams.toString());
      response.writeHead(302, { location: searchParams.get('post_logout_redirect_uri') ?? '/' }).end();
    } else {
      seen.discovered++;
      json(response, 200, discovered());
    }
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    settings,
    seen,
    client: { issuer: url, clientId: CLIENT_ID, scopes: 'openid' },
    /** How the registry takes its tokens. */
    signIn: {
      issuer: url,
      audience: AUDIENCE,
      keys: issuer.keys,
      cooldownMs: 0,
      groupsClaim: 'groups',
      officerClaim: null,
    },
    /** Signs with another key from now on; the ones before are gone when the registry meets this token. */
    async rotate(): Promise<string> {
      await issuer.rotate();
      return (await tokens(null)).access_token;
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await issuer.stop();
    },
  };
}
