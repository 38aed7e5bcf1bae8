/** A change that takes back what another did. */
interface TakingBack {
  readonly position: string;
  /** The position of the change of which it takes back what it did. */
  readonly taken: string;
}

/**
 * Which changes are taken back, each by the last that did; the last first, as they are given. What took a change back and was taken back
 * itself does not count.
 */
export function takenBackBy<Taking extends TakingBack>(all: readonly Taking[]): ReadonlyMap<string, Taking> {
  const by = new Map<string, Taking>();
  for (const one of all) if (!by.has(one.position) && !by.has(one.taken)) by.set(one.taken, one);
  return by;
}
