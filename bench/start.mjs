// npm run bench:start   from `npm start` to the first answer on the embedded database: cold (an empty data directory: the
// database is made, migrated and loaded with the published facts) and warm (the same directory again), five times each
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../scripts/build.mjs';
import { freePort } from './port.mjs';

const ROUNDS = 5;
const TOKEN = 'bench-token-0123456789';
const QUERY = '{ unit(code: "330700-JN") { name parent { name } } }';

await build({ quiet: true });
const directory = await mkdtemp(join(tmpdir(), 'muster-bench-'));
const figures = { cold: [], warm: [] };
try {
  for (let round = 0; round < ROUNDS; round++) {
    const data = join(directory, String(round));
    figures.cold.push(await startOnce(data));
    figures.warm.push(await startOnce(data));
  }
} finally {
  await rm(directory, { recursive: true, force: true });
}
console.log('npm start to first answer, embedded database, milliseconds');
for (const [name, values] of Object.entries(figures)) {
  const sorted = values.toSorted((a, b) => a - b);
  console.log(`${name}: median ${sorted[ROUNDS >> 1]} (${sorted[0]} to ${sorted.at(-1)}, ${ROUNDS} rounds)`);
}

async function startOnce(data) {
  const port = await freePort();
  const started = performance.now();
  const child = spawn('npm', ['start', '--silent'], {
    env: {
      ...process.env,
      PORT: String(port),
      MUSTER_DATA_DIR: data,
      MUSTER_BOOTSTRAP_TOKEN: TOKEN,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  try {
    return Math.round((await firstAnswer(port, child)) - started);
  } finally {
    // npm and the program both: npm does not pass the signal on to its shell's child
    if (child.pid) process.kill(-child.pid, 'SIGTERM');
    if (child.exitCode === null) await once(child, 'close');
  }
}

async function firstAnswer(port, child) {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
      body: JSON.stringify({ query: QUERY }),
    }).catch(() => null);
    if (response?.ok) {
      const { data } = await response.json();
      if (data?.unit?.name !== '江南公安分局') throw new Error('the answer is not the published one');
      return performance.now();
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
