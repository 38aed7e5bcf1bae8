import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { actorOf } from '../access/actor.rules.ts';
import { readEnv } from '../env.ts';
import { sealer } from '../personal/sealer.ts';
import type { ForceOptions } from '../synthesis/options.ts';
import { showProgress } from '../synthesis/progress.ts';
import { synthesize } from '../synthesis/synthesize.ts';
import { withMigratedDatabase } from './database.ts';

/** Fills an empty registry with a synthetic force; see docs/synthesis.md. */
export async function synthesizeCommand(asked: ForceOptions): Promise<void> {
  const { personalKeys } = readEnv();
  const force = { ...asked, sealer: personalKeys && sealer(personalKeys) };
  await withMigratedDatabase(async (database) => {
    const started = performance.now();
    const progress = showProgress(force);
    try {
      const options = {
        ...force,
        actor: actorOf('synthesize', userInfo().username),
        requestId: randomUUID(),
        progress,
      };
      const summary = await synthesize(database, options);
      progress.stop();
      const lines = Object.entries(summary).map(([table, rows]) => `${table}: ${rows}`);
      const seconds = Math.round((performance.now() - started) / 1_000);
      process.stdout.write(`${lines.join('\n')}\nsynthesized until ${force.until} in ${seconds} s\n`);
    } finally {
      progress.stop();
    }
  });
}
