import { readFile } from 'node:fs/promises';
import { openDatabase, type Database, type DatabaseOptions } from '../../src/database/client.ts';
import { borrowEmbedded } from './embedded.ts';
import { borrowOnServer, createOnServer, type OnServer } from './on-server.ts';

export interface TestDatabase {
  readonly database: Database;
  /** Its address, for another process; undefined where it is embedded. */
  readonly url: string | undefined;
  close(): Promise<void>;
}

type TestDatabaseOptions = Pick<DatabaseOptions, 'onStatement' | 'onRows' | 'poolWaitMs' | 'statementMs' | 'memory'>;

/** A migrated database of its own: on the PostgreSQL that TEST_DATABASE_URL names, else embedded and in memory. */
export async function openTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  const template = process.env['TEST_TEMPLATE']!;
  if (server) return openedOnServer(await borrowOnServer(server, template), options);
  const { lite, release } = await borrowEmbedded(template);
  const database = await openDatabase({ directory: '', lite, ...options });
  return {
    database,
    url: undefined,
    close: async () => {
      await database.close();
      await release();
    },
  };
}

/** The same without tables, for what is told of migrations. */
export async function openEmptyTestDatabase(): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (server) return openedOnServer(await createOnServer(server), {});
  const template = new Blob([await readFile(process.env['TEST_EMPTY_TEMPLATE']!)]);
  const database = await openDatabase({ directory: 'memory://', template });
  return { database, url: undefined, close: () => database.close() };
}

async function openedOnServer({ url, release }: OnServer, options: TestDatabaseOptions): Promise<TestDatabase> {
  const database = await openDatabase({ url, directory: '', ...options });
  return {
    database,
    url,
    close: async () => {
      await database.close();
      await release();
    },
  };
}
