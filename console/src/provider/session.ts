/** Who asks, as a token: typed, or of the provider. */
export interface Session {
  readonly token: string;
  /** What the provider gave beside the token; null: the token was typed. */
  readonly provider: Renewal | null;
}

export interface Renewal {
  readonly refreshToken: string | null;
  /** The instant from which another token is asked for; null: when the registry refuses this one. */
  readonly renewAt: number | null;
  /** The instant from which it is taken no longer, as the provider said; null: it did not. */
  readonly endsAt: number | null;
}

// Until the tab is closed: a token that lasts longer in the browser is found by whoever sits down next. Browsers copy what a tab has
// when it is doubled, and bring it back when it is opened again: what renews the token, which lasts longest, is not among it.
const SESSION = 'muster-session';

interface Kept {
  readonly token: string;
  readonly isOfProvider: boolean;
}

export function keptSession(): Session | null {
  const kept = sessionStorage.getItem(SESSION);
  if (kept === null) return null;
  const { token, isOfProvider } = JSON.parse(kept) as Kept;
  return { token, provider: isOfProvider ? { refreshToken: null, renewAt: null, endsAt: null } : null };
}

export function keepSession({ token, provider }: Session): void {
  try {
    sessionStorage.setItem(SESSION, JSON.stringify({ token, isOfProvider: provider !== null } satisfies Kept));
  } catch {
    // there is no room left: the page itself has it, and what was kept before would be that of another session
    sessionStorage.removeItem(SESSION);
  }
}

/** Forgets the token, and what was typed and not sent. */
export const forgetSession = (): void => sessionStorage.clear();
