import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from './port.mjs';

const ROOT = join(import.meta.dirname, '..');
const TOKEN = 'bench-token-0123456789';
const START_MAXIMUM_MS = 60_000;
/** Short, for it is part of the time to the first answer. */
const PROBE_EACH_MS = 5;

/** How the built program is run and asked: what `startServer` starts, in front of a database. */
export const musterOn = (database, env = {}) => ({
  name: 'Muster Roll',
  cwd: ROOT,
  command: [process.execPath, 'dist/main.js'],
  env: { DATABASE_URL: database, MUSTER_BOOTSTRAP_TOKEN: TOKEN, LOG_LEVEL: 'error', ...env },
  headers: { authorization: `Bearer ${TOKEN}` },
});

/** One of its commands, run to its end; what it printed. */
export const runMuster = (database, ...args) =>
  execFileSync(process.execPath, ['dist/main.js', ...args.map(String)], {
    cwd: ROOT,
    env: { ...process.env, ...musterOn(database).env },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });

/**
 * A server in a process of its own, on a port of its own; resolves with its first answer to `probe`. Its token is there a
 * moment after it is: a question tells that it is ready, its health does not.
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
    // npm does not pass the signal on to its shell's child
    if (group) process.kill(-child.pid, 'SIGTERM');
    else child.kill('SIGTERM');
    await closed;
  };

  /** The whole answer to a body, errors and all. */
  const post = async (body) => {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return response.json();
  };
  const ask = async (query, variables) => {
    const { data, errors } = await post({ query, variables });
    if (errors) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    return data;
  };

  const server = { name, port, pid: child.pid, child, headers, post, ask, stop };
  const isReady = probe ?? (() => ask('{ __typename }').then(() => true));
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
