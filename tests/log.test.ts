import { request, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { json } from 'node:stream/consumers';
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newToken } from '../src/access/secret.ts';
import { Connections } from '../src/limits/connections.ts';
import { refuseSecretsInAddresses } from '../src/limits/address.ts';
import { incoming, refuseInGraphQL } from '../src/limits/http.ts';
import { LIMITS } from '../src/limits/limits.ts';
import { serverLog } from '../src/log.ts';

let lines: string;
let server: FastifyInstance;

const log = (): FastifyBaseLogger => serverLog('trace', { write: (line) => void (lines += line) });

let port: number;

beforeEach(async () => {
  lines = '';
  server = fastify({ loggerInstance: log(), ...incoming(LIMITS) });
  void new Connections(server, LIMITS);
  refuseSecretsInAddresses(server);
  refuseInGraphQL(server, LIMITS);
  server.get('/graphql', () => ({}));
  await server.listen({ port: 0, host: '127.0.0.1' });
  ({ port } = server.server.address() as AddressInfo);
});

/** Sends an address as it is. */
async function get(path: string, headers: Record<string, string> = {}) {
  const sent = request({ port, host: '127.0.0.1', path, headers, agent: false }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, body: await json(answer) };
}

afterEach(() => server.close());

const JWT = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';

describe('the log of a request', () => {
  it('has the path of its address alone', async () => {
    expect((await get('/graphql?query=%7Bofficer(nationalId:%22330681%22)%7D')).status).toBe(200);
    expect(lines).toContain('"path":"/graphql"');
    expect(lines).not.toContain('330681');
    expect(lines).not.toContain('query');
  });

  it.each([
    ['access_token', `/graphql?access_token=a`],
    ['a name in capitals', `/graphql?query=x&Authorization=Bearer%20a`],
    ['jwt', `/graphql?jwt=a`],
    ['an API key', `/graphql?x-api-key=a`],
    ['a token of the registry under another name', `/graphql?a=${newToken()}`],
    ['a token in a variable', `/graphql?variables=${encodeURIComponent(`{"t":"${newToken()}"}`)}`],
    ['a signed token', `/graphql?a=${JWT}`],
    ['a token in the path', `/graphql/${newToken()}`],
    ['a token after a semicolon', `/graphql;token=a`],
    ['a token at an unknown address', `/nothing?token=a`],
  ])('is refused with a secret in its address, and does not repeat it: %s', async (_case, url) => {
    expect(await get(url)).toEqual({
      status: 400,
      body: {
        errors: [
          {
            message:
              'A token belongs in the header Authorization, never in the address, which browsers and proxies keep: revoke this token and use another.',
            extensions: { code: 'SECRET_IN_ADDRESS' },
          },
        ],
      },
    });
    expect(lines).toContain('"path":"/');
    expect(lines).not.toMatch(/token=|mr_[\w-]|eyJ/);
  });

  it.each(['/graphql?query=%7Btokens%7Bname%7D%7D', '/graphql?after=mr_short&tokenize=1', '/'])(
    'is not taken for one with a secret: %s',
    async (url) => {
      expect((await get(url)).status).not.toBe(400);
    },
  );

  it('has nothing of what is no request of HTTP', async () => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.write(`GET /graphql HTTP/1.1\r\nAuthorization: Bearer ${newToken()}\r\nno header\r\n\r\n`);
    await once(socket, 'close');
    expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
    expect(answer).toContain(
      '{"errors":[{"message":"This is no request of HTTP.","extensions":{"code":"BAD_REQUEST"}}]}',
    );
    expect(lines).not.toMatch(/mr_|rawPacket/);
  });

  it('has none of its headers', async () => {
    await get('/graphql', { authorization: `Bearer ${newToken()}`, 'x-purpose': 'secret' });
    expect(lines).toContain('incoming request');
    expect(lines).not.toMatch(/mr_|x-purpose|secret/);
  });
});

describe('the log of an error', () => {
  it('has its place, and none of the values that a driver adds', () => {
    lines = '';
    const cause = Object.assign(new Error('duplicate key value violates unique constraint "token_hash_key"'), {
      code: '23505',
      constraint: 'token_hash_key',
      detail: 'Key (hash)=(330681199001011234) already exists.',
      where: 'unnamed portal parameter $1 = 330681199001011234',
      parameters: ['330681199001011234'],
    });
    log().error({ err: new Error('the write failed', { cause }) }, 'unexpected error');
    expect(JSON.parse(lines)).toMatchObject({
      err: {
        type: 'Error',
        message: 'the write failed',
        stack: expect.stringContaining('log.test.ts'),
        cause: { code: '23505', constraint: 'token_hash_key', message: cause.message },
      },
    });
    expect(lines).not.toContain('330681199001011234');
  });

  it('has no token, wherever it comes from', () => {
    const token = newToken();
    log().error({ err: new Error(`no viewer for ${token}`), at: [JWT] }, `met ${token}`);
    expect(lines.match(/\[secret\]/g)!.length).toBeGreaterThanOrEqual(3);
    expect(lines).not.toContain(token);
    expect(lines).not.toContain(JWT);
  });
});
