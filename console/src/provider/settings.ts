import { ProviderProblem } from './provider-problem.ts';

/** Where and how people sign in at the identity provider, as the registry tells before anybody has signed in. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly scopes: string;
  readonly authorization: string;
  readonly token: string;
  readonly endSession: string | null;
  readonly revocation: string | null;
  readonly idTokenAlgorithms: readonly string[];
}

let known: ProviderSettings | null | undefined;

/** The settings; null: the registry has no such provider. A failure is tried again when they are next asked for. */
export async function providerSettings(): Promise<ProviderSettings | null> {
  if (known !== undefined) return known;
  const response = await fetch('/console/sign-in').catch(() => null);
  if (!response?.ok) throw new ProviderProblem('providerUnreachable');
  ({ provider: known } = (await response.json()) as { readonly provider: ProviderSettings | null });
  return known;
}
