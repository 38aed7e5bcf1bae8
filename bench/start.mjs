// npm run bench:start   measures the time from `npm start` to the first answer on the embedded database: cold (an empty
// data directory: the database is made, migrated and loaded with the published facts) and warm (the same directory
// again), five times each
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../scripts/build.mjs';
import { musterOn, startServer } from './server.mjs';

const ROUNDS = 5;
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
  const { startMs, stop } = await startServer({
    // without an address: the embedded database
    ...musterOn('', { MUSTER_DATA_DIR: data }),
    command: ['npm', 'start', '--silent'],
    group: true,
    probe: async ({ ask }) => {
      const { unit } = await ask(QUERY);
      return unit?.name === '江南公安分局';
    },
  });
  await stop();
  return Math.round(startMs);
}
