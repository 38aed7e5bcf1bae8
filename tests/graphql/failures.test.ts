import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type App } from '../../src/app.ts';
import { newToken } from '../../src/access/secret.ts';
import { serverLog } from '../../src/log.ts';
import { today } from '../../src/time/day.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const UNEXPECTED = 'Something went wrong in the registry; its log tells what, under the request id.';

let database: TestDatabase;
let app: App;
const token = newToken();

beforeAll(async () => {
  database = await openTestDatabase();
  app = await startApp({
    database: database.database,
    host: '127.0.0.1',
    port: 0,
    bootstrapToken: token,
    log: serverLog('silent'),
  });
}, 60_000);

// the last test closes the database
afterAll(() => app.stop());

async function ask(query: string, bearer = token) {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
    body: JSON.stringify({ query }),
  });
  const { headers, status } = response;
  return { status, requestId: headers.get('x-request-id'), body: await response.json() };
}

describe('a working registry', () => {
  it('is alive and ready', async () => {
    for (const path of ['healthz', 'readyz']) {
      const response = await fetch(`${app.url}/${path}`);
      expect(response.status).toBe(200);
      const works = path === 'readyz' ? { reads: true, writes: true } : {};
      expect(await response.json()).toEqual({ status: 'ok', ...works });
      expect(response.headers.get('x-request-id')).toMatch(UUID);
    }
  });

  it('gives every request an id of its own', async () => {
    const one = await ask('{ viewer { name } }');
    const other = await ask('{ viewer { name } }');
    expect(one).toEqual({
      status: 200,
      requestId: expect.stringMatching(UUID),
      body: {
        data: { viewer: { name: 'administrator' } },
        extensions: { cost: expect.anything(), moment: { asOf: today(), knownAt: null }, dryRun: false },
      },
    });
    expect(other.requestId).not.toBe(one.requestId);
  });

  it('puts the request id into an answer with errors', async () => {
    const { requestId, body } = await ask('{ unit { code } }');
    expect(body).toMatchObject({ data: { unit: null }, extensions: { requestId } });
  });
});

// what follows breaks the database more and more, in this order
describe('a bug', () => {
  it('shows the client nothing but the request id', async () => {
    await database.database.pool.query('ALTER TABLE unit_version RENAME TO lost');
    const { status, requestId, body } = await ask('{ viewer { name } unit(code: "A") { name } }');
    expect(status).toBe(200);
    expect(requestId).toMatch(UUID);
    expect(body).toEqual({
      data: { viewer: { name: 'administrator' }, unit: null },
      errors: [
        {
          message: UNEXPECTED,
          locations: [{ line: 1, column: 19 }],
          path: ['unit'],
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
      extensions: {
        requestId,
        cost: expect.anything(),
        moment: { asOf: today(), knownAt: null },
        dryRun: false,
      },
    });
  });

  it('shows nothing more if it happens during the sign-in', async () => {
    await database.database.pool.query('ALTER TABLE token RENAME TO nowhere');
    const { status, requestId, body } = await ask('{ viewer { name } }', newToken());
    expect(status).toBe(500);
    expect(requestId).toMatch(UUID);
    expect(body).toEqual({
      errors: [{ message: UNEXPECTED, extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } }],
    });
  });
});

describe('a registry whose database does not answer', () => {
  it('is alive but not ready', async () => {
    await database.close();
    const ready = await fetch(`${app.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({
      status: 'the database does not answer',
      reads: false,
      writes: false,
    });
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  });
});
