// npm run bench:standings   measures the standings of a program over HTTP: on PostgreSQL in alternating rounds with SQL that is
// written for that program alone and assumes that all rows are believed and hold today, both checked to be equal; and on the
// embedded database, where a program of about 2,000 officers is asked.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { build } from '../scripts/build.mjs';
import { startPostgres } from './postgres.mjs';
import { musterOn, runMuster, startServer } from './server.mjs';

const ROUNDS = 15;
const WARM_UP = 3;
/** The last day of a synthetic force, and the month that it ends. */
const DAY = '2026-06-30';
const MONTH = ['2026-06-01', '2026-07-01'];
const PAGE = 100;

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const LARGEST = `query ($day: Date!) @asOf(date: $day) {
  programs(first: 100, filter: { kind: [CONTACT] }) { nodes { id key owner { id } summary { subjects } } }
}`;
const SHORT = `query ($key: String!, $day: Date!, $first: Int!) @asOf(date: $day) {
  program(key: $key) { standings(met: false, first: $first) { nodes { subject { ... on Officer { name } } lines { value } } } }
}`;
const SUMMARY = `query ($key: String!, $day: Date!) @asOf(date: $day) {
  program(key: $key) { summary { subjects met unknown lines { subjects met unknown total } } }
}`;
const OFFICERS = `query ($day: Date!) @asOf(date: $day) {
  officers(first: 20) { nodes { name standings { met program { key } lines { value met } } } }
}`;

const SHORT_SQL = `WITH RECURSIVE sub AS (
  SELECT unit_id AS id, category FROM unit_version WHERE unit_id = $1 AND valid_to IS NULL
  UNION ALL
  SELECT u.unit_id, coalesce(u.category, sub.category) FROM sub JOIN unit_version u ON u.parent_id = sub.id AND u.valid_to IS NULL
), asked AS (
  SELECT DISTINCT a.officer_id FROM sub JOIN assignment_version a ON a.unit_id = sub.id AND a.valid_to IS NULL
  WHERE sub.category IN ('OPERATIONAL', 'GENERAL')
), line AS (
  SELECT o.officer_id, o.name, o.name_pinyin, (
    SELECT count(*) FROM duty_version d JOIN place_version l ON l.place_id = d.target_place_id
    WHERE d.officer_id = o.officer_id AND d.program_id = $2 AND d.kind = 'LINKED' AND l.kind = 'BUILDING' AND d.valid_to IS NULL
  ) AS buildings, (
    SELECT sum(t.value) FROM tally t WHERE t.officer_id = o.officer_id AND t.key = 'household_visits' AND t.from_day >= $3 AND t.last_on < $4
  ) AS visits
  FROM asked JOIN officer_version o ON o.officer_id = asked.officer_id AND o.valid_to IS NULL
  WHERE o.category = 'POLICE' AND o.status IN ('ACTIVE', 'SUSPENDED')
)
SELECT name, buildings::int AS buildings, visits::float8 AS visits FROM line WHERE buildings < 2 OR visits < 30
ORDER BY name_pinyin, name, officer_id LIMIT ${PAGE}`;

const keyOf = (id) => Number(Buffer.from(id, 'base64').toString().split(':')[1]);

async function timed(work) {
  const before = performance.now();
  const result = await work();
  return [result, performance.now() - before];
}

/** The program of the most officers. */
async function largest(ask) {
  const { programs } = await ask(LARGEST, { day: DAY });
  return programs.nodes.toSorted((a, b) => b.summary.subjects - a.summary.subjects)[0];
}

await build({ quiet: true });
const postgres = await startPostgres();
try {
  runMuster(postgres.url, 'migrate');
  runMuster(postgres.url, 'synthesize', '--officers', 20_000, '--units', 600);
  const server = await startServer(musterOn(postgres.url, { MUSTER_MEMORY_ROWS: '0' }));
  const client = new pg.Client({ connectionString: postgres.url });
  try {
    await client.connect();
    await compare(server.ask, client);
  } finally {
    await client.end();
    await server.stop();
  }
} finally {
  await postgres.stop();
}
await onEmbedded();

async function compare(ask, client) {
  const { id, key, owner, summary } = await largest(ask);
  const ours = async () => {
    const { program } = await ask(SHORT, { key, day: DAY, first: PAGE });
    return program.standings.nodes.map(({ subject, lines }) => [subject.name, ...lines.map(({ value }) => value)]);
  };
  const plain = async () => {
    const { rows } = await client.query(SHORT_SQL, [keyOf(owner.id), keyOf(id), ...MONTH]);
    return rows.map(({ name, buildings, visits }) => [name, buildings, visits]);
  };
  const times = { ours: [], plain: [] };
  for (let i = 0; i < ROUNDS + WARM_UP; i++) {
    const [one, timeOfOne] = await timed(ours);
    const [other, timeOfOther] = await timed(plain);
    assert.deepEqual(one, other);
    if (i < WARM_UP) continue;
    times.ours.push(timeOfOne);
    times.plain.push(timeOfOther);
  }
  const [a, b] = [median(times.ours), median(times.plain)];
  console.log(`PostgreSQL, medians of ${ROUNDS} alternating rounds, milliseconds`);
  console.log(
    `${PAGE} who fall short, of ${summary.subjects}: ${a.toFixed(0)}, plain SQL ${b.toFixed(0)}, ratio ${(a / b).toFixed(2)}`,
  );
}

async function onEmbedded() {
  const directory = await mkdtemp(join(tmpdir(), 'bench-standings-'));
  const env = { MUSTER_DATA_DIR: join(directory, 'data') };
  try {
    process.env['MUSTER_DATA_DIR'] = env.MUSTER_DATA_DIR;
    runMuster('', 'synthesize', '--officers', 8_000, '--units', 300, '--evaluation-years', 0);
    const { ask, stop } = await startServer(musterOn('', { MUSTER_MEMORY_ROWS: '0', ...env }));
    try {
      const { key, summary } = await largest(ask);
      console.log(`embedded database, medians of ${ROUNDS}, milliseconds; a program of ${summary.subjects} officers`);
      for (const [name, query] of [
        ['page of 20 who fall short', SHORT],
        ['summary', SUMMARY],
        ['standings of 20 officers', OFFICERS],
      ]) {
        const times = [];
        for (let i = 0; i < ROUNDS + WARM_UP; i++) {
          const [, time] = await timed(() => ask(query, { key, day: DAY, first: 20 }));
          if (i >= WARM_UP) times.push(time);
        }
        console.log(`${name.padEnd(28)} ${median(times).toFixed(0).padStart(5)}`);
      }
    } finally {
      await stop();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
