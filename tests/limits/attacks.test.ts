import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
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
/** What may be in no message: how the registry is made. */
const INSIDE = /prisma|postgres|node_modules|SELECT .* FROM|\.ts\b|at .*:\d+:\d+/i;

let before: Record<string, string | null>;

async function send(body: string | Uint8Array<ArrayBuffer>, token: string) {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body,
  });
  return { status: response.status, text: await response.text() };
}

const harmless = JSON.stringify({ query: '{ viewer { name } }' });

beforeAll(async () => {
  await createUnit(api.registry, { code: 'A' });
  before = await contents(api.registry);
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
  });

  it('of every kind changes nothing in the registry', async () => {
    expect(await contents(api.registry)).toEqual(before);
  });
});
