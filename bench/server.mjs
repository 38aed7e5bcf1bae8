import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './port.mjs';

const ROOT = join(import.meta.dirname, '..');
const TOKEN = 'bench-token-0123456789';
const START_MAXIMUM_MS = 120_000;
/** Short, since it adds to the time to the first answer. */
const PROBE_EACH_MS = 5;

/** What `npm start` runs once all is built, such as `node --flag dist/main.js`. */
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const [, ...startArguments] = /exec (.*)$/.exec(scripts.start)[1].split(' ');

/** The built program on a database, for `startServer`. */
export const musterOn = (database, env = {}) => ({
  name: 'Muster Roll',
  cwd: ROOT,
  command: [process.execPath, ...startArguments],
  env: { DATABASE_URL: database, MUSTER_BOOTSTRAP_TOKEN: TOKEN, LOG_LEVEL: 'error', ...env },
  headers: { authorization: `Bearer ${TOKEN}` },
});

/** Runs a command of the program to its end; returns what it printed. */
export const runMuster = (database, ...args) =>
  execFileSync(process.execPath, ['dist/main.js', ...args.map(String)], {
    cwd: ROOT,
    env: { ...process.env, ...musterOn(database).env },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });

/**
 * Starts a server in its own process on a free port; resolves with its first answer to `probe`. The token exists a
 * moment after the server listens, so an answered question proves that the server is ready, and its health does not.
 */
export async function startServer({ name, command, cwd, env, headers = {}, ipc = false, group = false, probe }) {
  const port = await freePort();
  const started = performance.now();
  const [file, ...args] = command;
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit', ...(ipc ? ['ipc'] : [])],
    detached: group,
  });
  const running = () => child.exitCode === null && child.signalCode === null;
  const stop = async () => {
    if (!running()) return;
    const closed = once(child, 'close');
    // npm does not forward the signal to the child of its shell
    if (group) process.kill(-child.pid, 'SIGTERM');
    else child.kill('SIGTERM');
    await closed;
  };

  /** The whole answer to a body, including errors. */
  const callerWith = (sent) => {
    const post = async (body) => {
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', ...sent },
        body: JSON.stringify(body),
      });
      return response.json();
    };
    const ask = async (query, variables) => {
      const { data, errors } = await post({ query, variables });
      if (errors) throw new Error(`${query}: ${JSON.stringify(errors)}`);
      return data;
    };
    return { headers: sent, post, ask };
  };

  const server = { name, port, pid: child.pid, child, stop, callerWith, ...callerWith(headers) };
  const isReady = probe ?? (({ ask }) => ask('{ __typename }').then(() => true));
  while (!(await isReady(server).catch(() => false))) {
    if (!running()) throw new Error(`${name} ended with ${child.exitCode ?? child.signalCode}`);
    if (performance.now() - started > START_MAXIMUM_MS) {
      await stop();
      throw new Error(`${name} did not answer in time`);
    }
    await new Promise((resolve) => setTimeout(resolve, PROBE_EACH_MS));
  }
  return { ...server, startMs: performance.now() - started };
}
