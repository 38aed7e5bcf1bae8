import { expect, it } from '@jest/globals';
import type { Registry } from '../../src/database/client.ts';
import { sql } from '../../src/sql/sql.ts';
import { openTestDatabase } from '../support/database.ts';
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
