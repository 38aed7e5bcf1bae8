/** For how long who asks is not looked up again: a revocation takes effect within this time. */
export const REMEMBERED_MS = 5_000;
const REMEMBERED_MAXIMUM = 10_000;

interface Found<Value> {
  readonly value: Value;
  /** It is not so any more from this instant on, whatever is remembered. */
  readonly endsAt: number;
}

/** Remembers what was found under a key for a short time; what was not found is looked up again. */
export function remembering<Value>(
  rememberedMs: number,
): (key: string, find: () => Promise<Found<Value> | null>) => Promise<Value | null> {
  const remembered = new Map<string, Found<Value>>();
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
