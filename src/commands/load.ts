import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { formatSummary, loadFacts } from '../facts/load.ts';
import { withDatabase } from './database.ts';
import { migrate, migrationStatus } from '../database/migrate.ts';
import { StartupError } from '../startup-error.ts';

/** Loads a directory of facts, on a database whose migrations are applied (the embedded one is brought up to date). */
export async function load(directory: string): Promise<void> {
  await withDatabase(async ({ kind, pool, registry }) => {
    if (kind === 'embedded') await migrate(pool);
    else if ((await migrationStatus(pool)).pending.length) {
      throw new StartupError('The database lacks migrations: run npm run migrate first.');
    }
    const summary = await loadFacts(registry, directory, {
      actor: `load:${userInfo().username}`,
      requestId: randomUUID(),
      onProgress: (line) => process.stderr.write(`${line}\n`),
    });
    process.stdout.write(`${formatSummary(summary)}\n`);
  });
}
