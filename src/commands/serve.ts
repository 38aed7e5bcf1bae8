import { openDatabase } from '../database/client.ts';
import { readGroupGrants } from '../access/group-grants.ts';
import type { SignInOptions } from '../access/person.ts';
import { LAST_POSITION } from '../record/last-position.ts';
import { readEnv, type ProviderSettings } from '../env.ts';
import { serverLog } from '../log.ts';

/** Serves until SIGINT or SIGTERM, then waits for running requests. */
export async function serve(): Promise<void> {
  const env = readEnv();
  // listens from the start: a signal that comes while the database is opened stops the server once it runs
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  const log = serverLog(env.logLevel);
  const database = await openDatabase({
    url: env.databaseUrl,
    directory: env.dataDirectory,
    poolWaitMs: env.poolWaitMs,
    memory: { rows: env.memoryRows, positionText: LAST_POSITION },
    writeMs: env.limits.executionMs,
    onNew: () => log.info(`making a database in ${env.dataDirectory}`),
  });
  try {
    // the larger part of the program, which a database that is refused need not wait for
    const { startApp } = await import('../app.ts');
    const app = await startApp({
      ...env,
      log,
      signIn: await signInOf(env.identityProvider),
      database,
      loadFacts: true,
    });
    if (app.newToken !== null && env.bootstrapToken === undefined) {
      // shown here alone: only its hash is stored
      process.stdout.write(`\nThe administrator's token, shown this once: ${app.newToken}\n\n`);
    }
    await stopped;
    await app.stop();
  } finally {
    await database.close();
  }
}

async function signInOf(provider: ProviderSettings | null): Promise<SignInOptions | null> {
  if (!provider) return null;
  const { grantsFile, ...settings } = provider;
  return { ...settings, groupGrants: grantsFile === null ? new Map() : await readGroupGrants(grantsFile) };
}
