// npm run bench:insight [-- --officers 200000 --units 6000]   measures counts, what is due, differences and doubts over HTTP on
// PostgreSQL. Counts are asked in alternating rounds with SQL by hand that assumes that all rows are believed, both checked to find as
// many; [-- --database postgres://…] asks a force that is there.
import assert from 'node:assert/strict';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { build } from '../scripts/build.mjs';
import { startPostgres } from './postgres.mjs';
import { musterOn, runMuster, startServer } from './server.mjs';

const { values: flags } = parseArgs({
  options: {
    officers: { type: 'string', default: '200000' },
    units: { type: 'string', default: '6000' },
    rounds: { type: 'string', default: '7' },
    database: { type: 'string' },
  },
});
const ROUNDS = Number(flags.rounds);
const WARM_UP = 1;
/** The last day of a synthetic force. */
const DAY = '2026-06-30';

const COUNTS = `query ($by: [OfficerGrouping!]!, $of: ID) @asOf(date: "${DAY}") {
  officerStatistics(groupBy: $by, branchesOf: $of) { total groups { keys labels count } }
}`;
const LARGEST = `query ($day: Date!) @asOf(date: $day) { units(filter: { root: true }, first: 1) { nodes { id children(first: 50) {
  nodes { id strength(includeSubunits: true) { officers } children(first: 50) {
    nodes { id strength(includeSubunits: true) { officers } children(first: 50) { nodes { id strength(includeSubunits: true) { officers } } } }
  } }
} } } }`;
const DUE = `query ($within: ID!, $kinds: [DueKind!]) @asOf(date: "${DAY}") {
  dueItems(within: $within, from: "2026-07-01", to: "2027-06-30", kinds: $kinds, first: 100) { nodes { kind dueOn message officer { name } } }
}`;
const DOUBTS = `query ($within: ID!) @asOf(date: "${DAY}") { dataQuality(within: $within, first: 100) { nodes { check message } } }`;
const DIFFERENCES = `query ($of: ID!) { differences(of: $of, subtree: true, earlier: { date: "2025-06-30" }, later: { date: "${DAY}" }, first: 100) {
  nodes { subjectType fields { field before after } }
} }`;
const CONFERRED = `query ($within: ID!) @asOf(date: "${DAY}") {
  honors(filter: { within: $within, status: [CONFERRED] }, first: 20) { totalCount nodes { title } }
}`;
const PROGRESS = `query ($within: ID!) @asOf(date: "${DAY}") {
  evaluationCycles(filter: { within: $within }, first: 5) { totalCount nodes { progress { subjects scored openAppeals } } }
}`;
const WAITING = `query ($within: ID!) @asOf(date: "${DAY}") {
  honors(filter: { within: $within, status: [NOMINATED, UNDER_PUBLIC_NOTICE] }, first: 100) { nodes { title } }
  evaluationCycles(filter: { within: $within, status: [OPEN, CLOSED] }, first: 5) { totalCount nodes { progress { subjects scored openAppeals } } }
  evaluationAppeals(filter: { within: $within, status: [FILED] }, first: 5) { totalCount nodes { filedOn } }
}`;
const NUMBERED = `query ($n: [String!]!) @asOf(date: "${DAY}") { officersByPoliceNumbers(policeNumbers: $n) { name rank } }`;

const holds = (row) => `${row}.valid_from <= '${DAY}' AND (${row}.valid_to IS NULL OR ${row}.valid_to > '${DAY}')`;
const POST = `LEFT JOIN assignment_version a ON a.officer_id = o.officer_id AND a.kind = 'PRIMARY' AND ${holds('a')}`;
const BELOW = `LEFT JOIN (WITH RECURSIVE down AS (
  SELECT u.unit_id AS id, u.unit_id AS branch FROM unit_version u WHERE u.parent_id = 1 AND ${holds('u')}
  UNION ALL SELECT u.unit_id, down.branch FROM down JOIN unit_version u ON u.parent_id = down.id AND ${holds('u')}
) SELECT id, branch FROM down) b ON b.id = a.unit_id`;
const OF_UNIT = `LEFT JOIN unit_version u ON u.unit_id = a.unit_id AND ${holds('u')}`;
const YEARS = `extract(year FROM age(DATE '${DAY}', o.joined_on))::int / 5`;
const BY_HAND = {
  RANK: ['o.rank'],
  GRADE: ['o.grade'],
  CATEGORY: ['o.category'],
  STATUS: ['o.status'],
  GENDER: ['o.gender'],
  SERVICE_YEARS_BAND: [YEARS],
  ROLE: ['a.role', POST],
  UNIT_KIND: ['u.kind', POST, OF_UNIT],
  BRANCH: ['b.branch', POST, BELOW],
};
const PAIRS = [
  ['RANK', 'GENDER'],
  ['GRADE', 'SERVICE_YEARS_BAND'],
  ['ROLE', 'RANK'],
  ['BRANCH', 'RANK'],
  ['UNIT_KIND', 'STATUS'],
];

