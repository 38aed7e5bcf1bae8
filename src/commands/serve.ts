import { startApp } from '../app.ts';
import { openDatabase } from '../database/client.ts';
import { readEnv } from '../env.ts';

/** Serves until SIGINT or SIGTERM, then lets running requests end. */
export async function serve(): Promise<void> {
  const env = readEnv();
  const database = await openDatabase({ url: env.databaseUrl, directory: env.dataDirectory });
  const app = await startApp({ ...env, database, loadFacts: true }).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  if (app.newToken !== null && env.bootstrapToken === undefined) {
    // once, here and nowhere else: only its hash is kept
    process.stdout.write(`\nThe administrator's token, shown this once: ${app.newToken}\n\n`);
  }
  const stop = () => {
    app
      .stop()
      .then(() => database.close())
      .catch((error: unknown) => {
        process.stderr.write(`The registry did not stop in order: ${String(error)}\n`);
        process.exitCode = 1;
      });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
