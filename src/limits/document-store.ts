import type { ApolloServerOptions } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

type DocumentStore = NonNullable<ApolloServerOptions<object>['documentStore']>;

/**
 * The characters of all documents together. A parsed document takes a hundred times the memory of its text, for it keeps every
 * token: this is some 50 MB. Apollo's own store counts a document as JSON, and grows to three times that.
 */
const CHARACTERS_MAXIMUM = 500_000;

/** Keeps the valid documents that were used last. */
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