/** The kinds that are due by a day of the officer. */
// a synthetic force has no days of birth, and no rule on record by which somebody would retire
const BY_DAYS = [
  'RANK_PROMOTION',
  'GRADE_PROMOTION',
  'PROBATION_END',
  'SECONDMENT_END',
  'SUSPENSION_END',
  'SANCTION_END',
];

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

async function timed(work) {
  const before = performance.now();
  const result = await work();
  return [result, performance.now() - before];
}

const line = (name, ...told) => console.log(name.padEnd(34), ...told, `(load ${loadavg()[0].toFixed(1)})`);

function byHand(grouping) {
  const values = grouping.map((one) => BY_HAND[one][0]);
  const joins = [...new Set(grouping.flatMap((one) => BY_HAND[one].slice(1)))].toSorted(
    (a, b) => Number(b === POST) - Number(a === POST),
  );
  return `SELECT ${values.join(', ')}, count(*)::int FROM officer_version o ${joins.join(' ')} WHERE ${holds('o')} GROUP BY ${values.map((_, i) => i + 1).join(', ')}`;
}

async function compareCounts(ask, client, root) {
  for (const by of [...Object.keys(BY_HAND).map((one) => [one]), ...PAIRS]) {
    const times = { ours: [], plain: [] };
    const of = by.includes('BRANCH') ? root : null;
    for (let i = 0; i < ROUNDS + WARM_UP; i++) {
      const [{ officerStatistics }, ours] = await timed(() => ask(COUNTS, { by, of }));
      const [{ rows }, plain] = await timed(() => client.query(byHand(by)));
      assert.equal(officerStatistics.groups.length, rows.length);
      if (i < WARM_UP) continue;
      times.ours.push(ours);
      times.plain.push(plain);
    }
    const [a, b] = [median(times.ours), median(times.plain)];
    line(`by ${by.join(', ')}`, `${a.toFixed(0)} ms, by hand ${b.toFixed(0)}, ratio ${(a / b).toFixed(2)}`);
  }
}

async function measure(name, ask, query, variables, rounds = ROUNDS) {
  const times = [];
  try {
    for (let i = 0; i < rounds + WARM_UP; i++) times.push((await timed(() => ask(query, variables)))[1]);
    line(name, `${median(times.slice(WARM_UP)).toFixed(0)} ms, the first ${times[0].toFixed(0)}`);
  } catch (error) {
    if (!String(error).includes('EXECUTION_TIMEOUT')) throw error;
    line(name, 'longer than a request may take');
  }
}

async function run(url) {
  // without the memory of rows: every question is looked up
  const program = musterOn(url, { MUSTER_MEMORY_ROWS: '0' });
  const server = await startServer({ ...program, headers: { ...program.headers, 'x-purpose': 'bench' } });
  const client = new pg.Client({ connectionString: url, options: '-c jit=off' });
  try {
    await client.connect();
    const { ask } = server;
    const { units } = await ask(LARGEST, { day: DAY });
    const largest = (nodes) => nodes.toSorted((a, b) => b.strength.officers - a.strength.officers)[0];
    const root = units.nodes[0];
    const province = largest(root.children.nodes);
    const bureau = largest(province.children.nodes);
    const station = largest(bureau.children.nodes);
    console.log(
      `PostgreSQL, medians of ${ROUNDS} (pages of 100 of a year); a province of ${province.strength.officers}, a bureau of ${bureau.strength.officers}`,
    );
    await compareCounts(ask, client, root.id);
    for (const [name, { id }] of [
      ['the force', root],
      ['the province', province],
      ['the bureau', bureau],
      ['the station', station],
    ]) {
      await measure(`due of ${name}`, ask, DUE, { within: id, kinds: BY_DAYS });
      for (const kind of ['RANK_PROMOTION', 'EVALUATION_MISSING', 'TRAINING_MISSING'])
        await measure(`${kind} of ${name}`, ask, DUE, { within: id, kinds: [kind] }, 3);
      await measure(`what waits in ${name}`, ask, WAITING, { within: id });
      await measure(`progress of cycles of ${name}`, ask, PROGRESS, { within: id });
      await measure(`honors conferred in ${name}`, ask, CONFERRED, { within: id });
      await measure(`doubts of ${name}, all checks`, ask, DOUBTS, { within: id }, 3);
      await measure(`differences of ${name}`, ask, DIFFERENCES, { of: id }, 3);
    }
    const { rows } = await client.query(
      'SELECT police_number AS n FROM officer_version WHERE valid_to IS NULL AND police_number IS NOT NULL ORDER BY hashint4(id) LIMIT 500',
    );
    await measure('officers by 500 police numbers', ask, NUMBERED, { n: rows.map(({ n }) => n) });
  } finally {
    await client.end();
    await server.stop();
  }
}

await build({ quiet: true });
if (flags.database) await run(flags.database);
else {
  const postgres = await startPostgres();
  try {
    runMuster(postgres.url, 'migrate');
    runMuster(postgres.url, 'synthesize', '--officers', flags.officers, '--units', flags.units);
    await run(postgres.url);
  } finally {
    await postgres.stop();
  }
}
