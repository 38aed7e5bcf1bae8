import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { PGlite } from '@electric-sql/pglite';

const cache = join(import.meta.dirname, '../node_modules/.cache');

/**
 * The path of an initialized, empty PGlite data directory, kept between runs: a database opens from a copy of it in
 * a second, where PGlite's own first start takes five. Extensions belong to the program, not to the data directory:
 * whoever opens the copy names those it needs.
 */
export async function template() {
  const manifest = join(import.meta.dirname, '../node_modules/@electric-sql/pglite/package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8'));
  const path = join(cache, `pglite-data-${version}.tgz`);
  if (!existsSync(path)) await packDatabase(path);
  return path;
}

/**
 * Writes the data directory of a new PGlite to `path`, as `prepare` leaves it. The database is closed first: a copy of
 * an open one starts with a recovery, and the recovery leaves a timer that keeps Node alive.
 */
export async function packDatabase(path, { prepare = async () => {}, ...options } = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'muster-template-'));
  const lite = await PGlite.create(join(directory, 'data'), options);
  await prepare(lite);
  await lite.close();
  await mkdir(dirname(path), { recursive: true });
  // renamed when whole: a run stopped half way must not leave half a template
  const unfinished = `${path}.${process.pid}`;
  await promisify(execFile)('tar', ['-czf', unfinished, '-C', join(directory, 'data'), '.']);
  await rename(unfinished, path);
  await rm(directory, { recursive: true });
}
