// node scripts/migration.mjs NAME            writes prisma/migrations/<time>_NAME/migration.sql from the schema's changes
// node scripts/migration.mjs NAME --empty    the same without any: for SQL that is written by hand alone
// node scripts/migration.mjs --check         exits with 1 when the migrations lag behind the schema
//
// Prisma's schema language cannot say everything that the migrations do, and the comparison leaves alone what it does
// not know: checks, exclusion constraints, triggers, functions, extensions, collations, partial and expression indexes.
// It does see every other index. One that needs more than the language has (INCLUDE, COLLATE, NULLS NOT DISTINCT, a
// deferrable unique constraint) is named in the schema by `map`, with all its columns, and written out in the migration.
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { template } from './template.mjs';

const schemaFolder = 'prisma/schema';
const migrationFolder = 'prisma/migrations';
const lockfile = { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' };

const { check, empty, name } = readArguments(process.argv.slice(2));
const sql = empty ? '-- Written by hand.\n' : await difference();
if (check) {
  if (sql) fail(1, `The migrations lag behind the schema: run npm run migrate:new -- name. Missing:\n\n${sql}`);
} else if (sql) {
  await write(name, sql);
} else {
  fail(1, 'The migrations match the schema: there is nothing to write. For SQL written by hand add --empty.');
}
// the engine leaves a timer behind
process.exit();

function readArguments(args) {
  const options = new Set(args.filter((arg) => arg.startsWith('--')));
  const names = args.filter((arg) => !arg.startsWith('--'));
  if (options.has('--check')) return { check: true };
  if (names.length !== 1 || !/^[a-z][a-z0-9_]{0,59}$/.test(names[0])) {
    fail(
      2,
      'A migration needs one name of lower-case letters, digits and underscores: npm run migrate:new -- add_rank',
    );
  }
  return { empty: options.has('--empty'), name: names[0] };
}

async function write(title, content) {
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const directory = join(migrationFolder, `${time}_${title}`);
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'migration.sql'), content);
  const lock = join(migrationFolder, lockfile.path);
  if (!existsSync(lock)) await writeFile(lock, lockfile.content);
  console.log(join(directory, 'migration.sql'));
}

/** The SQL that leads from the migrations to the schema, null where they agree. */
async function difference() {
  const files = await schemaFiles();
  const schemaEngine = await startEngine(files);
  const { exitCode, stdout } = await schemaEngine.diff({
    from: {
      tag: 'migrations',
      baseDir: migrationFolder,
      lockfile,
      shadowDbInitScript: '',
      migrationDirectories: await migrations(),
    },
    to: { tag: 'schemaDatamodel', files: files.map(([path, content]) => ({ path, content })) },
    script: true,
    exitCode: true,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return exitCode === 0 ? null : stdout;
}

async function schemaFiles() {
  const names = (await readdir(schemaFolder)).filter((file) => file.endsWith('.prisma')).toSorted();
  return Promise.all(names.map(async (file) => [file, await readFile(join(schemaFolder, file), 'utf8')]));
}

async function migrations() {
  const entries = await readdir(migrationFolder, { withFileTypes: true });
  const directories = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    directories.toSorted().map(async (path) => {
      const value = await readFile(join(migrationFolder, path, 'migration.sql'), 'utf8');
      return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } };
    }),
  );
}

/** Prisma's own engine as WebAssembly (its binary would be downloaded), over databases in memory. */
async function startEngine(datamodels) {
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const wasm = await WebAssembly.instantiate(await readFile(join(dirname(glue), 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': engine,
  });
  engine.__wbg_set_wasm(wasm.instance.exports);
  wasm.instance.exports.__wbindgen_start();
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => console.error(message) };

  const { provider, adapterName } = new PrismaPGlite(null);
  return engine.SchemaEngine.new(
    { datamodels },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory({ provider, adapterName, connect, connectToShadowDb: connect }),
  );
}

async function connect() {
  const loadDataDir = new Blob([await readFile(await template())]);
  const lite = await PGlite.create({ loadDataDir, extensions: { btree_gist, pg_trgm } });
  const adapter = await new PrismaPGlite(lite).connect();
  // the adapter's own executeScript neither awaits nor reports
  adapter.executeScript = async (script) => {
    try {
      await lite.exec(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  adapter.dispose = () => lite.close();
  return adapter;
}

function fail(code, message) {
  console.error(message);
  process.exit(code);
}
