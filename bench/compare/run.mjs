// npm run bench [-- --questions=page,wide --connections=1,16,64 --rounds=5 --seconds=2 --servers=… --full]
// Compares Muster Roll with PostGraphile 5, Pothos with Prisma and hand-written SQL on one PostgreSQL with one set of
// data: the same questions, the same answers, in alternating rounds. See docs/performance.md. To measure a change, compare
// another checkout: BENCH_BEFORE=../before npm run bench -- --servers=muster,before,muster-no-memory,before-no-memory
// To measure a migration, give --database, and BENCH_BEFORE_DATABASE with a copy that was made before it was applied.
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { build } from '../../scripts/build.mjs';
import { countStatements, openFilled } from './database.mjs';
import { requestOf } from './load.mjs';
import { KNOWN, VARIED, noteOfNew, partlyNew, placesOfDifferent, shareOf } from './partly-new.mjs';
import { memoryOf } from './process.mjs';
import { questions } from './questions.mjs';
import { circumstances, writeResults } from './results.mjs';
import { measure } from './rounds.mjs';
import { serversNamed, startNamed } from './servers.mjs';
import { answersTable, notes, ratiosTable, startsTable } from './tables.mjs';
import { Transfers, countTransfers, transferBody, untouchedFrom, verifyTransfers } from './transfers.mjs';
import { bodiesOf, statementsOf, verifyAnswers } from './verification.mjs';

const SERVERS = 'muster,muster-no-memory,muster@24,postgraphile@24,pothos,limit';
const ALL_SERVERS = 'muster,muster-no-memory,muster@24,postgraphile@20,postgraphile@24,pothos,limit';

const { values: options } = parseArgs({
  options: {
    questions: { type: 'string' },
    servers: { type: 'string' },
    connections: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    // transfers a second during every question, through the Muster Roll that is asked, or else the first one
    writes: { type: 'string' },
    // the share of what is asked that was never asked before; it wants BENCH_VARIANTS. Default: all was asked before
    new: { type: 'string' },
    // the Node that all servers run on. Default: each on its own
    node: { type: 'string' },
    // a database that was filled before, on a PostgreSQL of this machine. Default: a new one, dropped afterwards
    database: { type: 'string' },
    full: { type: 'boolean', default: false },
  },
});
const { full } = options;
const newShare = shareOf(options.new, questions.officer.variables.length);
// a given database is written to only by questions that are named
const wanted =
  options.questions?.split(',') ??
  Object.keys(questions).filter((question) => !options.database || !questions[question].writes);
const [writes, allReads] = [true, false].map((kind) =>
  wanted.filter((question) => Boolean(questions[question].writes) === kind),
);
const names = (options.servers ?? (full ? ALL_SERVERS : SERVERS)).split(',');
const connectionCounts = (options.connections ?? (full ? '1,16,64' : '16')).split(',').map(Number);
if (newShare !== null && connectionCounts.length > 1)
  throw new Error('What is new is so once: with --new give one number of --connections.');
const rounds = Number(options.rounds ?? (full ? 5 : 3));
const seconds = Number(options.seconds ?? (full ? 2 : 1));
const warmSeconds = 3;
const began = performance.now();

await build({ quiet: true });
const servers = await serversNamed(names, options.node);
const database = await openFilled(options.database);
const running = [];
try {
  await countStatements(database, true);
  // one after the other, so that no start slows another
  for (const server of servers) running.push(await startNamed(server, database.url));
  await compare();
} finally {
  await Promise.all(running.map(({ stop }) => stop()));
  await database.stop();
}

