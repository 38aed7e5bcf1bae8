/** The type of what an id is of; null where it is no id, as of an address that was cut off. */
export function typeOf(id: string): string | null {
  try {
    return atob(id).split(':')[0] ?? null;
  } catch {
    return null;
  }
}
