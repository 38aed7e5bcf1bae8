import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');
// a variable, for the configuration of Jest has no types
const configuration: string = '../../jest.config.js';

it('tests of what only a server does are not left out on a server', async () => {
  const { notOnServer } = (await import(configuration)) as { readonly notOnServer: Readonly<Record<string, string>> };
  const patterns = Object.keys(notOnServer).map((pattern) => new RegExp(pattern));
  const files = readdirSync(join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join('tests', file));
  const ofServer = files.filter((file) => /\bdescribe\.skip\b/.test(readFileSync(join(ROOT, file), 'utf8')));
  expect(ofServer).toContain(join('tests', 'graphql', 'outcomes.test.ts'));
  // nobody would run them
  expect(ofServer.filter((file) => patterns.some((pattern) => pattern.test(file)))).toEqual([]);
});
