import { ProviderProblem } from './provider-problem.ts';
import { keepSession, keptSession, type Renewal, type Session } from './session.ts';
import { providerSettings } from './settings.ts';

/** The token that requests are sent with. One of the provider is renewed under way, and whoever works does not notice. */
export interface Credentials {
  /** The token, renewed where it is about to end. */
  readonly current: () => Promise<string>;
  /** Another token in place of one that was refused; null: there is none. */
  readonly insteadOf: (refused: string) => Promise<string | null>;
  /** Takes back at the provider what renews the token; fails where that could not be done. */
  readonly end: () => Promise<void>;
}

/** How long after a renewal that failed none is tried. */
const COOLDOWN_MS = 10_000;

export function credentials(first: Session): Credentials {
  let session = first;
  let renewing: Promise<void> | null = null;
  // after a failure nobody waits for the provider for a while
  let notBefore = 0;
  let isEnded = false;
  const replace = (next: Session) => {
    const before = session.token;
    session = next;
    // somebody may have signed out meanwhile, or signed in as somebody else
    if (keptSession()?.token === before) keepSession(next);
  };
  const renew = async (provider: Renewal, refreshToken: string): Promise<void> => {
    try {
      const [settings, { renewed }] = await Promise.all([providerSettings(), import('./oauth.ts')]);
      if (settings) replace(await renewed(settings, refreshToken));
    } catch (error) {
      // the token that is there is used for as long as it is taken
      notBefore = Date.now() + COOLDOWN_MS;
      const isGone = error instanceof ProviderProblem && error.kind === 'providerUsedCode';
      if (isGone) session = { ...session, provider: { ...provider, refreshToken: null } };
    }
  };
  /** Another token for the session; null: it has nothing to renew it with, or that failed a moment ago. */
  const renewal = (): Promise<void> | null => {
    const { provider } = session;
    if (isEnded || !provider?.refreshToken || Date.now() < notBefore) return null;
    renewing ??= renew(provider, provider.refreshToken).finally(() => {
      renewing = null;
    });
    return renewing;
  };
  const isPast = (instant: number | null | undefined): boolean => instant != null && Date.now() >= instant;
  return {
    current: async () => {
      // a token that has not ended serves until the next one is there
      const next = isPast(session.provider?.renewAt) ? renewal() : null;
      if (isPast(session.provider?.endsAt)) await next;
      return session.token;
    },
    insteadOf: async (refused) => {
      if (session.token === refused) await renewal();
      return session.token === refused ? null : session.token;
    },
    end: async () => {
      isEnded = true;
      // it may be about to be another
      await renewing;
      const refreshToken = session.provider?.refreshToken;
      if (!refreshToken) return;
      const [settings, { revoked }] = await Promise.all([providerSettings(), import('./oauth.ts')]);
      if (settings) await revoked(settings, refreshToken);
    },
  };
}
