import { createHash, randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { reasonOf, StartupError } from '../errors/startup-error.ts';
import { ROOT } from '../root.ts';

/** Prisma's own lock key, so that `prisma migrate deploy` and this runner exclude each other. */
const LOCK = 72707369;

const FOLDER = join(ROOT, 'prisma/migrations');

/** Prisma's own table, column by column. */
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

interface Applied {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

export interface MigrationStatus {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
}

/** Applies the pending migrations, each in one transaction, and returns their names. Runners exclude each other. */
export async function migrate(pool: pg.Pool, folder = FOLDER): Promise<string[]> {
  const migrations = await load(folder);
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    try {
      await client.query(TABLE);
      const pending = unapplied(migrations, await appliedTo(client));
      for (const migration of pending) await apply(client, migration);
      return pending.map(({ name }) => name);
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
    }
  } finally {
    client.release();
  }
}

/** Returns which migrations the database has and which it lacks; changes nothing. */
export async function migrationStatus(pool: pg.Pool, folder = FOLDER): Promise<MigrationStatus> {
  const migrations = await load(folder);
  const { rows } = await pool.query<{ exists: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists",
  );
  const pending = unapplied(migrations, rows[0]?.exists ? await appliedTo(pool) : []).map(({ name }) => name);
  return { applied: migrations.map(({ name }) => name).filter((name) => !pending.includes(name)), pending };
}

async function load(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.toSorted().map(async (name) => {
      const bytes = await readFile(join(folder, name, 'migration.sql'));
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') };
    }),
  );
}

async function appliedTo(client: pg.Pool | pg.PoolClient): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  return rows;
}

function unapplied(migrations: Migration[], rows: Applied[]): Migration[] {
  const applied = new Map(rows.map((row) => [row.migration_name, row]));
  for (const { migration_name: name, finished_at: finished } of rows) {
    if (!finished) throw new StartupError(`Migration ${name} failed earlier; resolve it first.`);
    if (!migrations.some((migration) => migration.name === name)) {
      throw new StartupError(`The database has migration ${name}, which this version of the program does not know.`);
    }
  }
  return migrations.filter(({ name, checksum }) => {
    const row = applied.get(name);
    if (row && row.checksum !== checksum) throw new StartupError(`Migration ${name} was edited after it was applied.`);
    return !row;
  });
}

async function apply(client: pg.PoolClient, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    throw new StartupError(`Migration ${name} failed: ${reasonOf(cause)}`, { cause });
  }
}
