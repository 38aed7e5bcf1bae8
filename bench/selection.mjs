// npm run bench:selection   measures reports, trends and candidates of cadre selection over HTTP on its own PostgreSQL:
// 50,000 selections in a subtree of 5,000 units, 20,000 officers with three evaluations each. In alternating rounds,
// each is compared with SQL written for this answer alone, which assumes that all rows are believed and hold today.
// Both answers are checked to be equal.
import assert from 'node:assert/strict';
import pg from 'pg';
import { build } from '../scripts/build.mjs';
import { startPostgres } from './postgres.mjs';
import { musterOn, startServer } from './server.mjs';

const ROUNDS = 15;
const UNITS = 5_000;
const OFFICERS = 20_000;
const SELECTIONS = 50_000;
const YEARS = 10;
/** The number of rounds that the selections are spread over. */
const SELECTION_ROUNDS = 5_000;
const THIS_YEAR = new Date().getUTCFullYear();
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const CATEGORIES = ['STATION', 'OPERATIONAL', 'GENERAL'];

const SUBTREE = `WITH RECURSIVE sub AS (
  SELECT 1 AS id UNION ALL SELECT u.unit_id FROM sub JOIN unit_version u ON u.parent_id = sub.id
)`;

const REPORT_SQL = `${SUBTREE} SELECT s.category, count(*)::int AS n FROM sub
JOIN selection_round r ON r.unit_id = sub.id JOIN selection s ON s.round_id = r.id
WHERE s.selected_on >= $1 AND s.selected_on < $2 GROUP BY 1`;

const TREND_SQL = `${SUBTREE} SELECT extract(year FROM s.selected_on)::int AS year, s.category, count(*)::int AS n FROM sub
JOIN selection_round r ON r.unit_id = sub.id JOIN selection s ON s.round_id = r.id
WHERE s.selected_on >= $1 GROUP BY 1, 2`;

const CANDIDATES_SQL = `${SUBTREE}, scored AS (
  SELECT e.officer_id, round(sum(v.total * w.weight) / sum(w.weight), 2) AS score
  FROM evaluation e JOIN evaluation_version v ON v.evaluation_id = e.id
  JOIN (SELECT id, (ARRAY[5000, 3000, 2000])[row_number() OVER (ORDER BY to_on DESC)] AS weight
    FROM evaluation_cycle ORDER BY to_on DESC LIMIT 3) w ON w.id = e.cycle_id
  GROUP BY e.officer_id
)
SELECT o.officer_id, o.name_pinyin, scored.score::float8 AS score
FROM sub JOIN assignment_version a ON a.unit_id = sub.id JOIN officer_version o ON o.officer_id = a.officer_id
JOIN scored ON scored.officer_id = o.officer_id
WHERE scored.score < $1 OR (scored.score = $1 AND o.name_pinyin > $2)
ORDER BY scored.score DESC, o.name_pinyin LIMIT 100`;

