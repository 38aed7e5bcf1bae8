// npm run bench:growth [-- --officers 20000,200000,2000000]   asks the same questions of forces of several sizes, each
// in its own PostgreSQL: the time that each takes (p50), and its ratio to the time in the smallest force
import { parseArgs } from 'node:util';
import { build } from '../scripts/build.mjs';
import { startPostgres } from './postgres.mjs';
import { landmarks, questionsAbout } from './questions.mjs';
import { musterOn, runMuster, startServer } from './server.mjs';

const OFFICERS_A_UNIT = 33;
const WARM_UP = 6;
const ROUNDS = 21;

const { values: flags } = parseArgs({
  options: {
    officers: { type: 'string', default: '20000,200000' },
    'evaluation-years': { type: 'string', default: '5' },
    database: { type: 'string', multiple: true },
  },
});

await build({ quiet: true });
const columns = [];
if (flags.database) {
  for (const url of flags.database) columns.push([new URL(url).pathname.slice(1), await measure(url)]);
} else {
  for (const officers of flags.officers.split(',').map(Number)) columns.push([officers, await measureForce(officers)]);
}
print(columns);

async function measureForce(officers) {
  const postgres = await startPostgres();
  try {
    const run = (...args) => runMuster(postgres.url, ...args);
    run('migrate');
    const units = Math.max(12, Math.round(officers / OFFICERS_A_UNIT));
    run('synthesize', '--officers', officers, '--units', units, '--evaluation-years', flags['evaluation-years']);
    return await measure(postgres.url);
  } finally {
    await postgres.stop();
  }
}

/** The p50 of each question, in milliseconds, by its name. */
async function measure(url) {
  // without the memory of rows: every question is looked up
  const { ask, stop } = await startServer(musterOn(url, { MUSTER_MEMORY_ROWS: '0' }));
  try {
    const figures = new Map();
    for (const [name, query] of questionsAbout(await landmarks(ask))) {
      for (let i = 0; i < WARM_UP; i++) await ask(query);
      const times = [];
      for (let i = 0; i < ROUNDS; i++) {
        const started = performance.now();
        await ask(query);
        times.push(performance.now() - started);
      }
      figures.set(name, times.toSorted((a, b) => a - b)[ROUNDS >> 1]);
    }
    return figures;
  } finally {
    await stop();
  }
}

function print(measured) {
  const [[, smallest]] = measured;
  const names = [...smallest.keys()];
  // a Chinese character is two columns wide
  const columnsOf = (text) => text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);
  const width = Math.max(...names.map(columnsOf)) + 4;
  console.log(
    `p50 in milliseconds of ${ROUNDS} requests, one after the other; in brackets how many times the first column`,
  );
  console.log(['question'.padEnd(width), ...measured.map(([size]) => String(size).padStart(18))].join(''));
  for (const name of names) {
    const cells = measured.map(([, figures], i) => {
      const value = figures.get(name);
      const ratio = i === 0 ? '' : ` (${(value / smallest.get(name)).toFixed(1)})`;
      return `${value.toFixed(1)}${ratio}`.padStart(18);
    });
    console.log([name, ' '.repeat(width - columnsOf(name)), ...cells].join(''));
  }
}
