import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { allowMaking, hasDatabase, made } from '../../src/database/data-directory.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'muster-directory-'));
});
afterEach(() => rm(directory, { recursive: true }));

it('a database is made in an empty directory, and anew where that was begun and not done', async () => {
  await allowMaking(directory);
  await writeFile(join(directory, 'base'), 'half of it');
  await allowMaking(directory);
  expect(hasDatabase(directory)).toBe(false);
  await writeFile(join(directory, 'PG_VERSION'), '18');
  await made(directory);
  expect(hasDatabase(directory)).toBe(true);
  expect(await readdir(directory)).toEqual(['PG_VERSION', 'base']);
});

it('none is made where something else is, such as one that was made and lost a part', async () => {
  await allowMaking(directory);
  await made(directory);
  await writeFile(join(directory, 'base'), 'all that is left');
  await expect(allowMaking(directory)).rejects.toThrow(/is not empty and holds no database/);
  expect(await readdir(directory)).toEqual(['base']);
});
