import type { ApolloServerOptions } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

type DocumentStore = NonNullable<ApolloServerOptions<object>['documentStore']>;

/**
 * A parsed document takes a hundred times the room of its text, for it keeps every token: these are some 50 MB. Apollo's
 * own store counts what it would be as JSON, and grows to three times that.
 */
const CHARACTERS_MAXIMUM = 500_000;

/** The documents that were found valid, those asked for last. */
export function documentStore(): DocumentStore {
  const kept = new LRUCache<string, DocumentNode>({
    maxSize: CHARACTERS_MAXIMUM,
    sizeCalculation: ({ loc }) => loc?.source.body.length || 1,
  });
  return {
    get: (key) => Promise.resolve(kept.get(key)),
    set: (key, document) => {
      kept.set(key, document);
      return Promise.resolve();
    },
    delete: (key) => Promise.resolve(kept.delete(key)),
  };
}
