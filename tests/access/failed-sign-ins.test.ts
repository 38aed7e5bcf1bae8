import { describe, expect, it } from '@jest/globals';
import { newToken } from '../../src/access/secret.ts';
import { useApp, type Harness } from '../support/app.ts';
import { unique } from '../support/factories.ts';
import { issued } from '../support/tokens.ts';

const limits = { failedSignIns: 3 };
/** The test asks for others, as a proxy does. */
const behind = useApp({ limits, proxies: ['127.0.0.1'] });
const direct = useApp({ limits, proxies: [] });

async function ask(api: Harness, token: string | null, forwardedFor: string) {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': forwardedFor,
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    body: '{"query":"{ viewer { name } }"}',
  });
  return { status: response.status, retryAfter: response.headers.get('retry-after'), answer: await response.json() };
}

const statuses = async (api: Harness, addresses: readonly string[], token: () => string | null = newToken) => {
  const found: number[] = [];
  for (const address of addresses) found.push((await ask(api, token(), address)).status);
  return found;
};

const issue = async () => (await issued(behind.admin, { name: `登录${unique()}`, scopes: ['registry:read'] })).token;

describe('an address behind a known proxy', () => {
  it('is refused after too many failures, and no other address is', async () => {
    const [early, late] = [await issue(), await issue()];
    expect((await ask(behind, early, '192.0.2.1')).status).toBe(200);
    expect(await statuses(behind, Array<string>(4).fill('192.0.2.1'))).toEqual([401, 401, 401, 429]);
    const { retryAfter, answer } = await ask(behind, late, '192.0.2.1');
    const { retryAfterSeconds } = (answer as { errors: [{ extensions: { retryAfterSeconds: number } }] }).errors[0]
      .extensions;
    // three come back in a minute
    expect(retryAfterSeconds).toBeGreaterThanOrEqual(1);
    expect(retryAfterSeconds).toBeLessThanOrEqual(20);
    expect(answer).toEqual({
      errors: [
        {
          message: `Too many attempts to sign in from this address have failed: wait ${retryAfterSeconds} s.`,
          extensions: { code: 'RATE_LIMITED', retryAfterSeconds },
        },
      ],
    });
    expect(retryAfter).toBe(String(retryAfterSeconds));
    // who was let in before, and who is somewhere else
    expect((await ask(behind, early, '192.0.2.1')).status).toBe(200);
    expect((await ask(behind, late, '192.0.2.2')).status).toBe(200);
  });

  it('is the one that the proxy saw, whatever X-Forwarded-For the client sends', async () => {
    const invented = ['203.0.113.1', '203.0.113.2', '203.0.113.3', '203.0.113.4'];
    expect(
      await statuses(
        behind,
        invented.map((address) => `${address}, 192.0.2.3`),
      ),
    ).toEqual([401, 401, 401, 429]);
  });

  it('is not refused for requests without a token', async () => {
    expect(await statuses(behind, Array<string>(5).fill('192.0.2.4'), () => null)).toEqual([401, 401, 401, 401, 401]);
  });
});

it('without a proxy the address is that of the connection', async () => {
  const said = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'];
  expect(await statuses(direct, said)).toEqual([401, 401, 401, 429]);
});
