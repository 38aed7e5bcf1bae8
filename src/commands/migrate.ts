import { migrationStatus } from '../database/migrate.ts';
import { upgrade } from '../upgrade.ts';
import { assertRegistry, withDatabase } from './database.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);

export async function migrateCommand(): Promise<void> {
  const { applied } = await withDatabase(upgrade);
  for (const name of applied) print(`applied ${name}`);
  if (applied.length === 0) print('nothing to apply');
}

export async function migrateStatus(): Promise<void> {
  assertRegistry();
  const { applied, pending } = await withDatabase(({ pool }) => migrationStatus(pool));
  for (const name of applied) print(`applied ${name}`);
  for (const name of pending) print(`pending ${name}`);
  if (pending.length) process.exitCode = 1;
}
