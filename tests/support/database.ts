import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { openDatabase, type Database, type DatabaseOptions } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';

export interface TestDatabase {
  readonly database: Database;
  /** Its address, for another process; undefined where it is embedded. */
  readonly url: string | undefined;
  close(): Promise<void>;
}

/** A migrated database of its own: on the PostgreSQL that TEST_DATABASE_URL names, else embedded and in memory. */
export async function openTestDatabase(
  onStatement?: DatabaseOptions['onStatement'],
  prepare: (database: Database) => Promise<unknown> = ({ pool }) => migrate(pool),
): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) {
    const template = process.env['TEST_TEMPLATE'];
    const database = await openDatabase({
      directory: 'memory://',
      template: template === undefined ? undefined : new Blob([await readFile(template)]),
      onStatement,
    });
    await prepare(database);
    return { database, url: undefined, close: () => database.close() };
  }
  const name = `t_${randomBytes(6).toString('hex')}`;
  await administer(server, `CREATE DATABASE ${name}`);
  const url = Object.assign(new URL(server), { pathname: name }).href;
  const database = await openDatabase({ url, directory: '', onStatement });
  await prepare(database);
  return {
    database,
    url,
    close: async () => {
      await database.close();
      await administer(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
