import { z } from 'zod';
import { isProtected } from './protected-address.ts';

/** How the console has people sign in at the provider. */
export interface ProviderClient {
  readonly issuer: string;
  /** What the console is at the provider: a public client, which has no secret. */
  readonly clientId: string;
  /** What it asks for, `openid` among them. */
  readonly scopes: string;
}

/** Where a provider is asked, as it tells itself. */
export interface ProviderEndpoints {
  readonly authorization: string;
  readonly token: string;
  /** Where people end their session at the provider; null: it has no such place. */
  readonly endSession: string | null;
  /** Where a token that renews others is taken back; null: it has no such place. */
  readonly revocation: string | null;
  /** By which algorithms it signs what it tells of who signed in. */
  readonly idTokenAlgorithms: readonly string[];
}

/** What the provider tells of itself cannot be read, or must not be used; the message is for who runs the registry. */
export class DiscoveryError extends Error {}

const TIMEOUT_MS = 3_000;
/** How long it is not read again. */
const KNOWN_MS = 600_000;
/** How long a failure is repeated without another attempt. */
const FAILURE_COOLDOWN_MS = 10_000;

const endpoint = z
  .url('is not an address')
  .refine(isProtected, 'must be https, or an address of this machine itself')
  .refine((address) => !/[#@]/.test(address), 'must have neither a fragment nor a name to sign in with');

/** What is used of the document of discovery (OpenID Connect Discovery 1.0); what else is there is not looked at. */
const documentOf = (issuer: string) =>
  z.object({
    issuer: z.literal(issuer, 'is not MUSTER_OIDC_ISSUER'),
    authorization_endpoint: endpoint,
    token_endpoint: endpoint,
    end_session_endpoint: endpoint.nullish(),
    // RFC 8414
    revocation_endpoint: endpoint.nullish(),
    response_types_supported: z.array(z.string()).refine((types) => types.includes('code'), 'has no code'),
    id_token_signing_alg_values_supported: z.array(z.string()),
    // who leaves it out may know it all the same
    code_challenge_methods_supported: z
      .array(z.string())
      .refine((methods) => methods.includes('S256'), 'has no S256')
      .optional(),
  });

const addressOf = (issuer: string): string => `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;

async function read(issuer: string): Promise<ProviderEndpoints> {
  // an answer from elsewhere is not of the issuer
  const response = await fetch(addressOf(issuer), { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (response.status !== 200) throw new DiscoveryError(`it was answered with the status ${response.status}`);
  const { data, error } = documentOf(issuer).safeParse(await response.json());
  if (error) {
    throw new DiscoveryError(error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join('; '));
  }
  return {
    authorization: data.authorization_endpoint,
    token: data.token_endpoint,
    endSession: data.end_session_endpoint ?? null,
    revocation: data.revocation_endpoint ?? null,
    idTokenAlgorithms: data.id_token_signing_alg_values_supported.filter((name) => name !== 'none'),
  };
}

/**
 * Makes a function that tells where the provider is asked. It is read when first needed, and remembered. Once it is known, nobody waits for
 * it again: it is read anew behind what is known, which goes on where that fails.
 */
export function discovery(issuer: string, now: () => number = Date.now): () => Promise<ProviderEndpoints> {
  let known: ProviderEndpoints | null = null;
  let first: Promise<ProviderEndpoints> | null = null;
  let askAgainAt = -Infinity;
  const ask = async (): Promise<ProviderEndpoints> => {
    try {
      known = await read(issuer);
      askAgainAt = now() + KNOWN_MS;
      return known;
    } catch (cause) {
      askAgainAt = now() + FAILURE_COOLDOWN_MS;
      if (known) return known;
      const reason = cause instanceof DiscoveryError ? cause.message : 'it does not answer, or not in JSON';
      throw new DiscoveryError(`What the identity provider tells of itself cannot be used: ${reason}.`, { cause });
    }
  };
  return () => {
    if (first === null || now() >= askAgainAt) {
      askAgainAt = Infinity;
      const asked = ask();
      // whoever comes meanwhile waits for the same answer, where there is none yet
      if (known === null) first = asked;
    }
    return known ? Promise.resolve(known) : first!;
  };
}
