import { execFileSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { build } from 'esbuild';

const COMPARE = join(import.meta.dirname, '../..');
const PROGRAM = join(COMPARE, 'node_modules/.pothos/server.mjs');

/** Generates the client and the types, and makes one file of the server and what was generated; where it is. */
export async function buildPothos() {
  const env = {
    ...process.env,
    // generators are looked for as programs
    PATH: [join(COMPARE, 'node_modules/.bin'), process.env.PATH].join(delimiter),
    // the engine that would be downloaded is not needed, and whether there is a newer Prisma either
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: '1',
  };
  const schema = join(import.meta.dirname, 'schema.prisma');
  const prisma = join(COMPARE, 'node_modules/prisma/build/index.js');
  execFileSync(process.execPath, [prisma, 'generate', '--no-hints', '--schema', schema], {
    cwd: COMPARE,
    env,
    stdio: 'pipe',
  });
  await build({
    entryPoints: [join(import.meta.dirname, 'server.mjs')],
    outfile: PROGRAM,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  return PROGRAM;
}
