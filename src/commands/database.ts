import { openDatabase, type Database } from '../database/client.ts';
import { hasDatabase } from '../database/data-directory.ts';
import { migrationStatus } from '../database/migrate.ts';
import { readEnv } from '../env.ts';
import { StartupError } from '../errors/startup-error.ts';
import { upgrade } from '../upgrade.ts';

/** Runs work on the database that the environment names, and closes it afterwards in any case. */
export async function withDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const { databaseUrl, dataDirectory } = readEnv();
  const database = await openDatabase({ url: databaseUrl, directory: dataDirectory });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The same on a registry that is there: a mistyped directory must not be told as sound, nor get a registry of its own. */
export function withRegistry<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  assertRegistry();
  return withMigratedDatabase(work);
}

/** Refuses an embedded database that is not there. */
export function assertRegistry(): void {
  const { databaseUrl, dataDirectory } = readEnv();
  if (databaseUrl !== undefined || hasDatabase(dataDirectory)) return;
  throw new StartupError(`There is no registry in ${dataDirectory} (MUSTER_DATA_DIR).`);
}

/** The same on a migrated database. Pending migrations are applied on the embedded database, and refused on PostgreSQL. */
export const withMigratedDatabase = <Result>(work: (database: Database) => Promise<Result>): Promise<Result> =>
  withDatabase(async (database) => {
    if (database.kind === 'embedded') await upgrade(database);
    else if ((await migrationStatus(database.pool)).pending.length) {
      throw new StartupError('The database lacks migrations: run npm run migrate first.');
    }
    return work(database);
  });
