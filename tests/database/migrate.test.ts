import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { migrate, migrationStatus } from '../../src/database/migrate.ts';
import { openEmptyTestDatabase, type TestDatabase } from '../support/database.ts';

const MIGRATIONS = join(import.meta.dirname, '../../prisma/migrations');
const FEW = 5;

let folder: string;
let names: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-migrations-'));
  await cp(MIGRATIONS, folder, { recursive: true });
  const entries = await readdir(folder, { withFileTypes: true });
  names = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).toSorted();
});

afterEach(() => rm(folder, { recursive: true }));

describe('on a database that was migrated', () => {
  let test: TestDatabase;
  let first: Awaited<ReturnType<typeof migrationStatus>>;
  let applied: readonly string[];
  const pool = () => test.database.pool;

  beforeAll(async () => {
    test = await openEmptyTestDatabase();
    first = await migrationStatus(pool(), MIGRATIONS);
    applied = await migrate(pool(), MIGRATIONS);
  }, 60_000);

  afterAll(() => test.close());

  it('migrate applied all pending migrations in order, and applies none the second time', async () => {
    expect(first).toEqual({ applied: [], pending: names });
    expect(applied).toEqual(names);
    expect(await migrate(pool(), folder)).toEqual([]);
    expect(await migrationStatus(pool(), folder)).toEqual({ applied: names, pending: [] });
  });

  it("has them on record as Prisma's own engine does", async () => {
    const { rows } = await pool().query<Record<string, unknown>>(
      'SELECT migration_name, checksum, applied_steps_count, rolled_back_at, finished_at IS NOT NULL AS finished FROM _prisma_migrations ORDER BY migration_name',
    );
    const checksum = async (name: string) =>
      createHash('sha256')
        .update(await readFile(join(folder, name, 'migration.sql')))
        .digest('hex');
    expect(rows).toEqual(
      await Promise.all(
        names.map(async (name) => ({
          migration_name: name,
          checksum: await checksum(name),
          applied_steps_count: 1,
          rolled_back_at: null,
          finished: true,
        })),
      ),
    );
  });

  it('migrate refuses a migration that was edited after it was applied', async () => {
    await writeFile(join(folder, names[0]!, 'migration.sql'), 'SELECT 1;');
    await expect(migrate(pool(), folder)).rejects.toThrow(`Migration ${names[0]} was edited after it was applied.`);
  });

  it('the status refuses a database with an unknown migration', async () => {
    await rm(join(folder, names.at(-1)!), { recursive: true });
    await expect(migrationStatus(pool(), folder)).rejects.toThrow(
      `The database has migration ${names.at(-1)}, which this version of the program does not know.`,
    );
  });
});

describe('on a database of its own, migrate', () => {
  let test: TestDatabase;
  const pool = () => test.database.pool;

  beforeEach(async () => {
    test = await openEmptyTestDatabase();
    // the first few tell as much as all, which take seconds
    for (const name of names.splice(FEW)) await rm(join(folder, name), { recursive: true });
  }, 60_000);

  afterEach(() => test.close());

  async function tables(): Promise<number> {
    const { rows } = await pool().query<{ count: number }>(
      "SELECT count(*)::int AS count FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
    );
    return rows[0]!.count;
  }

  it('applies each migration once if two runners start at once', async () => {
    const results = await Promise.all([migrate(pool(), folder), migrate(pool(), folder)]);
    expect(results.filter(({ length }) => length > 0)).toEqual([names]);
    expect((await migrationStatus(pool(), folder)).pending).toEqual([]);
  });

  it('rolls back a migration that fails, and applies it once it is corrected', async () => {
    const broken = join(folder, names[0]!, 'migration.sql');
    const good = await readFile(broken, 'utf8');
    await writeFile(broken, `${good}\nSELECT 1 / 0;`);
    await expect(migrate(pool(), folder)).rejects.toThrow(`Migration ${names[0]} failed: division by zero`);
    expect(await tables()).toBe(0);
    await writeFile(broken, good);
    expect(await migrate(pool(), folder)).toEqual(names);
  });
});
