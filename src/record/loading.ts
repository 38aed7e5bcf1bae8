import DataLoader from 'dataloader';
import type { RowsRead } from './footprint.ts';
import type { Reading } from './write.ts';

/** What is asked for by keys. */
export type Asking<Key, Value> = Pick<DataLoader<Key, Value>, 'load' | 'loadMany'>;

/**
 * A loader of facts: the keys that are asked for at once become one statement, of all acts that are committed together.
 * What was read is read anew after something was recorded; see `forget`.
 */
export interface WriteLoader<Key, Value> {
  (reading: Reading): Asking<Key, Value>;
  /** Lets go of what was read, since it changes. */
  readonly forget: (reading: Reading) => void;
}

interface LoaderOptions<Key> {
  readonly cache?: boolean;
  /**
   * The rows on which the answer for a key depends, so that acts which write none of them can be committed together. Default:
   * nobody knows, and no other act comes before who asks.
   */
  readonly reads?: (key: Key) => readonly RowsRead[];
  /** The row that is about to be written by who asks for a key. Default: none. */
  readonly claims?: (key: Key) => [table: string, row: Readonly<Record<string, unknown>>];
}

/** Makes a loader of facts. Its statement has one answer for each key, in the order of the keys. */
export function writeLoader<Key, Value>(
  batch: (keys: readonly Key[], reading: Reading) => Promise<readonly (Value | Error)[]>,
  { cache = true, reads, claims }: LoaderOptions<Key> = {},
): WriteLoader<Key, Value> {
  const definition = {};
  const loaderOf = (reading: Reading): DataLoader<Key, Value> => {
    const known = reading.loaders.get(definition) as DataLoader<Key, Value> | undefined;
    if (known) return known;
    const made = new DataLoader<Key, Value, unknown>((keys) => batch(keys, reading), {
      cache,
      cacheKeyFn: (key) => (typeof key === 'object' ? JSON.stringify(key) : key),
    }) as DataLoader<Key, Value>;
    reading.loaders.set(definition, made);
    return made;
  };
  const of = (reading: Reading): Asking<Key, Value> => {
    const { footprint } = reading;
    if (!footprint) return loaderOf(reading);
    const loader = loaderOf(footprint.shared);
    const note = (key: Key) => footprint.note(reads?.(key) ?? null, claims && [claims(key)]);
    return {
      load: (key) => {
        note(key);
        return loader.load(key);
      },
      loadMany: (keys) => {
        for (const key of Array.from(keys)) note(key);
        return loader.loadMany(keys);
      },
    };
  };
  return Object.assign(of, { forget: ({ loaders }: Reading) => void loaders.delete(definition) });
}