await build({ quiet: true });
const postgres = await startPostgres();
try {
  const server = await startServer(musterOn(postgres.url, { MUSTER_MIGRATE: 'apply' }));
  const client = new pg.Client({ connectionString: postgres.url });
  try {
    await client.connect();
    const started = performance.now();
    await fill(client);
    console.log(`filled in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    await measure(server, client);
  } finally {
    await client.end();
    await server.stop();
  }
} finally {
  await postgres.stop();
}

/** A synthetic force: B with UNITS - 1 units in two levels below it, a third of them of each category. */
async function fill(client) {
  const recorded = `'2015-01-01', '2015-01-01T00:00:00Z'`;
  const category = (of) => `(ARRAY['STATION', 'OPERATIONAL', 'GENERAL']::"UnitCategory"[])[1 + ${of} % 3]`;
  const statements = [
    `INSERT INTO unit (version) SELECT 1 FROM generate_series(1, ${UNITS})`,
    // 100 units below the first, the others below these
    `INSERT INTO unit_version (unit_id, code, name, name_pinyin, kind, category, parent_id, valid_from, recorded_at)
SELECT id, 'B' || id, '合成单位' || id, 'he cheng dan wei ' || id, 'BRIGADE',
  CASE WHEN id > 1 THEN ${category('id')} END,
  CASE WHEN id = 1 THEN NULL WHEN id <= 101 THEN 1 ELSE 2 + id % 100 END, ${recorded} FROM unit ORDER BY id`,
    `INSERT INTO officer (version) SELECT 1 FROM generate_series(1, ${OFFICERS})`,
    `INSERT INTO officer_version (officer_id, name, name_pinyin, name_joined, name_initials, name_strokes, police_number,
  category, grade, valid_from, recorded_at)
SELECT id, '合成', 'he cheng ' || md5(id::text), 'hecheng', 'hc', '06', 'S' || id, 'POLICE', 'POLICE_OFFICER_3', ${recorded} FROM officer`,
    'INSERT INTO assignment (officer_id) SELECT id FROM officer ORDER BY id',
    `INSERT INTO assignment_version (assignment_id, officer_id, unit_id, title, kind, valid_from, recorded_at)
SELECT id, officer_id, 2 + officer_id % ${UNITS - 1}, '民警', 'PRIMARY', ${recorded} FROM assignment`,
    `INSERT INTO honor (version) SELECT 1 FROM generate_series(1, ${OFFICERS / 4})`,
    `INSERT INTO honor_version (honor_id, title, status, merit_class, valid_from, recorded_at)
SELECT id, '嘉奖', 'CONFERRED', 'COMMENDATION', ${recorded} FROM honor`,
    `INSERT INTO honor_recipient (honor_id, officer_id) SELECT id, id * 4 FROM honor`,
    `INSERT INTO evaluation_scheme (key, name, subject_kind) VALUES ('bench', '合成', 'OFFICER')`,
    `INSERT INTO indicator (scheme_id, position, key, name, weight_basis_points, maximum) VALUES (1, 1, 'a', '合成', 10000, 100)`,
    `INSERT INTO evaluation_scheme_version (scheme_id, key, valid_from, recorded_at) VALUES (1, 'bench', ${recorded})`,
    // the last three years, which are considered, and three before them, which are not
    `INSERT INTO evaluation_cycle (scheme_id, unit_id, from_on, to_on)
SELECT 1, 1, make_date(y, 1, 1), make_date(y + 1, 1, 1) FROM generate_series(${THIS_YEAR - 6}, ${THIS_YEAR - 1}) AS y`,
    `INSERT INTO evaluation_cycle_version (cycle_id, status, valid_from, recorded_at)
SELECT id, 'FINALIZED', to_on, to_on FROM evaluation_cycle`,
    `INSERT INTO evaluation (cycle_id, from_on, officer_id) SELECT c.id, c.from_on, o.id FROM evaluation_cycle c CROSS JOIN officer o ORDER BY 1, 3`,
    `INSERT INTO evaluation_version (evaluation_id, total, grade, recorded_at)
SELECT id, 60 + (hashint4(id) & 4095) / 102.4, 'COMPETENT', '2015-01-01T00:00:00Z' FROM evaluation`,
    `INSERT INTO selection_policy (key, unit_id) VALUES ('bench', 1)`,
    `INSERT INTO selection_target (policy_id, category, basis_points) VALUES (1, 'STATION', 4500), (1, 'OPERATIONAL', 4000), (1, 'GENERAL', 1500)`,
    `INSERT INTO selection_policy_version (policy_id, unit_id, valid_from, recorded_at) VALUES (1, 1, ${recorded})`,
    // the first round has the candidates: it was opened this year and has no selection
    `INSERT INTO selection_round (unit_id, policy_id, title, opened_on, vacancies)
SELECT 1 + n % ${UNITS}, 1, '合成选任', CASE WHEN n = 0 THEN make_date(${THIS_YEAR}, 1, 1) ELSE '2015-01-01'::date END, 20
FROM generate_series(0, ${SELECTION_ROUNDS}) AS n`,
    `INSERT INTO selection_round_version (round_id, status, valid_from, recorded_at)
SELECT id, 'OPEN', opened_on, '2015-01-01T00:00:00Z' FROM selection_round`,
    `INSERT INTO selection (round_id, officer_id, from_unit_id, category, title, selected_on, recorded_at)
SELECT 2 + n % ${SELECTION_ROUNDS}, 1 + (n + n / ${OFFICERS}) % ${OFFICERS}, 2 + n % ${UNITS - 1}, ${category('(hashint4(n) & 1023)')}, '所长',
  make_date(${THIS_YEAR - YEARS + 1}, 1, 1) + n % (365 * ${YEARS - 1}), '2015-01-01T00:00:00Z'
FROM generate_series(0, ${SELECTIONS - 1}) AS n`,
  ];
  await client.query(`BEGIN; ${statements.join('; ')}; COMMIT`);
  await client.query('VACUUM ANALYZE');
}

async function measure({ ask }, client) {
  const round = Buffer.from('SelectionRound:1').toString('base64');
  const first = `${THIS_YEAR - YEARS + 1}-01-01`;
  const period = { from: first, to: `${THIS_YEAR + 1}-01-01` };

  const REPORT = `query Report($from: Date!, $to: Date!) {
  selectionReport(unitCode: "B1", from: $from, to: $to) { total lines { category selected shareBasisPoints } }
}`;
  const TREND = `query Trend($years: Int!) { selectionTrend(unitCode: "B1", years: $years) { from total lines { selected } } }`;
  const CANDIDATES = `query Candidates($round: ID!, $after: String) {
  selectionRound(id: $round) { candidates(first: 100, after: $after) {
    nodes { score place officer { id name } reasons { kind code text } } pageInfo { endCursor hasNextPage }
  } }
}`;
  const candidates = async (after) => (await ask(CANDIDATES, { round, after })).selectionRound.candidates;

  // the cursor in the middle of the list, and the keys after which the next page begins
  let middle = null;
  for (let read = 0; read < OFFICERS / 2; read += 100) middle = (await candidates(middle)).pageInfo.endCursor;
  const [, , points, pinyin] = JSON.parse(Buffer.from(middle, 'base64url'));

  const byCategory = (rows) => CATEGORIES.map((category) => rows.find((row) => row.category === category)?.n ?? 0);
  const page = async (score, name) =>
    (await client.query(CANDIDATES_SQL, [score, name])).rows.map((row) => [row.officer_id, row.score]);
  const shown = ({ nodes }) =>
    nodes.map(({ officer, score }) => [Number(Buffer.from(officer.id, 'base64').toString().split(':')[1]), score]);
  const cases = [
    [
      `report over ${SELECTIONS} selections in ${UNITS} units`,
      async () => (await ask(REPORT, period)).selectionReport.lines.map(({ selected }) => selected),
      async () => byCategory((await client.query(REPORT_SQL, [period.from, period.to])).rows),
    ],
    [
      `trend over ${YEARS} years of them`,
      async () =>
        (await ask(TREND, { years: YEARS })).selectionTrend.map(({ lines }) => lines.map(({ selected }) => selected)),
      async () => {
        const { rows } = await client.query(TREND_SQL, [first]);
        return Array.from({ length: YEARS }, (_, i) =>
          byCategory(rows.filter(({ year }) => year === THIS_YEAR - YEARS + 1 + i)),
        );
      },
    ],
    [`candidates, first 100 of ${OFFICERS}`, async () => shown(await candidates(null)), () => page(1_000, '')],
    [
      `candidates, 100 from ${OFFICERS / 2 + 1} on`,
      async () => shown(await candidates(middle)),
      () => page(Number(points) / 100, pinyin),
    ],
  ];

  console.log(`PostgreSQL, medians of ${ROUNDS} alternating rounds, milliseconds`);
  console.log('                                               GraphQL  plain SQL  ratio');
  for (const [name, ours, plain] of cases) {
    const times = { ours: [], plain: [] };
    for (let i = 0; i < ROUNDS + 2; i++) {
      const [one, timeOfOne] = await timed(ours);
      const [other, timeOfOther] = await timed(plain);
      assert.deepEqual(one, other, name);
      // the first two warm up
      if (i >= 2) {
        times.ours.push(timeOfOne);
        times.plain.push(timeOfOther);
      }
    }
    const [a, b] = [median(times.ours), median(times.plain)];
    console.log(`${name.padEnd(46)} ${a.toFixed(0).padStart(7)}  ${b.toFixed(0).padStart(9)}  ${(a / b).toFixed(2)}`);
  }
}

async function timed(work) {
  const before = performance.now();
  const result = await work();
  return [result, performance.now() - before];
}
