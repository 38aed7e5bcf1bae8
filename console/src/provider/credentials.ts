import { ProviderProblem } from './provider-problem.ts';
import { keepSession, keptSession, type Session } from './session.ts';
import { providerSettings } from './settings.ts';

/** The token that requests are sent with. One of the provider is renewed under way, and whoever works does not notice. */
export interface Credentials {
  /** The token, renewed where it is about to end. */
  readonly current: () => Promise<string>;
  /** Another token in place of one that was refused; null: there is none. */
  readonly insteadOf: (refused: string) => Promise<string | null>;
}

/** How long after a renewal that failed the next is tried. */
const COOLDOWN_MS = 10_000;

export function credentials(first: Session): Credentials {
  let session = first;
  let renewing: Promise<void> | null = null;
  const replace = (next: Session) => {
    const before = session.token;
    session = next;
    // somebody may have signed out meanwhile, or signed in as somebody else
    if (keptSession()?.token === before) keepSession(next);
  };
  const renew = async (refreshToken: string): Promise<void> => {
    try {
      const [settings, { renewed }] = await Promise.all([providerSettings(), import('./oauth.ts')]);
      if (settings) replace(await renewed(settings, refreshToken));
    } catch (error) {
      const isGone = error instanceof ProviderProblem && error.kind === 'providerUsedCode';
      // the token that is there is used for as long as it is taken
      replace({
        ...session,
        provider: { refreshToken: isGone ? null : refreshToken, renewAt: Date.now() + COOLDOWN_MS },
      });
    }
  };
  const renewOnce = async (refreshToken: string): Promise<void> => {
    renewing ??= renew(refreshToken).finally(() => {
      renewing = null;
    });
    await renewing;
  };
  return {
    current: async () => {
      const { refreshToken, renewAt } = session.provider ?? {};
      if (refreshToken && renewAt && Date.now() >= renewAt) await renewOnce(refreshToken);
      return session.token;
    },
    insteadOf: async (refused) => {
      const refreshToken = session.provider?.refreshToken;
      if (session.token === refused && refreshToken) await renewOnce(refreshToken);
      return session.token === refused ? null : session.token;
    },
  };
}
