import {
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  AuthorizationResponseError,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  None,
  processAuthorizationCodeResponse,
  processRefreshTokenResponse,
  processRevocationResponse,
  refreshTokenGrantRequest,
  ResponseBodyError,
  revocationRequest,
  validateAuthResponse,
  type AuthorizationServer,
  type TokenEndpointResponse,
} from 'oauth4webapi';
import type { Pending } from './pending.ts';
import { ProviderProblem } from './provider-problem.ts';
import type { Session } from './session.ts';
import type { ProviderSettings } from './settings.ts';

// The code flow with PKCE. It is loaded when somebody signs in at the provider, not with the page.

const TIMEOUT_MS = 15_000;
/** How long before its end another token is asked for; of one that does not last twice that long, at half of its time. */
const AHEAD_MS = 30_000;

const redirectUri = (): string => `${location.origin}/signed-in`;

const serverOf = ({
  issuer,
  authorization,
  token,
  revocation,
  idTokenAlgorithms,
}: ProviderSettings): AuthorizationServer => ({
  issuer,
  authorization_endpoint: authorization,
  token_endpoint: token,
  ...(revocation !== null && { revocation_endpoint: revocation }),
  id_token_signing_alg_values_supported: [...idTokenAlgorithms],
});

/** The server has looked at the addresses: those without TLS are of its own machine. */
const options = (address: string) => ({
  // oxlint-disable-next-line typescript/no-deprecated -- to try it on one machine, where a name of that machine has no certificate
  [allowInsecureRequests]: address.startsWith('http:'),
  signal: AbortSignal.timeout(TIMEOUT_MS),
});

/** Begins: what is kept for the answer, and the address at the provider. */
export async function begun(settings: ProviderSettings, returnTo: string): Promise<[Pending, address: string]> {
  const pending: Pending = {
    state: generateRandomState(),
    nonce: generateRandomNonce(),
    verifier: generateRandomCodeVerifier(),
    returnTo,
  };
  const address = new URL(settings.authorization);
  const asked = {
    response_type: 'code',
    client_id: settings.clientId,
    redirect_uri: redirectUri(),
    scope: settings.scopes,
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  return [pending, address.href];
}

/** Ends: the code of the answer becomes a token. */
export async function ended(settings: ProviderSettings, answer: URLSearchParams, pending: Pending): Promise<Session> {
  if (answer.get('state') !== pending.state) throw new ProviderProblem('providerWrongState');
  const [server, client] = [serverOf(settings), { client_id: settings.clientId }];
  try {
    const checked = validateAuthResponse(server, client, answer, pending.state);
    const { verifier, nonce } = pending;
    const response = await authorizationCodeGrantRequest(
      server,
      client,
      None(),
      checked,
      redirectUri(),
      verifier,
      options(settings.token),
    );
    return sessionOf(
      await processAuthorizationCodeResponse(server, client, response, { expectedNonce: nonce, requireIdToken: true }),
    );
  } catch (cause) {
    throw problemOf(cause);
  }
}

/** Another token, by what the provider gave to renew the first. */
export async function renewed(settings: ProviderSettings, refreshToken: string): Promise<Session> {
  const [server, client] = [serverOf(settings), { client_id: settings.clientId }];
  try {
    const response = await refreshTokenGrantRequest(server, client, None(), refreshToken, options(settings.token));
    return sessionOf(await processRefreshTokenResponse(server, client, response), refreshToken);
  } catch (cause) {
    throw problemOf(cause);
  }
}

/** Takes back what renews a token, where the provider has an address for that: nothing comes of it from then on. */
export async function revoked(settings: ProviderSettings, refreshToken: string): Promise<void> {
  if (settings.revocation === null) return;
  const [server, client] = [serverOf(settings), { client_id: settings.clientId }];
  try {
    await processRevocationResponse(
      await revocationRequest(server, client, None(), refreshToken, {
        ...options(settings.revocation),
        additionalParameters: { token_type_hint: 'refresh_token' },
      }),
    );
  } catch (cause) {
    throw problemOf(cause);
  }
}

/** A provider that gives nothing new to renew it with goes on with what it gave before. */
function sessionOf(
  { access_token: token, refresh_token, expires_in: seconds }: TokenEndpointResponse,
  before: string | null = null,
): Session {
  const refreshToken = refresh_token ?? before;
  if (seconds === undefined) return { token, provider: { refreshToken, renewAt: null, endsAt: null } };
  const lasts = seconds * 1_000;
  const endsAt = Date.now() + lasts;
  return { token, provider: { refreshToken, renewAt: endsAt - Math.min(AHEAD_MS, lasts / 2), endsAt } };
}

/** Of the words of the provider only those of the standard are shown: whatever else it says may be anybody's. */
function problemOf(cause: unknown): ProviderProblem {
  if (cause instanceof AuthorizationResponseError) {
    return cause.error === 'access_denied'
      ? new ProviderProblem('providerDenied')
      : new ProviderProblem('providerFailed', cause.error);
  }
  if (cause instanceof ResponseBodyError) {
    return cause.error === 'invalid_grant'
      ? new ProviderProblem('providerUsedCode')
      : new ProviderProblem('providerFailed', cause.error);
  }
  if (cause instanceof TypeError || (cause instanceof DOMException && cause.name === 'TimeoutError')) {
    return new ProviderProblem('providerNotAnswering');
  }
  const { code } = cause as { readonly code?: unknown };
  return new ProviderProblem('providerFailed', typeof code === 'string' ? code : 'unknown');
}
