import type { Registry } from '../database/client.ts';
import { isSigned } from './identity-provider.ts';
import { personFinder, type KnownThings, type SignInOptions } from './person.ts';
import { viewerFinder } from './token.ts';
import type { Viewer } from './viewer.ts';

/** Makes a function that finds the viewer of a bearer token: of the registry, or an access token of the identity provider. */
export function signIn(
  registry: Registry,
  provider: SignInOptions | null,
  known: KnownThings,
  rememberedMs?: number,
): (bearer: string) => Promise<Viewer | null> {
  const byToken = viewerFinder(registry, rememberedMs);
  if (!provider) return byToken;
  const byPerson = personFinder(registry, provider, known, rememberedMs);
  return (bearer) => (isSigned(bearer) ? byPerson(bearer) : byToken(bearer));
}
