import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { isDay } from '../database/temporal.ts';
import { StartupError } from '../startup-error.ts';
import { DEFAULTS, LIMITS, type ForceOptions } from '../synthesis/options.ts';
import { showProgress } from '../synthesis/progress.ts';
import { synthesize } from '../synthesis/synthesize.ts';
import { withMigratedDatabase } from './database.ts';

/** As they are typed. */
export type SynthesizeFlags = Readonly<Record<keyof ForceOptions, string>>;

/** Fills an empty registry with a synthetic force; see docs/synthesis.md. */
export async function synthesizeCommand(flags: SynthesizeFlags): Promise<void> {
  const force = parseFlags(flags);
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

function parseFlags({ until, ...flags }: SynthesizeFlags): ForceOptions {
  if (!isDay(until) || until < '2010-01-01' || until > '2100-12-31') {
    throw new StartupError(
      `--until must be a day from 2010-01-01 to 2100-12-31, such as ${DEFAULTS.until}, not ${until}.`,
    );
  }
  const number = (name: keyof typeof LIMITS): number => {
    const { flag, minimum, maximum } = LIMITS[name];
    const value = flags[name];
    if (!/^\d{1,10}$/.test(value) || Number(value) < minimum || Number(value) > maximum) {
      throw new StartupError(`--${flag} must be a whole number from ${minimum} to ${maximum}, not ${value}.`);
    }
    return Number(value);
  };
  return {
    officers: number('officers'),
    units: number('units'),
    seed: number('seed'),
    until,
    evaluationYears: number('evaluationYears'),
  };
}
