// npm run bench:soak [-- --seconds=60 --connections=64]   errors, times and memory under load, in parts of a minute, with
// documents among the requests that are sent once.
// npm run bench:leak [-- --requests=1000000 --heap]   searches for leaks: requests of all questions mixed, and the
// resident memory after each tenth; with --heap the used heap too.
import { parseArgs } from 'node:util';
import { build } from '../../scripts/build.mjs';
import { countStatements, openFilled } from './database.mjs';
import { load, requestOf, sharesOf } from './load.mjs';
import { memoryOf } from './process.mjs';
import { questions } from './questions.mjs';
import { circumstances, writeResults } from './results.mjs';
import { serversNamed, startNamed } from './servers.mjs';
import { table } from './tables.mjs';
import { Transfers, untouchedFrom, writeBeside } from './transfers.mjs';
import { bodiesOf } from './verification.mjs';

const { values: options } = parseArgs({
  options: {
    server: { type: 'string', default: 'muster' },
    connections: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    // instead of seconds
    requests: { type: 'string' },
    writes: { type: 'string' },
    heap: { type: 'boolean', default: false },
    node: { type: 'string' },
    database: { type: 'string' },
  },
});
const leak = options.requests !== undefined;
const connections = Number(options.connections ?? (leak ? 16 : 64));
/** Thirds are compared: enough parts for three in each. */
const PARTS = leak ? 10 : 6;
/** One request in so many is a document that is sent once. */
const ONCE_EACH = 10;
const ONCE_A_PART = 2_000;
/** Memory that grows by less from the middle third to the last is flat. */
const FLAT = 0.05;

await build({ quiet: true });
const [named] = await serversNamed([options.server], options.node);
const database = await openFilled(options.database);
let server;
try {
  await countStatements(database, false);
  server = await startNamed(named, database.url, { heap: options.heap });
  await soak();
} finally {
  await server?.stop();
  await database.stop();
}

async function soak() {
  const known = await knownRequests();
  const transfers = new Transfers(0, await untouchedFrom(database));
  const writing = options.writes && writeBeside(server, transfers, Number(options.writes));
  console.log(
    leak
      ? `${Number(options.requests).toLocaleString('en')} requests to ${server.name}, ${connections} connections, all questions mixed`
      : `${connections} connections to ${server.name} for ${options.seconds} s, one request in ${ONCE_EACH} a document that comes once`,
  );
  const parts = [];
  const all = [];
  let requests = 0;
  for (let part = 0; part < PARTS; part++) {
    const bounds = leak ? { most: Number(options.requests) / PARTS } : { seconds: Number(options.seconds) / PARTS };
    const { times, ...result } = await load(
      server.port,
      leak ? known : withDocumentsOnce(known, part),
      connections,
      bounds,
    );
    requests += result.count;
    for (const time of times) all.push(time);
    if (result.firstError) console.log(`the first error: ${result.firstError.slice(0, 500)}`);
    const heap = options.heap ? { heap: await heapUsed() } : {};
    parts.push({ requests, ...result, memory: memoryOf(server.pid), ...heap });
    console.log(
      partsTable(parts)
        .split('\n')
        .slice(part === 0 ? 0 : -1)
        .join('\n'),
    );
  }
  await writing?.stop();
  const errors = parts.reduce((sum, part) => sum + part.errors, 0);
  const { p50, p99 } = sharesOf(all.toSorted((a, b) => a - b));
  console.log(`\n${errors} errors, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms: ${(p99 / p50).toFixed(1)} x`);
  console.log(flatness('resident memory', parts, 'memory'));
  if (options.heap) console.log(flatness('heap', parts, 'heap'));
  const about = { ...(await circumstances(database)), server: server.name, connections };
  writeResults(leak ? 'leak' : 'soak', about, { errors, p50, p99, parts });
  if (errors > 0) process.exitCode = 1;
}

/** All questions that only read; the soak has the page alone. */
async function knownRequests() {
  const requests = [];
  for (const question of leak ? Object.keys(questions).filter((name) => !questions[name].writes) : ['page']) {
    const bodies = (await bodiesOf(question, database, [server])).get(server.name) ?? [];
    requests.push(bodies.map((body) => requestOf(server.port, body, server.headers)));
  }
  // one of each in turn
  const longest = Math.max(...requests.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => requests.map((list) => list[i % list.length])).flat();
}

/** The same, with new documents among them: each has another name. */
function withDocumentsOnce(known, part) {
  const [variables] = questions.page.variables;
  return Array.from({ length: ONCE_A_PART * ONCE_EACH }, (_, i) => {
    if (i % ONCE_EACH > 0) return known[i % known.length];
    const { query, ...body } = server.body('page', variables);
    return requestOf(server.port, { ...body, query: query.replace('Q(', `Q${part}_${i}(`) }, server.headers);
  });
}

function heapUsed() {
  return new Promise((resolve) => {
    server.child.once('message', ({ heapUsed: bytes }) => resolve(bytes / 1024 / 1024));
    server.child.send('memory');
  });
}

function partsTable(parts) {
  const heading = ['requests', 'requests/s', 'p50 ms', 'p99 ms', 'p99/p50', 'errors', 'resident MB'];
  return table([
    options.heap ? [...heading, 'heap MB'] : heading,
    ...parts.map(({ requests, rate, p50, p99, errors, memory, heap }) => [
      requests.toLocaleString('en').padStart(9),
      rate.toFixed(0),
      p50.toFixed(1),
      p99.toFixed(1),
      (p99 / p50).toFixed(1),
      String(errors),
      memory.toFixed(0),
      ...(heap === undefined ? [] : [heap.toFixed(0)]),
    ]),
  ]);
}

function flatness(what, parts, measure) {
  const third = parts.length / 3;
  const mean = (list) => list.reduce((sum, part) => sum + part[measure], 0) / list.length;
  const middle = mean(parts.slice(Math.floor(third), Math.floor(2 * third)));
  const last = mean(parts.slice(Math.floor(2 * third)));
  const growth = last / middle - 1;
  const percent = `${growth < 0 ? '' : '+'}${(growth * 100).toFixed(1)} %`;
  return `${what} ${growth < FLAT ? 'is flat' : 'GROWS'}: ${middle.toFixed(0)} MB in the middle third, ${last.toFixed(0)} in the last (${percent})`;
}
