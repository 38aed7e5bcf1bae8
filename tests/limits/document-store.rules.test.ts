import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { documentStore } from '../../src/limits/document-store.ts';

const documentOf = (characters: number) => parse(`{ a } #${'x'.repeat(characters - 7)}`);

describe('the store of documents', () => {
  it('returns the documents that were put in', async () => {
    const store = documentStore();
    const document = documentOf(100);
    await store.set('a', document);
    expect(await store.get('a')).toBe(document);
    expect(await store.get('b')).toBeUndefined();
    await store.delete('a');
    expect(await store.get('a')).toBeUndefined();
  });

  it('keeps 500,000 characters, and forgets the documents that were used longest ago', async () => {
    const store = documentStore();
    for (const key of ['a', 'b', 'c', 'd', 'e']) await store.set(key, documentOf(100_000));
    await store.get('a');
    await store.set('f', documentOf(100));
    const kept = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f'].map(async (key) => (await store.get(key)) !== undefined),
    );
    expect(kept).toEqual([true, false, true, true, true, true]);
  });
});
