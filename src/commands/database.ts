import { openDatabase, type Database } from '../database/client.ts';
import { readEnv } from '../env.ts';

/** Runs work on the database that the environment names, and closes it whatever happens. */
export async function withDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const { databaseUrl, dataDirectory } = readEnv();
  const database = await openDatabase({ url: databaseUrl, directory: dataDirectory });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
