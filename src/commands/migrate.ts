import { migrate, migrationStatus } from '../database/migrate.ts';
import { recordBaseline } from '../record/baseline.ts';
import { restateAllTexts } from '../restated-texts.ts';
import { withDatabase } from './database.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);

export async function migrateCommand(): Promise<void> {
  const applied = await withDatabase(async ({ pool, registry }) => {
    const names = await migrate(pool);
    await recordBaseline(registry);
    await restateAllTexts(registry);
    return names;
  });
  for (const name of applied) print(`applied ${name}`);
  if (applied.length === 0) print('nothing to apply');
}

export async function migrateStatus(): Promise<void> {
  const { applied, pending } = await withDatabase(({ pool }) => migrationStatus(pool));
  for (const name of applied) print(`applied ${name}`);
  for (const name of pending) print(`pending ${name}`);
  if (pending.length) process.exitCode = 1;
}
