import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { useProgram } from '../support/program.ts';
import { served } from '../support/served.ts';

const program = useProgram({ data: 'with the published facts' });

const TOKEN = 'a-token-for-the-test-of-stopping';
const QUERY = JSON.stringify({ query: '{ viewer { name } units(first: 5) { nodes { code } } }' });
const HEADERS = {
  authorization: `Bearer ${TOKEN}`,
  'content-type': 'application/json',
  'content-length': Buffer.byteLength(QUERY),
};
const RAW = `POST /graphql HTTP/1.1\r\nHost: a\r\n${Object.entries(HEADERS)
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join('')}\r\n${QUERY}`;

let server: TestDatabase | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

/** The environment of a server, which starts in a second. */
async function environment(): Promise<Record<string, string>> {
  if (process.env['TEST_DATABASE_URL'] !== undefined) server = await openTestDatabase();
  return {
    MUSTER_BOOTSTRAP_TOKEN: TOKEN,
    LOG_LEVEL: 'info',
    ...(server?.url !== undefined && { DATABASE_URL: server.url }),
  };
}

/** The status of one answer, or the code of the error that came in place of it. */
const ask = (port: number, agent: Agent): Promise<number | string> =>
  new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message);
    const sent = request(
      { port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers: HEADERS, agent },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode!));
        answer.once('error', failed);
      },
    );
    sent.once('error', failed);
    sent.end(QUERY);
  });

/** Asks until the server is gone, and counts what came of it. */
async function load(port: number, agent: Agent, outcomes: Map<number | string, number>): Promise<void> {
  for (;;) {
    const outcome = await ask(port, agent);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (outcome === 'ECONNREFUSED') return;
  }
}

describe('a server under load', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'answers all that it accepted, and resets nobody: %s',
    async (signal) => {
      const { child, outcome, port } = await served(program, await environment());
      const outcomes = new Map<number | string, number>();
      const kept = Array.from({ length: 24 }, () => new Agent({ keepAlive: true }));
      const single = Array.from({ length: 8 }, () => new Agent({ keepAlive: false }));
      const loads = [...kept, ...single].map((agent) => load(port, agent, outcomes));
      while ((outcomes.get(200) ?? 0) < 400) await setTimeout(20);
      child.kill(signal);
      // as npm does: the terminal has sent it already
      child.kill(signal);
      await Promise.all(loads);
      expect((await outcome).code).toBe(0);
      expect(Object.fromEntries(outcomes)).toEqual({ 200: expect.any(Number), ECONNREFUSED: 32 });
    },
    180_000,
  );

  it('answers a request that comes late on a kept connection, and closes it', async () => {
    const { child, outcome, port, printed } = await served(program, await environment());
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.write(RAW);
    while (!answer.includes('"nodes"')) await setTimeout(10);
    expect(answer).toMatch(/^connection: keep-alive/im);

    answer = '';
    child.kill('SIGTERM');
    await printed('stopping');
    await setTimeout(100);
    socket.write(RAW);
    await once(socket, 'end');
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(answer).toMatch(/^connection: close/im);
    await once(socket, 'close');
    expect((await outcome).code).toBe(0);
  }, 180_000);

  it('answers all requests that were sent ahead on one connection', async () => {
    const { child, outcome, port } = await served(program, await environment());
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.write(RAW.repeat(90));
    while (!answer.includes('"nodes"')) await setTimeout(1);
    child.kill('SIGTERM');
    await once(socket, 'close');
    expect(answer.match(/^HTTP\/1.1 200 /gm)).toHaveLength(90);
    expect(answer.match(/^connection: close/gim)).toHaveLength(1);
    expect((await outcome).code).toBe(0);
  }, 180_000);
});
