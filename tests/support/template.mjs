import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import pg from 'pg';
import { openDatabase } from '../../dist/database/client.js';
import { migrate } from '../../dist/database/migrate.js';
import { PGliteStream } from '../../dist/database/pglite-stream.js';
import { loadFacts } from '../../dist/publications/load.js';
import { packDatabase, template } from '../../scripts/template.mjs';

const folder = join(import.meta.dirname, '../../prisma/migrations');
const facts = join(import.meta.dirname, '../../prisma/facts');
const HOUR_MS = 3_600_000;

/**
 * Jest's global setup: migrates once what every test file then copies. TEST_TEMPLATE is a migrated database: a file of the
 * embedded one, the name of one on a server; TEST_EMPTY_TEMPLATE the file of an embedded one without tables. Programs copy
 * directories: TEST_DIRECTORY, TEST_EMPTY_DIRECTORY, and TEST_LOADED_DIRECTORY with the published facts. TEST_DATABASES begins the
 * names of the databases of this run on a server.
 */
export default async function setup() {
  const server = process.env.TEST_DATABASE_URL;
  const empty = await template();
  process.env.TEST_EMPTY_TEMPLATE = empty;
  process.env.TEST_EMPTY_DIRECTORY = await unpacked(empty);
  if (server) {
    process.env.TEST_TEMPLATE = await onServer(server);
    process.env.TEST_DATABASES = `t_${randomBytes(4).toString('hex')}_`;
  } else {
    const migrated = await embedded(empty);
    process.env.TEST_TEMPLATE = migrated;
    process.env.TEST_DIRECTORY = await unpacked(migrated);
    process.env.TEST_LOADED_DIRECTORY = await unpacked(await loaded(migrated));
  }
  await forgetUnused(empty);
}

/** The directory that a template packs, beside it. Both are marked as used. */
async function unpacked(path) {
  const directory = path.replace(/\.tgz$/, '');
  if (!existsSync(directory)) {
    const half = `${directory}-${randomUUID()}`;
    await mkdir(half);
    execFileSync('tar', ['-xzf', path, '-C', half]);
    // another run may have been first
    await rename(half, directory).catch(() => rm(half, { recursive: true }));
  }
  const now = new Date();
  for (const used of [path, directory]) await utimes(used, now, now);
  return directory;
}

/** Deletes the templates that no run has used for an hour: each migration and each build makes others, and another worktree may share the folder. */
async function forgetUnused(empty) {
  const others = `${basename(empty, '.tgz')}-`;
  for (const name of await readdir(dirname(empty))) {
    const path = join(dirname(empty), name);
    const since = name.startsWith(others) ? await stat(path).catch(() => null) : null;
    if (since && since.mtimeMs < Date.now() - HOUR_MS) await rm(path, { force: true, recursive: true });
  }
}

const migrationsHash = () => hashOf(folder, '.sql');

/** A hash of the names and contents of files in a folder. */
async function hashOf(directory, extension) {
  const all = await readdir(directory, { recursive: true });
  const files = all.filter((file) => file.endsWith(extension)).toSorted();
  const contents = await Promise.all(files.map((file) => readFile(join(directory, file), 'utf8')));
  return createHash('sha256')
    .update(JSON.stringify([files, contents]))
    .digest('hex')
    .slice(0, 16);
}

async function embedded(empty) {
  const path = empty.replace(/\.tgz$/, `-${await migrationsHash()}.tgz`);
  if (existsSync(path)) return path;
  await packDatabase(path, {
    loadDataDir: new Blob([await readFile(empty)]),
    extensions: { btree_gist },
    prepare: async (lite) => {
      const stream = () => new PGliteStream(lite);
      const pool = new pg.Pool({ max: 1, user: 'postgres', database: 'postgres', stream });
      await migrate(pool, folder);
      await pool.end();
    },
  });
  return path;
}

/** What this program makes of the published facts: another build, and other facts, have their own. */
async function loaded(migrated) {
  const build = (await readFile(join(import.meta.dirname, '../../dist/.built-from'), 'utf8')).slice(0, 16);
  const path = migrated.replace(/\.tgz$/, `-loaded-${build}-${await hashOf(facts, '.csv')}.tgz`);
  if (existsSync(path)) return path;
  await packDatabase(path, {
    loadDataDir: new Blob([await readFile(migrated)]),
    extensions: { btree_gist },
    prepare: async (lite) => {
      const { registry, close } = await openDatabase({ directory: '', lite });
      await loadFacts(registry, facts, { actor: 'system', requestId: randomUUID() });
      await close();
    },
  });
  return path;
}

async function onServer(url) {
  const name = `muster_template_${await migrationsHash()}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (!rowCount) await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const pool = new pg.Pool({ connectionString: Object.assign(new URL(url), { pathname: name }).href, max: 1 });
  await migrate(pool, folder);
  await pool.end();
  return name;
}
