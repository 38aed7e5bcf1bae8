import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { documentCheck } from '../../src/limits/documents.ts';
import { LIMITS } from '../../src/limits/limits.ts';

/** What the page sends, by what it is trusted by. */
const documents = Object.values(
  JSON.parse(readFileSync('dist/console-page/documents.json', 'utf8')) as Readonly<Record<string, string>>,
);

it('asks nothing that the registry refuses for its size', () => {
  const check = documentCheck(LIMITS);
  const told = documents.flatMap((text) => {
    try {
      check(text);
      return [];
    } catch (error) {
      return [`${/(query|mutation) (\w+)/.exec(text)?.[2]}: ${(error as Error).message}`];
    }
  });
  expect(told).toEqual([]);
  expect(documents.length).toBeGreaterThan(100);
});
