import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { InvalidArgumentError } from 'commander';
import { isDay, type Day } from '../time/day.ts';
import { FIRST_UNTIL, LAST_UNTIL, type ForceOptions, type Limits } from '../synthesis/options.ts';
import { showProgress } from '../synthesis/progress.ts';
import { synthesize } from '../synthesis/synthesize.ts';
import { withMigratedDatabase } from './database.ts';

/** Fills an empty registry with a synthetic force; see docs/synthesis.md. */
export async function synthesizeCommand(force: ForceOptions): Promise<void> {
  await withMigratedDatabase(async (database) => {
    const started = performance.now();
    const progress = showProgress(force);
    try {
      const options = { ...force, actor: `synthesize:${userInfo().username}`, requestId: randomUUID(), progress };
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

/** Reads a whole number that was typed. */
export const wholeNumber =
  ({ minimum, maximum }: Limits) =>
  (typed: string): number => {
    if (!/^\d{1,10}$/.test(typed) || Number(typed) < minimum || Number(typed) > maximum) {
      throw new InvalidArgumentError(`It must be a whole number from ${minimum} to ${maximum}.`);
    }
    return Number(typed);
  };

/** Reads a day that was typed. */
export function day(typed: string): Day {
  if (isDay(typed) && typed >= FIRST_UNTIL && typed <= LAST_UNTIL) return typed;
  throw new InvalidArgumentError(`It must be a day from ${FIRST_UNTIL} to ${LAST_UNTIL}.`);
}
