// npm run bench:console [-- --officers 200000 --units 6000 --rounds 7 --busy 2]   measures in Chromium, at each visit with an empty cache, when
// the page of the console can be typed into, when its frame stands after signing in, and when the first hundred of a roster are there: of
// the published facts on the embedded database, and of a synthetic force on PostgreSQL. `--busy` keeps so many cores busy beside it;
// [-- --database postgres://…] visits a synthetic force that is there.
import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { chromium } from 'playwright-core';
import { build } from '../scripts/build.mjs';
import { startPostgres } from './postgres.mjs';
import { musterOn, runMuster, startServer } from './server.mjs';

const { values: flags } = parseArgs({
  options: {
    officers: { type: 'string', default: '200000' },
    units: { type: 'string', default: '6000' },
    rounds: { type: 'string', default: '7' },
    busy: { type: 'string', default: '0' },
    database: { type: 'string' },
  },
});
const ROUNDS = Number(flags.rounds);
const PAGE = 100;
/** A person's window. */
const WINDOW = { width: 1280, height: 720 };

const executablePath = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(existsSync);
if (!executablePath) throw new Error('Chromium is not on this machine (apt-get install chromium-headless-shell).');

const since = (from) => Math.round(performance.now() - from);

/** The three times of a visit, in milliseconds. A unit is one whose roster is opened. */
async function visit({ port, headers }, unit) {
  const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ locale: 'zh-CN', viewport: WINDOW });
    const times = {};
    const opened = performance.now();
    await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'commit' });
    const field = page.getByLabel('访问令牌');
    await field.fill(headers.authorization.replace('Bearer ', ''));
    times['typed into'] = since(opened);
    const entered = performance.now();
    await page.getByRole('button', { name: '进入' }).click();
    await page.getByRole('treeitem').first().waitFor();
    times['frame'] = since(entered);
    if (!unit) return times;
    // as a link does, once the page has come to rest
    await page.waitForLoadState('networkidle');
    const went = performance.now();
    const path = `/units/${encodeURIComponent(unit)}?view=roster`;
    await page.evaluate((to) => {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, path);
    await page.locator(`tbody tr[data-row-key] >> nth=${PAGE - 1}`).waitFor();
    times[`roster of ${PAGE}`] = since(went);
    return times;
  } finally {
    await browser.close();
  }
}

/** Medians of visits after one that warms the server up. */
async function measure(name, program, unitOf) {
  const server = await startServer(program);
  try {
    const unit = unitOf && (await unitOf(server.ask));
    const visits = [];
    for (let round = -1; round < ROUNDS; round++) {
      const times = await visit(server, unit);
      if (round >= 0) visits.push(times);
    }
    for (const what of Object.keys(visits[0])) {
      const sorted = visits.map((times) => times[what]).toSorted((a, b) => a - b);
      console.log(`${name}, ${what}: median ${sorted[ROUNDS >> 1]} (${sorted[0]} to ${sorted.at(-1)})`);
    }
  } finally {
    await server.stop();
  }
}

async function measureFacts() {
  const directory = await mkdtemp(join(tmpdir(), 'muster-bench-'));
  try {
    // without an address: the embedded database, which `npm start` loads with the facts
    const program = musterOn('', { MUSTER_DATA_DIR: directory });
    await measure('published facts', {
      ...program,
      command: ['npm', 'start', '--silent'],
      group: true,
      probe: async ({ ask }) => (await ask('{ unit(code: "330700-JN") { name } }')).unit !== null,
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** A municipal bureau of a synthetic force, whose roster has some thousands with those of its subunits. */
const bureau = async (ask) => (await ask('{ unit(code: "SYN-0101") { id } }')).unit.id;

await build({ quiet: true });
const busy = Array.from({ length: Number(flags.busy) }, () => new Worker('for (;;);', { eval: true }));
const postgres = flags.database ? null : await startPostgres();
try {
  const url = flags.database ?? postgres.url;
  if (postgres) {
    runMuster(url, 'migrate');
    runMuster(url, 'synthesize', '--officers', flags.officers, '--units', flags.units, '--evaluation-years', 0);
  }
  console.log(`milliseconds, ${ROUNDS} visits with an empty cache, ${busy.length} other programs on the processor`);
  await measureFacts();
  await measure(flags.database ? 'the force that is there' : `${flags.officers} officers`, musterOn(url), bureau);
} finally {
  await postgres?.stop();
  await Promise.all(busy.map((worker) => worker.terminate()));
}
