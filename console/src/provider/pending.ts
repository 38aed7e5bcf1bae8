/** What was sent to the provider, for the answer to be compared with. */
export interface Pending {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** The address of the page to come back to, with its moment. */
  readonly returnTo: string;
}

const PENDING = 'muster-sign-in';

export const keepPending = (pending: Pending): void => sessionStorage.setItem(PENDING, JSON.stringify(pending));

/** Takes out what this tab was sent away with: it serves once. */
export function takePending(): Pending | null {
  const kept = sessionStorage.getItem(PENDING);
  sessionStorage.removeItem(PENDING);
  return kept === null ? null : (JSON.parse(kept) as Pending);
}
