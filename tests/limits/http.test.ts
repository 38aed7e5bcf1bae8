import { connect } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { refusal, useApp } from '../support/app.ts';

const REQUEST_MS = 500;
const configured = useApp({
  limits: { requestMs: REQUEST_MS, bodyBytes: 2_000, failedSignIns: 1 },
  corsOrigins: ['https://hr.example'],
  console: false,
  graphiql: false,
  introspection: false,
});
const standard = useApp({ console: true });

const preflight = (url: string, origin: string) =>
  fetch(`${url}/graphql`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
  });

describe('a page of another origin', () => {
  it('may not read an answer by default', async () => {
    const { headers } = await preflight(standard.url, 'https://hr.example');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('may read an answer if its origin is allowed', async () => {
    const { headers } = await preflight(configured.url, 'https://hr.example');
    expect(headers.get('access-control-allow-origin')).toBe('https://hr.example');
    for (const name of ['authorization', 'x-purpose', 'muster-as-of', 'muster-dry-run', 'idempotency-key']) {
      expect(headers.get('access-control-allow-headers')).toContain(name);
    }
  });

  it('may not read an answer if only other origins are allowed', async () => {
    const { headers } = await preflight(configured.url, 'https://other.example');
    expect(headers.get('access-control-allow-origin')).not.toBe('https://other.example');
  });
});

it('a list of operations is refused by default', async () => {
  const response = await fetch(`${standard.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${standard.token}` },
    body: '[{"query":"{ viewer { name } }"}]',
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    errors: [
      {
        message: 'Operations in a list: 0 at most, this request has 1. Send each operation in a request of its own.',
        extensions: { code: 'LIMIT_EXCEEDED', limit: 'batch', maximum: 0, actual: 1 },
      },
    ],
  });
});

it('failed sign-ins are not counted by default, when nothing is known of proxies', async () => {
  for (let i = 0; i < 3; i++) {
    expect(
      await refusal(configured.anonymous().request('{ viewer { name } }', {}, { authorization: 'Bearer none' })),
    ).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  }
});

it('the console and GraphiQL are served, and not if they are switched off', async () => {
  for (const path of ['/', '/units/VW5pdDox', '/graphiql/']) {
    expect((await fetch(`${standard.url}${path}`)).status).toBe(200);
    expect((await fetch(`${configured.url}${path}`)).status).toBe(404);
  }
});

describe('a server whose introspection is off', () => {
  it.each([
    '{ __schema { queryType { name } } }',
    '{ __type(name: "Unit") { name } }',
    'query { ...f } fragment f on Query { __schema { queryType { name } } }',
    '{ __schema @include(if: false) { queryType { name } } }',
  ])('refuses to tell the schema: %s', async (query) => {
    expect(await refusal(configured.admin.request(query))).toMatchObject([
      {
        message: 'This server does not tell its schema: MUSTER_INTROSPECTION is off.',
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
  });

  it('suggests no names of the schema, as one does whose introspection is on', async () => {
    const query = '{ unit(code: "A") { nam } }';
    const [open] = await refusal(standard.admin.request(query));
    expect(open).toMatchObject({ message: expect.stringContaining('Did you mean "name"') });
    const [closed] = await refusal(configured.admin.request(query));
    expect(closed).toMatchObject({ message: expect.not.stringContaining('Did you mean') });
  });

  it('tells the type of what is answered, which every client asks for', async () => {
    expect(await configured.admin.request('{ __typename }')).toEqual({ __typename: 'Query' });
  });
});

describe('every answer', () => {
  it.each(['/', '/graphql', '/healthz', '/nothing'])('of %s has the headers that protect a browser', async (path) => {
    const { headers } = await fetch(`${standard.url}${path}`);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': expect.stringMatching(
        /^default-src 'self';script-src 'self';.*object-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'$/,
      ),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': expect.stringContaining('max-age='),
    });
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

const send = (body: string | Uint8Array<ArrayBuffer>, type = 'application/json') =>
  fetch(`${configured.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': type, authorization: `Bearer ${configured.token}` },
    body,
  });

describe('a body', () => {
  it.each<[string, string | Uint8Array<ArrayBuffer>, string, number, string]>([
    ['that is too large', `{"query":"${'#'.repeat(2_000)}"}`, 'application/json', 413, 'LIMIT_EXCEEDED'],
    ['that is no JSON', '{"query":', 'application/json', 400, 'BAD_REQUEST'],
    [
      'that is not UTF-8',
      Uint8Array.from([...Buffer.from('{"query":"{ a }'), 0xff, 0x22, 0x7d]),
      'application/json',
      400,
      'BAD_USER_INPUT',
    ],
    [
      'with a key that changes prototypes',
      '{"query":"{ a }","__proto__":{"a":1}}',
      'application/json',
      400,
      'BAD_REQUEST',
    ],
    [
      'with a key that changes constructors',
      '{"variables":{"constructor":{"prototype":{"a":1}}}}',
      'application/json',
      400,
      'BAD_REQUEST',
    ],
    ['of another type', '<query/>', 'application/xml', 415, 'BAD_REQUEST'],
    ['of a form of another site', 'query={ viewer { name } }', 'text/plain', 400, 'BAD_REQUEST'],
  ])('is refused without being repeated: %s', async (_what, body, type, status, code) => {
    const response = await send(body, type);
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code } }] });
    expect(text).not.toContain('####');
    expect(text).not.toContain('<query');
  });

  it('that is sent too slowly is cut off, while other requests are answered', async () => {
    const { port } = new URL(configured.url);
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    const from = Date.now();
    socket.write('POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{');
    const drip = setInterval(() => socket.write(' '), 50);
    socket.on('error', () => undefined);
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    expect((await send('{"query":"{ viewer { name } }"}')).status).toBe(200);
    await once(socket, 'close');
    clearInterval(drip);
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    expect(Date.now() - from).toBeGreaterThanOrEqual(REQUEST_MS);
  });
});

it('no answer of the registry may be kept by a cache', async () => {
  const get = (path: string, token = standard.token) =>
    fetch(`${standard.url}${path}`, {
      headers: { authorization: `Bearer ${token}`, 'apollo-require-preflight': '1' },
    });
  const query = encodeURIComponent('{ viewer { name } }');
  const answers = [
    await get(`/graphql?query=${query}`),
    await get(`/graphql?query=${query}`),
    await get(`/graphql?query=${query}`, 'nobody'),
    await get('/graphql?query=%7B'),
    await get('/graphql'),
    await get('/readyz'),
    await get('/nothing'),
    ...(await Promise.all(
      Array.from({ length: 3 }, () =>
        fetch(`${standard.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${standard.token}` },
          body: '{"query":"{ viewer { kind } }"}',
        }),
      ),
    )),
  ];
  expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual(answers.map(() => 'no-store'));
});

it('no header is lost, however many there are', async () => {
  const socket = connect(Number(new URL(standard.url).port), '127.0.0.1');
  await once(socket, 'connect');
  const body = JSON.stringify({ query: '{ viewer { name } }' });
  socket.write(
    [
      'POST /graphql HTTP/1.1',
      'Host: registry',
      ...Array.from({ length: 2_500 }, () => 'a:'),
      `Authorization: Bearer ${standard.token}`,
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      'Connection: close',
      'muster-dry-run: true',
      '',
      body,
    ].join('\r\n'),
  );
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  await once(socket, 'close');
  expect(answer).toMatch(/^HTTP\/1.1 200 /);
  expect(answer).toContain('"dryRun":true');
});
