import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { useApp } from '../support/app.ts';
import { createUnit } from '../support/factories.ts';

const READ_MS = 1_000;
const BUDGET = 1_000_000_000;
// nothing comes back of the budget, so it tells what was computed
const api = useApp({ limits: { readMs: READ_MS, budget: BUDGET, budgetSeconds: 1_000_000, pointsPerMs: 0 } });

const raw = (query: string): string => {
  const body = JSON.stringify({ query });
  return `POST /graphql HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${api.token}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};

async function connected(): Promise<Socket> {
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** All that comes until the server closes. */
async function received(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await once(socket, 'close');
  return text;
}

describe('requests that are sent ahead on one connection', () => {
  it('are answered one after the other, in their order: a read sees the write before it', async () => {
    const socket = await connected();
    const written = received(socket);
    const create = `mutation { createUnit(input: {code: "AHEAD", name: "一", kind: TEAM, effectiveOn: "2020-01-01"}) { __typename } }`;
    socket.write(
      raw(create) +
        raw('{ unit(code: "AHEAD") { code } }') +
        raw('{ viewer { kind } }').replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'),
    );
    const bodies = (await written).match(/\{"data".*\}/g)!.map((body) => (JSON.parse(body) as { data: unknown }).data);
    expect(bodies).toEqual([
      { createUnit: { __typename: 'CreateUnitSuccess' } },
      { unit: { code: 'AHEAD' } },
      { viewer: { kind: 'SERVICE' } },
    ]);
  });

  it('are refused when a hundred wait, and the connection is closed', async () => {
    const socket = await connected();
    const written = received(socket);
    socket.write(raw('{ viewer { name } }').repeat(400));
    const statuses = (await written).match(/^HTTP\/1.1 \d+/gm)!;
    expect(statuses.pop()).toBe('HTTP/1.1 429');
    expect(statuses.length).toBeGreaterThan(100);
    expect(statuses.filter((status) => status !== 'HTTP/1.1 200')).toEqual([]);
  });
});

describe('clients that never read', () => {
  const SOCKETS = 50;
  const EACH = 20;
  const pages = Array.from(
    { length: 20 },
    (_, i) => `a${i}: units(first: 100) { nodes { id code name kind version } }`,
  );
  const large = `{ ${pages.join(' ')} }`;

  const ask = async (query: string) => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as { data: unknown; extensions: { cost: { actual: number; remaining: number } } };
  };
  /** The points that all requests have cost so far, but for those of which it is asked. */
  const spent = async () => BUDGET - (await ask('{ viewer { kind } }')).extensions.cost.remaining;

  /** The same, once no large answer was computed for longer than a client may read nothing. */
  async function quiet(): Promise<number> {
    let last = -Infinity;
    for (let now = await spent(); now - last > 1_000; now = await spent()) {
      last = now;
      await setTimeout(3 * READ_MS);
    }
    return last;
  }

  beforeAll(async () => {
    for (let i = 0; i < 100; i++) await createUnit(api.registry, { code: `S${i}` });
  });

  it('hold up nobody, however many they are', async () => {
    const { cost } = (await ask(large)).extensions;
    const before = await spent();
    const sockets = await Promise.all(Array.from({ length: SOCKETS }, connected));
    for (const socket of sockets) socket.pause().write(raw(large).repeat(EACH));

    // asked after all others, answered before what they have sent ahead
    const answer = await ask('{ viewer { kind } }');
    expect(answer.data).toEqual({ viewer: { kind: 'SERVICE' } });
    const meanwhile = (BUDGET - answer.extensions.cost.remaining - before) / cost.actual;
    expect(meanwhile).toBeLessThan(2 * SOCKETS);

    // what those have sent who are gone is not worked on
    for (const socket of sockets) socket.destroy();
    expect((await ask('{ viewer { kind } }')).data).toEqual({ viewer: { kind: 'SERVICE' } });
    expect((await spent()) - before).toBeLessThan((SOCKETS * EACH * cost.actual) / 2);
  }, 180_000);

  it('are cut off, and get no more computed than the kernel takes', async () => {
    const sent = 100;
    const { cost } = (await ask(large)).extensions;
    const before = await quiet();
    const socket = await connected();
    // it may be closed while this still writes
    const closed = once(socket, 'close');
    socket.pause().write(raw(large).repeat(sent));
    const last = await quiet();
    socket.resume();
    await closed;
    const computed = (last - before) / cost.actual;
    expect(computed).toBeGreaterThan(1);
    expect(computed).toBeLessThan(sent);
  }, 180_000);
});
