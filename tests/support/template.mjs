import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import pg from 'pg';
import { migrate } from '../../dist/database/migrate.js';
import { PGliteStream } from '../../dist/database/pglite-stream.js';
import { packDatabase, template } from '../../scripts/template.mjs';

const folder = join(import.meta.dirname, '../../prisma/migrations');

/**
 * Jest's global setup: migrates once what every test file then copies. TEST_TEMPLATE is a migrated database: a file of the
 * embedded one, the name of one on a server. TEST_EMPTY_TEMPLATE is the file of an embedded one without tables.
 */
export default async function setup() {
  const server = process.env.TEST_DATABASE_URL;
  if (server) {
    process.env.TEST_TEMPLATE = await onServer(server);
  } else {
    process.env.TEST_EMPTY_TEMPLATE = await template();
    process.env.TEST_TEMPLATE = await embedded(process.env.TEST_EMPTY_TEMPLATE);
  }
}

async function migrationsHash() {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.sql')).toSorted();
  const scripts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return createHash('sha256')
    .update(JSON.stringify([files, scripts]))
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
