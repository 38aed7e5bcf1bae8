// npm run bench:eligibility   measures who is eligible over HTTP on PostgreSQL, in alternating rounds with the same list of officers
// without eligibility: one officer, a page of a list, and all of a unit, which are judged before the first is shown.
import { randomBytes } from 'node:crypto';
import { build } from '../scripts/build.mjs';
import { startPostgres } from './postgres.mjs';
import { musterOn, runMuster, startServer } from './server.mjs';

const ROUNDS = 15;
const WARM_UP = 3;
/** The last day of a synthetic force. */
const DAY = '2026-06-30';
const PAGE = 100;
const [OFFICERS, UNITS] = [20_000, 600];

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const LARGEST = `query ($day: Date!) @asOf(date: $day) {
  units(filter: { kind: [MUNICIPAL_BUREAU] }, first: 100) { nodes { code strength(includeSubunits: true) { officers } officers(includeSubunits: true, first: 1) { nodes { id } } } }
}`;
const eligibility = '{ eligible excludedBy dueOn reasons { code } }';
const named = (more) => `{ nodes { name ${more} } }`;
const paged = (more) => `query ($code: String!, $day: Date!) @asOf(date: $day) {
  unit(code: $code) { officers(includeSubunits: true, first: ${PAGE}) ${named(more)} }
}`;
const one = (more) => `query ($id: ID!, $day: Date!) @asOf(date: $day) { officer(id: $id) { name ${more} } }`;
const DUE = `query ($code: String!, $day: Date!) @asOf(date: $day) {
  unit(code: $code) { eligibleOfficers(purpose: RANK, first: ${PAGE}) { nodes { officer { name } dueOn } } }
}`;
const CANDIDATES = `query ($code: String!, $day: Date!) @asOf(date: $day) {
  unit(code: $code) { eligibleOfficers(purpose: POST, includeIneligible: true, first: ${PAGE}) { totalCount } }
}`;
const asked = `eligibility(purpose: RANK) ${eligibility}`;
const QUESTIONS = [
  ['one officer', one(asked), one('')],
  [`a page of ${PAGE} officers, each with it`, paged(asked), paged('')],
  [`${PAGE} who are due, of the whole unit`, DUE, paged('')],
  ['how many of the unit, whoever they are', CANDIDATES, paged('')],
];

async function timed(work) {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

await build({ quiet: true });
const postgres = await startPostgres();
try {
  // the words of sanctions are sealed: without a key nobody is sanctioned
  const key = () => randomBytes(32).toString('base64');
  const keys = { MUSTER_PERSONAL_KEYS: `bench:${key()}`, MUSTER_PERSONAL_HASH_KEY: key() };
  const env = { ...keys, MUSTER_MEMORY_ROWS: '0' };
  Object.assign(process.env, env);
  runMuster(postgres.url, 'migrate');
  runMuster(postgres.url, 'synthesize', '--officers', OFFICERS, '--units', UNITS);
  const program = musterOn(postgres.url, env);
  const server = await startServer({ ...program, headers: { ...program.headers, 'x-purpose': 'bench' } });
  try {
    const { units } = await server.ask(LARGEST, { day: DAY });
    const [unit] = units.nodes.toSorted((a, b) => b.strength.officers - a.strength.officers);
    const variables = { code: unit.code, id: unit.officers.nodes[0].id, day: DAY };
    console.log(
      `PostgreSQL, medians of ${ROUNDS} alternating rounds, milliseconds; a unit of ${unit.strength.officers}`,
    );
    for (const [name, query, plain] of QUESTIONS) {
      const times = { ours: [], plain: [] };
      for (let i = 0; i < ROUNDS + WARM_UP; i++) {
        const ours = await timed(() => server.ask(query, variables));
        const other = await timed(() => server.ask(plain, variables));
        if (i < WARM_UP) continue;
        times.ours.push(ours);
        times.plain.push(other);
      }
      const [a, b] = [median(times.ours), median(times.plain)];
      console.log(`${name.padEnd(40)} ${a.toFixed(1)}, without ${b.toFixed(1)}, ratio ${(a / b).toFixed(1)}`);
    }
  } finally {
    await server.stop();
  }
} finally {
  await postgres.stop();
}
