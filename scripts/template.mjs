import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

const cache = join(import.meta.dirname, '../node_modules/.cache');

/**
 * The path of an initialised, empty PGlite data directory, kept between runs: a database opens from a copy of it in
 * a second, where PGlite's own first start takes five. Extensions belong to the program, not to the data directory:
 * whoever opens the copy names those it needs.
 */
export async function template() {
  const manifest = join(import.meta.dirname, '../node_modules/@electric-sql/pglite/package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8'));
  const path = join(cache, `pglite-${version}.tgz`);
  if (existsSync(path)) return path;
  const lite = await PGlite.create();
  const dump = await lite.dumpDataDir('gzip');
  await lite.close();
  await mkdir(cache, { recursive: true });
  // renamed when whole: a run stopped half way must not leave half a template
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, Buffer.from(await dump.arrayBuffer()));
  await rename(unfinished, path);
  return path;
}
