import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const SOURCE = join(import.meta.dirname, '../src');

/** What is written in one room alone, so that it is the same everywhere: where, and what others use. */
const ROOMS: readonly (readonly [what: string, written: RegExp, rooms: RegExp])[] = [
  ['what is wrong with an input is collected by act() or checked()', /new InputCheck\(/, /^modules\/acts\//],
  [
    'a mutation is declared by act(), or by fileMutation() of a file',
    /mutationField\(/,
    /^modules\/(acts\/act|imports\/import\.mutations)\.ts$/,
  ],
  ['which rows are believed is told by src/time', /superseded_at IS (NOT )?NULL/, /^(time|record)\//],
  ['which rows hold on a day is told by src/time', /valid_to IS NULL OR/, /^(time|record)\//],
];

const sources = async () => {
  const names = await readdir(SOURCE, { recursive: true });
  return Promise.all(
    names
      .filter((name) => name.endsWith('.ts') && !name.startsWith('generated/'))
      .map(async (name) => ({ name, text: await readFile(join(SOURCE, name), 'utf8') })),
  );
};

it.each(ROOMS)('%s', async (_what, written, rooms) => {
  const found = (await sources()).filter(({ text }) => written.test(text)).map(({ name }) => name);
  expect(found.filter((name) => !rooms.test(name))).toEqual([]);
  expect(found).not.toEqual([]);
});
