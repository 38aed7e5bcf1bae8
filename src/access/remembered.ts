/** How long a viewer is not looked up again. A revocation takes effect within this time. */
export const REMEMBERED_MS = 5_000;
const REMEMBERED_MAXIMUM = 10_000;

interface Lasting<Value> {
  readonly value: Value;
  /** The instant from which the value no longer holds, even if it is remembered. */
  readonly endsAt: number;
}

/** Remembers the value of a key for a short time. A key without a value is looked up again each time. */
export function remembering<Value>(
  rememberedMs: number,
): (key: string, find: () => Promise<Lasting<Value> | null>) => Promise<Value | null> {
  const remembered = new Map<string, Lasting<Value>>();
  return async (key, find) => {
    const known = remembered.get(key);
    if (known && known.endsAt > Date.now()) return known.value;
    remembered.delete(key);
    const found = await find();
    if (!found) return null;
    if (remembered.size >= REMEMBERED_MAXIMUM) remembered.clear();
    remembered.set(key, { value: found.value, endsAt: Math.min(Date.now() + rememberedMs, found.endsAt) });
    return found.value;
  };
}
