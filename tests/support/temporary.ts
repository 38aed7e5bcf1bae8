import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

/** Makes folders for the tests of a file, which are removed after them. */
export function useTemporaryFolders(): (name: string) => Promise<string> {
  const folders: string[] = [];
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));
  return async (name) => {
    const folder = await mkdtemp(join(tmpdir(), `muster-${name}-`));
    folders.push(folder);
    return folder;
  };
}
