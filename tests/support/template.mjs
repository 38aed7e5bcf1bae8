import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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
 * embedded one, the name of one on a server. TEST_EMPTY_TEMPLATE is the file of an embedded one without tables,
 * TEST_LOADED_TEMPLATE that of one with the published facts.
 */
export default async function setup() {
  const server = process.env.TEST_DATABASE_URL;
  process.env.TEST_EMPTY_TEMPLATE = await template();
  if (server) {
    process.env.TEST_TEMPLATE = await onServer(server);
  } else {
    process.env.TEST_TEMPLATE = await embedded(process.env.TEST_EMPTY_TEMPLATE);
    process.env.TEST_LOADED_TEMPLATE = await loaded(process.env.TEST_TEMPLATE);
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

/** What this program makes of the published facts: another build, and other facts, have their own in place of those of an hour before. */
async function loaded(migrated) {
  const build = (await readFile(join(import.meta.dirname, '../../dist/.built-from'), 'utf8')).slice(0, 16);
  const path = migrated.replace(/\.tgz$/, `-loaded-${build}-${await hashOf(facts, '.csv')}.tgz`);
  if (existsSync(path)) return path;
  for (const name of await readdir(dirname(path))) {
    const old = join(dirname(path), name);
    // another worktree may share the folder, and use its own now
    if (name.includes('-loaded-') && (await stat(old)).mtimeMs < Date.now() - HOUR_MS) await rm(old, { force: true });
  }
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
