import DataLoader from 'dataloader';
import type { Reading } from './write.ts';

/**
 * A loader of one write: the keys that are asked for at once become one statement, of all acts that are in the write.
 * What was read is read anew after something was recorded; see `forget`.
 */
export interface WriteLoader<Key, Value> {
  (reading: Reading): DataLoader<Key, Value>;
  /** Lets go of what was read, since it changes. */
  readonly forget: (reading: Reading) => void;
}

/** Makes a loader of facts. Its statement has one answer for each key, in the order of the keys. */
export function writeLoader<Key, Value>(
  batch: (keys: readonly Key[], reading: Reading) => Promise<readonly (Value | Error)[]>,
  { cache = true }: { readonly cache?: boolean } = {},
): WriteLoader<Key, Value> {
  const definition = {};
  const of = (reading: Reading): DataLoader<Key, Value> => {
    const known = reading.loaders.get(definition) as DataLoader<Key, Value> | undefined;
    if (known) return known;
    const made = new DataLoader<Key, Value, unknown>((keys) => batch(keys, reading), {
      cache,
      cacheKeyFn: (key) => (typeof key === 'object' ? JSON.stringify(key) : key),
    }) as DataLoader<Key, Value>;
    reading.loaders.set(definition, made);
    return made;
  };
  return Object.assign(of, { forget: ({ loaders }: Reading) => void loaders.delete(definition) });
}
