import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { actorOf } from '../access/actor.rules.ts';
import { formatSummary, loadFacts } from '../publications/load.ts';
import { withMigratedDatabase } from './database.ts';

/** Loads the published facts from a directory. */
export async function load(directory: string): Promise<void> {
  await withMigratedDatabase(async ({ registry }) => {
    const summary = await loadFacts(registry, directory, {
      actor: actorOf('load', userInfo().username),
      requestId: randomUUID(),
      onProgress: (line) => process.stderr.write(`${line}\n`),
    });
    process.stdout.write(`${formatSummary(summary)}\n`);
  });
}