async function compare() {
  const started = running.map(({ pid }) => memoryOf(pid));
  const day = await untouchedFrom(database);
  if (day > 0 && writes.length > 0)
    throw new Error('officers were moved in this database before: it cannot be compared');
  const transfersOf = new Map(names.map((name, i) => [name, new Transfers(i, day)]));
  const besides = new Transfers(names.length, day);
  const muster = running.find(({ words }) => words === 'muster');
  const beside = options.writes
    ? (server) => [server.words === 'muster' ? server : muster, besides, Number(options.writes)]
    : undefined;

  const asked = new Map();
  for (const question of allReads) {
    const prepared = await prepareRead(question);
    if (prepared) asked.set(question, prepared);
  }
  const reads = allReads.filter((question) => asked.has(question));
  for (const question of writes) asked.set(question, await prepareWrite(question, transfersOf));
  console.log(`${asked.size} questions: all who can say them answer the same`);
  await countStatements(database, false);

  const results = [];
  const measureAll = async (list, connections, extra) => {
    for (const question of list) {
      const { requests, statements } = asked.get(question);
      const settings = { connections, rounds, seconds, warmSeconds, postmaster: database.postmaster, ...extra };
      const measured = await measure(running, requests, settings);
      for (const server of names) {
        const row = { question, title: questions[question].title, connections, server };
        results.push({ ...row, statements: statements.get(server) ?? null, measured: measured.get(server) ?? null });
      }
    }
    if (list.length > 0) console.log(`\n${answersTable(results.slice(-list.length * names.length), connections)}`);
  };
  for (const connections of connectionCounts) await measureAll(reads, connections, { beside });
  // a failed check does not hide what was measured
  const findings = [];
  const check = async (good, work) =>
    findings.push(
      await work().then(
        () => good,
        ({ message }) => `WRONG: ${message}`,
      ),
    );
  const verifyReads = async () => {
    for (const question of reads) await verifyAnswers(question, running, asked.get(question).bodies);
  };
  if (newShare !== null) await check('What was new to them they answer the same, too.', verifyReads);
  if (besides.made > 0) await check(`After ${besides.made} transfers beside they still answer the same.`, verifyReads);
  // last, since the writes stay
  for (const connections of connectionCounts) await measureAll(writes, connections);
  if (writes.length > 0) {
    await check('Every transfer that was answered is in the tables.', async () => {
      for (const server of running) await countTransfers(database, server, transfersOf.get(server.name));
    });
  }

  const starts = running.map(({ name, node, startMs, pid }, i) => {
    const version = execFileSync(node, ['-v'], { encoding: 'utf8' }).trim();
    return { server: name, node: version, startMs, memory: started[i], afterLoad: memoryOf(pid) };
  });
  const left = allReads.filter((question) => !asked.has(question));
  const remarks = [...findings, ...notes(running, results), ...(newShare === null ? [] : [noteOfNew(newShare, left)])];
  for (const connections of connectionCounts) console.log(`\n${ratiosTable(running, results, connections)}`);
  console.log(`\n${startsTable(starts)}\n\n${remarks.join('\n')}`);
  const took = (performance.now() - began) / 1000;
  console.log(`\n${(took / 60).toFixed(1)} minutes`);
  const about = {
    ...(await circumstances(database)),
    rounds,
    seconds,
    new: newShare,
    writes: Number(options.writes ?? 0),
    variants: questions.officer.variables.length,
  };
  writeResults('compare', about, { starts, results, notes: remarks });
}

/** Verifies the answers to a question and makes its requests; of one that has not enough variants for new ones, nothing. */
async function prepareRead(question) {
  const bodies = await bodiesOf(question, database, running);
  if (newShare !== null) {
    const places = placesOfDifferent(bodies.values().next().value);
    if (places.length < VARIED * KNOWN) return null;
    for (const [name, ofServer] of bodies)
      bodies.set(
        name,
        places.map((place) => ofServer[place]),
      );
  }
  // what was verified before has been asked before
  const verified = new Map(
    [...bodies].map(([name, ofServer]) => [name, newShare === null ? ofServer : ofServer.slice(0, KNOWN)]),
  );
  await verifyAnswers(question, running, verified);
  const requests = new Map();
  const statements = new Map();
  for (const server of running) {
    const ofServer = bodies.get(server.name);
    if (!ofServer) continue;
    const all = ofServer.map((body) => requestOf(server.port, body, server.headers));
    const asked = newShare === null ? all : partlyNew(all.slice(0, KNOWN), all.slice(KNOWN), newShare, rounds);
    requests.set(server.name, asked);
    statements.set(server.name, await statementsOf(database, server, () => ofServer[0]));
  }
  return { bodies, requests, statements };
}

async function prepareWrite(question, transfersOf) {
  const writers = running.filter((server) => server.says(question));
  await verifyTransfers(database, writers, transfersOf);
  const requests = new Map();
  const statements = new Map();
  for (const server of writers) {
    const bodyOf = () => transferBody(server, transfersOf.get(server.name));
    const callers = (await server.writers?.(server)) ?? [server];
    let turn = 0;
    requests.set(server.name, () => requestOf(server.port, bodyOf(), callers[turn++ % callers.length].headers));
    statements.set(server.name, await statementsOf(database, server, bodyOf));
  }
  return { requests, statements };
}
