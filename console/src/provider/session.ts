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
}

// Until the tab is closed: a token that lasts longer in the browser is found by whoever sits down next.
const TOKEN = 'muster-token';
const PROVIDER = 'muster-provider';

export function keptSession(): Session | null {
  const token = sessionStorage.getItem(TOKEN);
  if (token === null) return null;
  const provider = sessionStorage.getItem(PROVIDER);
  return { token, provider: provider === null ? null : (JSON.parse(provider) as Renewal) };
}

export function keepSession({ token, provider }: Session): void {
  sessionStorage.setItem(TOKEN, token);
  if (provider) sessionStorage.setItem(PROVIDER, JSON.stringify(provider));
  else sessionStorage.removeItem(PROVIDER);
}

/** Forgets the token, and what was typed and not sent. */
export const forgetSession = (): void => sessionStorage.clear();
