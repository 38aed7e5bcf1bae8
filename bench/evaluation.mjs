// npm run bench:evaluation   measures a cycle of 10,000 officers and 12 indicators over HTTP on its own PostgreSQL: opened,
// scored in batches of 1,000, finalized. Finalizing is measured by dry runs, which do everything and then roll back,
// alternating with plain SQL that supersedes and writes the same rows with floating point and without checks. At the
// end the cycle is finalized and the registry verified.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { build } from '../scripts/build.mjs';
import { startPostgres } from './postgres.mjs';
import { musterOn, runMuster, startServer } from './server.mjs';

const ROUNDS = 5;
const OFFICERS = 10_000;
const UNITS = 200;
const BATCH = 1_000;
const WEIGHTS = [1_500, 1_500, 1_000, 1_000, 1_000, 1_000, 500, 500, 500, 500, 500, 500];
const MAXIMA = [100, 100, 50, 50, 30, 30, 20, 20, 87.5, 10, 10, 3];
const ROOT = join(import.meta.dirname, '..');
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const sorted = (values) => values.toSorted((a, b) => a - b);
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

/** A synthetic force below one bureau: so many officers, each with a post in one of its units. */
async function fill(url) {
  const { write } = await import('../dist/record/changes.js');
  const { openDatabase } = await import('../dist/database/client.js');
  const database = await openDatabase({ url, directory: '' });
  await write(database.registry, async ({ transaction, at: instant }) => {
    const sql = (text) => transaction.$executeRawUnsafe(text, instant);
    await transaction.$executeRawUnsafe(`INSERT INTO unit (version) SELECT 1 FROM generate_series(1, ${UNITS})`);
    await sql(`INSERT INTO unit_version (unit_id, code, name, name_pinyin, kind, parent_id, valid_from, recorded_at)
SELECT id, 'B' || id, '合成单位' || id, 'he cheng dan wei ' || id, 'BRIGADE', CASE WHEN id > 1 THEN 1 END, '2010-01-01', $1
FROM unit`);
    await transaction.$executeRawUnsafe(`INSERT INTO officer (version) SELECT 1 FROM generate_series(1, ${OFFICERS})`);
    await sql(`INSERT INTO officer_version (officer_id, name, name_pinyin, name_joined, name_initials, name_strokes, police_number, category, valid_from, recorded_at)
SELECT id, '合成', 'he cheng', 'hecheng', 'hc', '06', 'S' || id, 'POLICE', '2010-01-01', $1 FROM officer`);
    await transaction.$executeRawUnsafe('INSERT INTO assignment (officer_id) SELECT id FROM officer ORDER BY id');
    await sql(`INSERT INTO assignment_version (assignment_id, officer_id, unit_id, title, kind, valid_from, recorded_at)
SELECT id, officer_id, 1 + officer_id % ${UNITS}, '民警', 'PRIMARY', '2010-01-01', $1 FROM assignment`);
    const change = { actor: 'bench', operation: 'fill', subjectType: 'Registry', subjectId: null };
    return { result: null, change: { ...change, fields: [], basis: null, requestId: 'bench' } };
  });
  await database.close();
  await withClient((client) => client.query('VACUUM ANALYZE'));
}

