import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useApp } from '../support/app.ts';
import { attacks } from '../support/attacks.ts';
import { createUnit } from '../support/factories.ts';
import { contents } from '../support/writes.ts';

const api = useApp();

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** Signed with a key that anybody may know. */
function forge(header: object, claims: object): string {
  const signed = `${encoded(header)}.${encoded(claims)}`;
  return `${signed}.${createHmac('sha256', 'secret').update(signed).digest('base64url')}`;
}

const ATTACKS = attacks(forge);
const REPETITIONS = 5;
/** What may be in no message: how the registry is made. */
const INSIDE = /prisma|postgres|node_modules|SELECT .* FROM|\.ts\b|at .*:\d+:\d+/i;

let before: Record<string, string | null>;
const table: string[] = [];

async function send(body: string | Uint8Array<ArrayBuffer>, token: string) {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body,
  });
  return { status: response.status, text: await response.text() };
}

const harmless = JSON.stringify({ query: '{ viewer { name } }' });

/** CPU that this process spends on one request, its sending included: the median of several, in milliseconds. */
async function cpuOf(request: () => Promise<unknown>): Promise<number> {
  const spent: number[] = [];
  for (let i = 0; i < REPETITIONS; i++) {
    const from = process.cpuUsage();
    await request();
    const { user, system } = process.cpuUsage(from);
    spent.push((user + system) / 1000);
  }
  return spent.toSorted((a, b) => a - b)[Math.floor(REPETITIONS / 2)]!;
}

beforeAll(async () => {
  await createUnit(api.registry, { code: 'A' });
  for (let i = 0; i < 20; i++) await send(harmless, api.token);
  before = await contents(api.registry);
});

afterAll(() => {
  process.stdout.write(`CPU of one refusal, its sending included (median of ${REPETITIONS}):\n${table.join('\n')}\n`);
});

describe('an attack', () => {
  it.each(ATTACKS)('by $name is refused without details, while others are answered', async (attack) => {
    const token = attack.token ?? api.token;
    const [{ status, text }, other] = await Promise.all([send(attack.body, token), send(harmless, api.token)]);
    expect(other.status).toBe(200);
    expect(status).toBe(attack.status);
    const { errors = [] } = JSON.parse(text) as { errors?: { message: string; extensions: { code: string } }[] };
    expect(errors[0]?.extensions.code ?? null).toBe(attack.code);
    for (const { message } of errors) {
      expect(message).not.toMatch(INSIDE);
      expect(message.length).toBeLessThan(500);
    }
    expect(attack.hides !== undefined && text.includes(attack.hides)).toBe(false);
    // sending is paid for here too: what is left is the server's
    const plain = typeof attack.body === 'string' ? attack.body.length : attack.body.byteLength;
    const milliseconds = await cpuOf(() => send(attack.body, token));
    table.push(
      `${attack.name.padEnd(40)} ${String(plain).padStart(9)} bytes ${milliseconds.toFixed(1).padStart(6)} ms`,
    );
    // no figure that a busy machine could miss: as much as so many harmless requests, which is far more than any needs
    const one = await cpuOf(() => send(harmless, api.token));
    expect(milliseconds).toBeLessThan(50 + 100 * one);
  });

  it('of every kind changes nothing in the registry', async () => {
    expect(await contents(api.registry)).toEqual(before);
  });
});
