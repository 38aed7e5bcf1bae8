import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { createRemoteJWKSet, customFetch, errors, jwtVerify, type JWTPayload, type RemoteJWKSet } from 'jose';

/** The provider at which people sign in, and how its access tokens are checked. */
export interface IdentityProvider {
  readonly issuer: string;
  readonly audience: string;
  /** Its public keys: an address, or a file for where the registry cannot reach the provider. */
  readonly keys: URL | string;
  /** How long after its keys were read an unknown key makes the registry read them again. */
  readonly cooldownMs?: number;
}

/** An access token is refused; the message is for its sender. */
export class SignInError extends Error {}

/** The keys of the provider cannot be read, so that no access token can be checked. */
export class ProviderUnavailableError extends Error {}

const CLOCK_SKEW_SECONDS = 60;
const COOLDOWN_MS = 30_000;
/** How long a failure to read the keys is repeated without another attempt. */
const FAILURE_COOLDOWN_MS = 5_000;
/** Signatures by a private key that only the provider has: no algorithm of a shared secret, and not "none". */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** The form of a signed token (JWS), whose header is a JSON object. */
const SIGNED = /^eyJ[\w-]*\.[\w-]*\.[\w-]*$/;

export const isSigned = (bearer: string): boolean => SIGNED.test(bearer);

/** Makes a function that returns the claims of an access token of the provider, and refuses any other token. */
export function claimsReader(provider: IdentityProvider): (token: string) => Promise<JWTPayload & { sub: string }> {
  const { issuer, audience } = provider;
  const keySet = keySetOf(provider);
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keySet, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_SKEW_SECONDS,
        requiredClaims: ['exp', 'sub'],
      });
      if (typeof payload.sub !== 'string' || !isName(payload.sub)) {
        throw new SignInError('The access token names nobody.');
      }
      return { ...payload, sub: payload.sub };
    } catch (error) {
      throw refusalOf(error);
    }
  };
}

/** Control and format characters, private ones and unpaired surrogates: the database has no place for some, and a log shows others. */
const NO_NAME = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Whether a text can name somebody: it can be seen, stored and logged as it is. */
export const isName = (text: string): boolean => /\S/.test(text) && !NO_NAME.test(text) && text.length <= NAME_MAXIMUM;

/** More than the 255 characters that OpenID Connect allows a subject. */
const NAME_MAXIMUM = 1_000;

/** The keys of the provider. They are read when first needed, every ten minutes, and when an unknown key is met. */
function keySetOf({ keys, cooldownMs = COOLDOWN_MS }: IdentityProvider): RemoteJWKSet {
  const read = async (url: string, options: RequestInit): Promise<Response> => {
    if (typeof keys === 'string') return new Response(await readFile(keys));
    const response = await fetch(url, options);
    if (response.status !== 200) throw new Error(`the keys were answered with the status ${response.status}`);
    return response;
  };
  let failedAt = -Infinity;
  return createRemoteJWKSet(typeof keys === 'string' ? pathToFileURL(keys) : keys, {
    cooldownDuration: cooldownMs,
    [customFetch]: async (url, options) => {
      if (Date.now() < failedAt + Math.min(FAILURE_COOLDOWN_MS, cooldownMs))
        throw new Error('the keys could not be read');
      try {
        return await read(url, options);
      } catch (error) {
        failedAt = Date.now();
        throw error;
      }
    },
  });
}

const REASONS: Readonly<Record<string, string>> = {
  nbf: 'The access token is not valid yet.',
  iss: 'The access token is of another issuer.',
  aud: 'The access token is for another audience.',
  exp: 'The access token does not say when it expires.',
  sub: 'The access token names nobody.',
};

function refusalOf(error: unknown): Error {
  if (error instanceof SignInError) return error;
  if (error instanceof errors.JWTExpired) return new SignInError('The access token has expired.');
  if (error instanceof errors.JWTClaimValidationFailed) {
    return new SignInError(REASONS[error.claim] ?? 'The access token is not valid.');
  }
  if (error instanceof errors.JOSEAlgNotAllowed) {
    return new SignInError('The access token is not signed by an algorithm that the registry trusts.');
  }
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWSSignatureVerificationFailed) {
    return new SignInError('The access token is not signed with a key of the issuer.');
  }
  // jose throws both for a response that is no set of keys, too
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return unavailable(error);
  if (error instanceof errors.JOSEError && error.constructor !== errors.JOSEError) {
    return new SignInError('The access token is not valid.');
  }
  return unavailable(error);
}

const unavailable = (cause: unknown): Error =>
  new ProviderUnavailableError('The keys of the identity provider cannot be read.', { cause });
