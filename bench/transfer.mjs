// npm run bench:transfer   transferOfficer over HTTP on a PostgreSQL of its own, one writer and sixteen in alternating
// rounds: transfers a second, and how long one takes. Every transfer is checked to have succeeded; at the end the
// record of changes is verified.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { build } from '../scripts/build.mjs';
import { startPostgres } from './postgres.mjs';
import { musterOn, runMuster, startServer } from './server.mjs';

const ROUNDS = 5;
const SECONDS = 4;
const WRITERS = [1, 16];
const OFFICERS = 20_000;
const UNITS = 200;
const ROOT = join(import.meta.dirname, '..');
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const id = (type, key) => Buffer.from(`${type}:${key}`).toString('base64');

await build({ quiet: true });
const postgres = await startPostgres();
try {
  const server = await startServer(musterOn(postgres.url, { MUSTER_MIGRATE: 'apply' }));
  try {
    await fill(postgres.url);
    await measure(server);
  } finally {
    await server.stop();
  }
  process.stdout.write(runMuster(postgres.url, 'verify'));
} finally {
  await postgres.stop();
}

/** Records a synthetic force by one change, as a load does: officers, each with a post in one of the units. */
async function fill(url) {
  const { write } = await import('../dist/record/changes.js');
  const { openDatabase } = await import('../dist/database/client.js');
  const database = await openDatabase({ url, directory: '' });
  await write(database.registry, async ({ transaction, at }) => {
    const sql = (text) => transaction.$executeRawUnsafe(text, at);
    await transaction.$executeRawUnsafe(`INSERT INTO unit (version) SELECT 1 FROM generate_series(1, ${UNITS})`);
    await sql(`INSERT INTO unit_version (unit_id, code, name, name_pinyin, kind, valid_from, recorded_at)
SELECT id, 'B' || id, '合成单位' || id, 'he cheng dan wei ' || id, 'BRIGADE', '2010-01-01', $1 FROM unit`);
    await transaction.$executeRawUnsafe(`INSERT INTO officer (version) SELECT 1 FROM generate_series(1, ${OFFICERS})`);
    await sql(`INSERT INTO officer_version (officer_id, name, name_pinyin, name_joined, name_initials, name_strokes, police_number, category, valid_from, recorded_at)
SELECT id, '合成', 'he cheng', 'hecheng', 'hc', '06', 'S' || id, 'POLICE', '2010-01-01', $1 FROM officer`);
    await transaction.$executeRawUnsafe('INSERT INTO assignment (officer_id) SELECT id FROM officer ORDER BY id');
    await sql(`INSERT INTO assignment_version (assignment_id, officer_id, unit_id, title, kind, valid_from, recorded_at)
SELECT a.id, a.officer_id, u.first + a.officer_id % ${UNITS}, '民警', 'PRIMARY', '2010-01-01', $1
FROM assignment a, (SELECT min(id) AS first FROM unit) u`);
    const change = {
      actor: 'bench',
      operation: 'fill',
      subjectType: 'Registry',
      subjectId: null,
      fields: [],
      basis: null,
    };
    return { result: null, change: { ...change, requestId: 'bench' } };
  });
  await database.close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('VACUUM ANALYZE');
  await client.end();
}

async function measure(server) {
  const query = await readFile(join(ROOT, 'schema/operations/transfer-officer.graphql'), 'utf8');
  let next = 0;
  const transfer = async () => {
    const officer = (next % OFFICERS) + 1;
    const day = new Date(Date.UTC(2011, 0, 1 + Math.floor(next / OFFICERS))).toISOString().slice(0, 10);
    // not the unit of the transfer before
    const unit = ((officer + next + 1) % UNITS) + 1;
    next++;
    const input = { id: id('Officer', officer), to: id('Unit', unit), title: `民警${next}`, effectiveOn: day };
    const { transferOfficer } = await server.ask(query, { input });
    if (transferOfficer.__typename !== 'TransferOfficerSuccess') {
      throw new Error(`refused: ${JSON.stringify(transferOfficer)}`);
    }
  };
  const rounds = new Map(WRITERS.map((writers) => [writers, []]));
  for (const writers of WRITERS) await round(transfer, writers, 1);
  for (let i = 0; i < ROUNDS; i++) {
    for (const [writers, results] of rounds) results.push(await round(transfer, writers, SECONDS));
  }
  console.log(
    `transferOfficer, PostgreSQL ${postgres.version} with fsync, ${OFFICERS} officers, medians of ${ROUNDS} rounds of ${SECONDS} s`,
  );
  console.log('writers  transfers/s  p50 ms  p99 ms');
  const rates = [];
  for (const [writers, results] of rounds) {
    const rate = median(results.map((result) => result.rate));
    rates.push(rate);
    const columns = [
      writers,
      rate.toFixed(0),
      median(results.map(({ p50 }) => p50)).toFixed(1),
      median(results.map(({ p99 }) => p99)).toFixed(1),
    ];
    console.log(columns.map((column, i) => String(column).padStart([7, 12, 7, 7][i])).join(' '));
  }
  console.log(`16 writers against one: ${(rates[1] / rates[0]).toFixed(2)} x`);
}

async function round(work, writers, seconds) {
  const times = [];
  const started = performance.now();
  const until = started + seconds * 1000;
  await Promise.all(
    Array.from({ length: writers }, async () => {
      while (performance.now() < until) {
        const before = performance.now();
        await work();
        times.push(performance.now() - before);
      }
    }),
  );
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { rate: times.length / ((performance.now() - started) / 1000), p50: at(0.5), p99: at(0.99) };
}
