import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { EVALUATIONS, HONORS, OFFICERS, UNITS } from './data.mjs';

/** The machine and the versions of a measurement. */
export const circumstances = async (database) => ({
  at: new Date().toISOString(),
  postgresql: (await database.query('SHOW server_version')).rows[0].server_version,
  cpu: cpus()[0].model,
  cores: cpus().length,
  loadAverage: loadavg()[0],
  data: { UNITS, OFFICERS, HONORS, EVALUATIONS },
});

export function writeResults(kind, about, results) {
  const file = join(import.meta.dirname, '../results', `${kind}-${about.at.replaceAll(/[:.]/g, '-')}.json`);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, JSON.stringify({ about, ...results }, null, 1));
  console.log(`\nwritten to ${file}`);
}
