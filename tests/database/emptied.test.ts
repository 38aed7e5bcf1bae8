import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Registry } from '../../src/database/client.ts';
import { sql } from '../../src/sql/sql.ts';
import { openTestDatabase } from '../support/database.ts';
import { empty, migrated } from '../support/emptying.ts';
import { createUnit } from '../support/factories.ts';
import { statementsOf } from '../support/on-server.ts';
import { expectSoon } from '../support/soon.ts';
import { unguarded } from '../support/unguarded.ts';

const notesOf = (registry: Registry) =>
  registry.$query<{ text: string }>(sql`SELECT r::text AS text FROM change_row r ORDER BY r.id`, []);

it('the database of a file that has truncated what the migrations filled has it again for the next file', async () => {
  const first = await openTestDatabase();
  const filled = await notesOf(first.database.registry);
  expect(filled).not.toEqual([]);
  await unguarded(first.database.registry, (transaction) => transaction.$executeRaw`TRUNCATE change_row`);
  await first.close();

  const next = await openTestDatabase();
  expect(await notesOf(next.database.registry)).toEqual(filled);
  await next.close();
});

const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

onServer('a database on a server', () => {
  it('is emptied although the server analyzes one of its tables meanwhile', async () => {
    const tested = await openTestDatabase();
    await createUnit(tested.database.registry, { name: '合成一所', code: 'HC-01' });
    const [server, tests] = [tested.url, tested.url].map((url) => new pg.Client({ connectionString: url }));
    try {
      await Promise.all([server!.connect(), tests!.connect()]);
      const statements = statementsOf(tests!);
      const asFilled = { ...(await migrated(statements)), seeds: new Map<string, string>() };
      await server!.query('BEGIN');
      // as the server locks what it analyzes; it writes the row of pg_class at the end
      await server!.query('LOCK TABLE unit_version IN SHARE UPDATE EXCLUSIVE MODE');
      const emptied = empty(statements, asFilled);
      await expectSoon(async () => {
        const { rows } = await server!.query(
          `SELECT FROM pg_locks JOIN pg_database d ON d.oid = database WHERE datname = current_database() AND NOT granted`,
        );
        return rows.length > 0;
      }, true);
      await server!.query('ANALYZE unit_version');
      await server!.query('COMMIT');
      await expect(emptied).resolves.toBe(true);
    } finally {
      await Promise.all([server!.end(), tests!.end()]);
      await tested.close();
    }
  });
});
