import type { TextKey } from '../texts.ts';

type Kind = Extract<TextKey, `provider${string}`>;

/** Why nobody has signed in at the provider: the text that tells it, with what to do next. */
export class ProviderProblem extends Error {
  readonly kind: Kind;
  /** The word of the provider for it, for whoever is asked for help. */
  readonly reason: string;

  constructor(kind: Kind, reason = '') {
    super(kind);
    this.kind = kind;
    this.reason = reason;
  }
}

/** What failed in another way, as a problem that is told: with its name, such as that of a full store. */
export const problemOf = (error: unknown): ProviderProblem =>
  error instanceof ProviderProblem
    ? error
    : new ProviderProblem('providerFailed', error instanceof Error ? error.name : 'unknown');
