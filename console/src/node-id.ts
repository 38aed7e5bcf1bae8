const ID = /^([A-Z][A-Za-z]*):[1-9]\d{0,9}$/;

/** The type of what an id is of; null where it is no id, as of an address that was cut off. */
export function typeOf(id: string): string | null {
  try {
    return ID.exec(atob(id))?.[1] ?? null;
  } catch {
    return null;
  }
}