async function measure(server) {
  const documents = {};
  for (const name of [
    'define-evaluation-scheme',
    'open-evaluation-cycle',
    'record-scores',
    'finalize-evaluation-cycle',
  ]) {
    documents[name] = await readFile(join(ROOT, `schema/operations/${name}.graphql`), 'utf8');
  }
  let keys = 0;
  /** The payload of a mutation and the time it took. */
  const send = async (query, input) => {
    const started = performance.now();
    const [payload] = Object.values(await server.ask(query, { input, key: `bench-${++keys}` }));
    const time = performance.now() - started;
    if (!payload.__typename.endsWith('Success')) throw new Error(`refused: ${JSON.stringify(payload)}`);
    return { payload, time };
  };

  const { payload: defined } = await send(documents['define-evaluation-scheme'], {
    key: 'bench',
    name: '合成考核办法',
    owner: id('Unit', 1),
    subjectKind: 'OFFICER',
    indicators: WEIGHTS.map((weightBasisPoints, i) => ({
      key: `i${i + 1}`,
      name: `指标${i + 1}`,
      weightBasisPoints,
      maximum: MAXIMA[i],
    })),
    gradeBands: [
      { grade: 'EXCELLENT', minimum: 55 },
      { grade: 'COMPETENT', minimum: 40 },
      { grade: 'INCOMPETENT', minimum: 0 },
    ],
    effectiveOn: '2024-01-01',
  });
  const opened = await send(documents['open-evaluation-cycle'], {
    scheme: defined.scheme.id,
    unit: id('Unit', 1),
    from: '2024-01-01',
    to: '2025-01-01',
  });
  if (opened.payload.participants !== OFFICERS) throw new Error(`${opened.payload.participants} take part`);
  console.log(
    `a cycle of ${OFFICERS} officers and ${WEIGHTS.length} indicators, PostgreSQL ${postgres.version} with fsync`,
  );
  console.log(`openEvaluationCycle      ${opened.time.toFixed(0)} ms`);

  const cycle = opened.payload.cycle.id;
  const all = Array.from({ length: OFFICERS * WEIGHTS.length }, (_, n) => {
    const [officer, i] = [Math.floor(n / WEIGHTS.length), n % WEIGHTS.length];
    // pseudo-random and the same in every run
    const share = ((officer * 7_919 + i * 104_729) % 10_007) / 10_007;
    return {
      subject: id('Officer', officer + 1),
      indicator: `i${i + 1}`,
      value: Math.floor(share * MAXIMA[i] * 10_000) / 10_000,
    };
  });
  const times = [];
  for (let n = 0; n < all.length; n += BATCH) {
    times.push((await send(documents['record-scores'], { cycle, scores: all.slice(n, n + BATCH) })).time);
  }
  const [p50, p99, whole] = [at(sorted(times), 0.5), at(sorted(times), 0.99), times.reduce((sum, time) => sum + time)];
  console.log(
    `recordScores             ${all.length} scores in ${(whole / 1000).toFixed(1)} s, ${((all.length / whole) * 1000).toFixed(0)}/s; a batch of ${BATCH}: p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`,
  );

  await withClient((client) => client.query('ANALYZE'));
  const dryRun = documents['finalize-evaluation-cycle'].replace('$key: String!) {', '$key: String!) @dryRun {');
  const [ours, plain] = [[], []];
  for (let i = -1; i < ROUNDS; i++) {
    const { time } = await send(dryRun, { id: cycle });
    const bound = await withClient(finalizeByPlainSql);
    if (i < 0) continue;
    ours.push(time);
    plain.push(bound);
  }
  const [median, lower] = [at(sorted(ours), 0.5), at(sorted(plain), 0.5)];
  console.log(
    `finalizeEvaluationCycle  ${median.toFixed(0)} ms; the rows alone in plain SQL ${lower.toFixed(0)} ms: ${(median / lower).toFixed(2)} x (medians of ${ROUNDS} alternating rounds)`,
  );
  const { payload, time } = await send(documents['finalize-evaluation-cycle'], { id: cycle });
  const grades = payload.cycle.gradeDistribution.map(({ grade, count }) => `${count} ${grade}`).join(', ');
  console.log(`                         finalized ${time.toFixed(0)} ms: ${grades}; ${payload.capped} capped`);
}

/** The time that the rows of a finalization take without its checks, in a transaction that is rolled back. */
async function finalizeByPlainSql(client) {
  await client.query('BEGIN');
  const started = performance.now();
  await client.query(`UPDATE evaluation_version SET superseded_at = now() WHERE superseded_at IS NULL`);
  await client.query(`INSERT INTO evaluation_version (evaluation_id, total, rank, grade, recorded_at)
SELECT id, total, rank() OVER (ORDER BY total DESC),
  (CASE WHEN total >= 55 THEN 'EXCELLENT' WHEN total >= 40 THEN 'COMPETENT' ELSE 'INCOMPETENT' END)::"EvaluationGrade", now()
FROM (
  SELECT s.evaluation_id AS id, round((sum(i.weight_basis_points * s.value::float8 / i.maximum::float8) / 100)::numeric, 2) AS total
  FROM evaluation_score s JOIN indicator i ON i.id = s.indicator_id WHERE s.superseded_at IS NULL GROUP BY 1
) t`);
  await client.query('UPDATE evaluation SET version = version + 1');
  const time = performance.now() - started;
  await client.query('ROLLBACK');
  return time;
}

async function withClient(work) {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
