// npm run bench:fairness [-- --officers 50000 --seconds 15 --loops 60]   one viewer with many loops of heavy searches
// beside another with small queries, on a PostgreSQL of its own: as it is, and with the limits of one viewer opened
import { parseArgs } from 'node:util';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { build } from '../scripts/build.mjs';
import { startPostgres } from './postgres.mjs';
import { musterOn, runMuster, startServer } from './server.mjs';

const OFFICERS_A_UNIT = 33;
const PAUSE_MS = 10;

const { values: flags } = parseArgs({
  options: {
    officers: { type: 'string', default: '50000' },
    seconds: { type: 'string', default: '15' },
    loops: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '2' },
    // one that is filled already
    database: { type: 'string' },
  },
});
const [officers, seconds, loops, rounds] = ['officers', 'seconds', 'loops', 'rounds'].map((name) =>
  Number(flags[name]),
);

const SEARCH = '{ officers(filter: { search: "li" }, first: 20) { totalCount nodes { name policeNumber } } }';
const SMALL = 'query ($code: String!) { unit(code: $code) { name kind } }';
const SCHEMA =
  '{ __schema { types { name fields { name args { name } type { name ofType { name ofType { name } } } } } } }';

/** What is compared: the server as it is, and without what bounds one viewer. */
const SETTINGS = [
  ['as it is', {}],
  ['not bounded', { MUSTER_VIEWER_REQUESTS: '1000', MUSTER_POINTS_PER_MS: '0' }],
];

if (isMainThread) await compare();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node, no window
else parentPort.postMessage(await heavyLoops(workerData));

async function compare() {
  await build({ quiet: true });
  const postgres = flags.database ? { url: flags.database, stop: async () => undefined } : await startPostgres();
  try {
    if (!flags.database) fill(postgres);
    console.log(
      `${loops} loops of one viewer beside small queries of another, ${officers} officers, ${seconds} s each`,
    );
    console.log(
      'beside                  server        small/s   p50 ms   p99 ms   max ms   heavy/s  429s/s  remaining',
    );
    for (let round = 0; round < rounds; round++) {
      for (const [name, env] of SETTINGS) await measureServer(postgres, name, env);
    }
  } finally {
    await postgres.stop();
  }
}

function fill(postgres) {
  const units = Math.ceil(officers / OFFICERS_A_UNIT);
  runMuster(postgres.url, 'migrate');
  runMuster(postgres.url, 'synthesize', '--officers', officers, '--units', units, '--evaluation-years', 0);
}

async function measureServer(postgres, name, env) {
  const server = await startServer(musterOn(postgres.url, { MUSTER_MEMORY_ROWS: '0', ...env }));
  try {
    const { issueToken } = await server.ask(
      'mutation { issueToken(input: { name: "heavy", scopes: ["registry:read"] }) { ... on IssueTokenSuccess { token } } }',
    );
    const { units } = await server.ask('{ units(first: 50) { nodes { code } } }');
    const codes = units.nodes.map(({ code }) => code);
    const heavy = { authorization: `Bearer ${issueToken.token}` };
    for (const [beside, body] of [
      ['nothing', null],
      ['search with totalCount', { query: SEARCH }],
      ['introspection', { query: SCHEMA }],
    ]) {
      report(beside, name, await measure(server, codes, heavy, body));
    }
  } finally {
    await server.stop();
  }
}

async function measure(server, codes, heavyHeaders, body) {
  const end = Date.now() + seconds * 1000;
  // in a thread of its own: what it does with large answers must not delay the small loops
  const beside =
    body && new Worker(import.meta.filename, { workerData: { port: server.port, heavyHeaders, body, end, loops } });
  const counted = beside && once(beside, 'message');
  const took = [];
  const smallLoop = async () => {
    const agent = new Agent({ keepAlive: true });
    for (let i = 0; Date.now() < end; i++) {
      const from = performance.now();
      const small = { query: SMALL, variables: { code: codes[i % codes.length] } };
      const { status } = await send(server, agent, server.headers, small);
      if (status !== 200) throw new Error(`a small query was answered with ${status}`);
      took.push(performance.now() - from);
      await sleep(PAUSE_MS);
    }
    agent.destroy();
  };
  await Promise.all([smallLoop(), smallLoop()]);
  const [{ counts, remaining }] = counted ? await counted : [{ counts: {}, remaining: '' }];
  return { took: took.toSorted((a, b) => a - b), counts, remaining };
}

async function heavyLoops({ port, heavyHeaders, body, end }) {
  const counts = {};
  let remaining = null;
  const loop = async () => {
    const agent = new Agent({ keepAlive: true });
    while (Date.now() < end) {
      const { status, tail, retryAfter } = await send({ port }, agent, heavyHeaders, body);
      counts[status] = (counts[status] ?? 0) + 1;
      if (status === 200) remaining = /"remaining":(\d+)/.exec(tail)?.[1];
      else await sleep(Math.min(1000 * (retryAfter || 1), end - Date.now()));
    }
    agent.destroy();
  };
  await Promise.all(Array.from({ length: workerData.loops }, loop));
  return { counts, remaining };
}

function send({ port }, agent, headers, body) {
  const data = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        port,
        host: '127.0.0.1',
        path: '/graphql',
        method: 'POST',
        agent,
        headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(data) },
      },
      (answer) => {
        let tail = '';
        answer.on('data', (chunk) => (tail = chunk.toString().slice(-500)));
        answer.once('end', () =>
          resolve({ status: answer.statusCode, tail, retryAfter: Number(answer.headers['retry-after'] ?? 0) }),
        );
      },
    );
    sent.once('error', reject);
    sent.end(data);
  });
}

function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}

function report(beside, name, { took, counts, remaining }) {
  const at = (share) => took[Math.min(took.length - 1, Math.floor(took.length * share))].toFixed(1).padStart(8);
  const rate = (count) => (count / seconds).toFixed(1).padStart(8);
  console.log(
    `${beside.padEnd(23)} ${name.padEnd(12)} ${rate(took.length)} ${at(0.5)} ${at(0.99)} ${at(1)} ${rate(counts[200] ?? 0)} ${rate(counts[429] ?? 0)}  ${remaining}`,
  );
}
