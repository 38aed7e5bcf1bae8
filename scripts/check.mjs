// node scripts/check.mjs [NAME...]   every check of the code, or those named; one line each, and the output of what failed
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { build } from './build.mjs';

const bin = (name) => `node_modules/.bin/${name}`;

const checks = {
  types: [bin('tsc'), '--pretty'],
  console: [bin('tsc'), '--pretty', '-p', 'console/tsconfig.json'],
  lint: [bin('oxlint'), '--type-aware', '--deny-warnings'],
  graphql: [bin('eslint'), '--max-warnings', '0', 'schema'],
  format: [bin('prettier'), '--check', '--log-level', 'warn', '.'],
  imports: [bin('depcruise'), ...['src', 'tests', 'bench', 'scripts'].filter(existsSync), '--config'],
  schema: [process.execPath, '--import', 'tsx', 'scripts/schema.ts', '--check'],
  mutations: [process.execPath, '--import', 'tsx', 'scripts/mutations.ts', '--check'],
  declarations: [process.execPath, '--import', 'tsx', 'scripts/declarations.ts'],
  tables: [process.execPath, '--import', 'tsx', 'scripts/tables.ts'],
  migrations: [process.execPath, 'scripts/migration.mjs', '--check'],
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in checks));
if (unknown.length > 0) {
  console.error(`There is no check ${unknown.join(', ')}; there are ${Object.keys(checks).join(', ')}.`);
  process.exit(2);
}

try {
  await build({ names: ['client', 'documents', 'console'] });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const queue = Object.entries(checks).filter(([name]) => wanted.length === 0 || wanted.includes(name));
const failed = [];
await Promise.all(
  Array.from({ length: Math.min(4, availableParallelism()) }, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await run(...next);
  }),
);
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}

async function run(name, [command, ...args]) {
  const started = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (code === 0) {
    console.log(`ok      ${name} (${seconds} s)`);
    return;
  }
  failed.push(name);
  console.log(`FAILED  ${name} (${seconds} s)\n${Buffer.concat(output).toString('utf8').trimEnd()}\n`);
}
