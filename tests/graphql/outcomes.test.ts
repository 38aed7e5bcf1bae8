import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { newToken } from '../../src/access/secret.ts';
import { startApp, type App } from '../../src/app.ts';
import { openDatabase, type Database } from '../../src/database/client.ts';
import type { Alarm } from '../../src/database/clock.ts';
import { serverLog } from '../../src/log.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { FaultProxy, type AtCommit } from '../support/faults/proxy.ts';

// an embedded database has no connection that could be lost at COMMIT, and does one thing at a time
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const EXECUTION_MS = 1_500;
const POOL_WAIT_MS = 1_000;
const CREATE =
  'mutation ($input: CreateUnitInput!) { createUnit(input: $input) { __typename ... on CreateUnitSuccess { unit { code } change { position } } } }';
const CREATE_TWO = `mutation ($one: CreateUnitInput!, $other: CreateUnitInput!) {
  one: createUnit(input: $one) { ... on CreateUnitSuccess { change { position } } }
  other: createUnit(input: $other) { ... on CreateUnitSuccess { change { position } } }
}`;

const token = newToken();
const input = (code: string) => ({ code, name: '新单位', kind: 'TEAM', effectiveOn: '2023-01-01' });

interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: {
    readonly data?: object | null;
    readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
    readonly extensions?: object;
  };
}

async function post(app: App, query: string, variables: object): Promise<Answer> {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as Answer['body'];
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body };
}

interface Told {
  readonly position?: string;
  readonly status?: number;
  readonly code?: string;
}

/** What an answer says: the position of what was done, or that nothing was. */
function told({ status, body }: Answer): Told {
  const [error] = body.errors ?? [];
  if (error) return { status, code: error.extensions.code };
  const { createUnit } = body.data as { createUnit: { change?: { position: string } } };
  if (!createUnit.change) throw new Error(JSON.stringify(createUnit));
  return { position: createUnit.change.position };
}

const serve = (database: Database): Promise<App> =>
  startApp({
    database,
    host: '127.0.0.1',
    port: 0,
    bootstrapToken: token,
    limits: { executionMs: EXECUTION_MS, viewerRequests: 100 },
    log: serverLog('silent'),
  });

const positionOf = async ({ database }: TestDatabase, code: string): Promise<string | undefined> => {
  const { rows } = await database.pool.query<{ position: string }>(
    `SELECT c.position::text AS position FROM unit_version v
JOIN change c ON c.subject_id = v.unit_id AND c.operation = 'createUnit' WHERE v.code = $1`,
    [code],
  );
  return rows[0]?.position;
};

describe('a mutation that was done, and whose answer cannot be read', () => {
  let test: TestDatabase;
  let app: App;
  let failing: 'payload' | 'record' | null = null;

  beforeAll(async () => {
    test = await openTestDatabase();
    const { registry } = test.database;
    let committed = 0;
    const gone = () => Promise.reject(Object.assign(new Error('terminating connection'), { code: '57P01' }));
    const breaking = registry.$extends({
      client: {
        // the second time in an operation is after COMMIT
        $queryUntil: (signal: Alarm) => {
          committed = failing === null ? 0 : committed + 1;
          return committed >= 2 ? gone : registry.$queryUntil(signal);
        },
      },
    });
    app = await serve({ ...test.database, registry: breaking });
  });
  afterAll(async () => {
    await app.stop();
    await test.close();
  });

  it('is told with its position, under a code of its own, and not as something to send again', async () => {
    failing = 'payload';
    const { status, retryAfter, body } = await post(app, CREATE, { input: input('P1') });
    failing = null;
    const position = await positionOf(test, 'P1');
    expect(position).toBeDefined();
    expect([status, retryAfter]).toEqual([200, null]);
    expect(body).toMatchObject({
      data: null,
      errors: [
        {
          message: `This was done, as change ${position}, but could not be read for the answer: ask for it, or send the same again under the same idempotency key.`,
          extensions: { code: 'PAYLOAD_UNAVAILABLE', positions: [position] },
        },
      ],
      extensions: { done: [{ field: 'createUnit', position }] },
    });
  });

  it('is told apart from the fields after it, which were not begun', async () => {
    failing = 'payload';
    const { status, body } = await post(app, CREATE_TWO, { one: input('P2'), other: input('P3') });
    failing = null;
    const position = await positionOf(test, 'P2');
    expect(status).toBe(200);
    expect(body.extensions).toMatchObject({ done: [{ field: 'one', position }] });
    expect(body.errors).toHaveLength(1);
    expect(body.errors![0]).toMatchObject({ path: ['one', 'change'], extensions: { code: 'PAYLOAD_UNAVAILABLE' } });
    expect(await positionOf(test, 'P3')).toBeUndefined();
  });

  it('lists nothing where all was answered', async () => {
    const { status, body } = await post(app, CREATE, { input: input('P4') });
    expect(status).toBe(200);
    expect(body).toMatchObject({ data: { createUnit: { unit: { code: 'P4' } } } });
    expect(body.extensions).not.toHaveProperty('done');
  });
});

onServer('a mutation whose connection fails at COMMIT', () => {
  let test: TestDatabase;
  let proxy: FaultProxy;
  let database: Database;
  let app: App;

  beforeAll(async () => {
    test = await openTestDatabase();
    proxy = await FaultProxy.before(test.url!);
    database = await openDatabase({
      url: proxy.url,
      directory: '',
      poolWaitMs: POOL_WAIT_MS,
      statementMs: EXECUTION_MS,
    });
    app = await serve(database);
  });
  afterAll(async () => {
    await app.stop();
    await database.close();
    await proxy.stop();
    await test.close();
  });

  // what was not done is done again once, by itself
  it.each<[AtCommit, number, boolean]>([
    ['lost-before', 1, true],
    ['lost-before', 2, false],
    ['lost-after', 1, true],
    ['silent-before', 1, true],
    ['silent-before', 2, false],
    ['silent-after', 1, true],
  ])('%s, %i times: the registry finds out whether it was done: %s', async (fault, times, done) => {
    proxy.atCommit = fault;
    proxy.commits = times;
    const code = `${fault.toUpperCase()}-${times}`;
    const answer = await post(app, CREATE, { input: input(code) });
    const position = await positionOf(test, code);
    expect(position !== undefined).toBe(done);
    expect(told(answer)).toEqual(done ? { position } : { status: 503, code: 'UNAVAILABLE' });
    // nothing is held: the next write goes on at once
    expect(told(await post(app, CREATE, { input: input(`${code}-NEXT`) }))).toHaveProperty('position');
  });

  it('says that the outcome is unknown where the database stays away, and the key finds it out', async () => {
    const keyed = CREATE.replace('createUnit(input: $input)', 'createUnit(input: $input) @idempotent(key: "k")');
    proxy.atCommit = 'lost-after';
    proxy.refusing = true;
    const { status, retryAfter, body } = await post(app, keyed, { input: input('UNKNOWN') });
    proxy.refusing = false;
    expect([status, retryAfter]).toEqual([504, null]);
    expect(body.errors).toMatchObject([{ path: ['createUnit'], extensions: { code: 'OUTCOME_UNKNOWN' } }]);
    const position = await positionOf(test, 'UNKNOWN');
    expect(position).toBeDefined();
    const again = await post(app, keyed, { input: input('UNKNOWN') });
    expect(again.body).toMatchObject({ data: { createUnit: { change: { position } } } });
  });
});

onServer('a mutation that waits for others until just before its time is over', () => {
  let test: TestDatabase;
  let database: Database;
  let app: App;

  beforeAll(async () => {
    test = await openTestDatabase();
    database = await openDatabase({ url: test.url, directory: '', statementMs: EXECUTION_MS });
    app = await serve(database);
  });
  afterAll(async () => {
    await app.stop();
    await database.close();
    await test.close();
  });

  it('is done and answered, or not done: what the answer says is so, 48 times', async () => {
    const outcomes: object[] = [];
    for (const [round, before] of [300, 120, 60, 20].entries()) {
      const blocker = await test.database.pool.connect();
      await blocker.query('BEGIN; SELECT 1 FROM change_head FOR UPDATE');
      const codes = Array.from({ length: 12 }, (_, i) => `W${round}-${i}`);
      const answers = codes.map((code) => post(app, CREATE, { input: input(code) }));
      await sleep(EXECUTION_MS - before);
      await blocker.query('COMMIT');
      blocker.release();
      for (const [i, answer] of (await Promise.all(answers)).entries()) {
        const outcome = told(answer);
        outcomes.push(outcome);
        expect(outcome.position).toBe(await positionOf(test, codes[i]!));
      }
    }
    expect(outcomes).toHaveLength(48);
    expect(outcomes.some((outcome) => 'position' in outcome)).toBe(true);
    const refusals = outcomes.filter((outcome) => !('position' in outcome));
    const refused = { status: 503, code: expect.stringMatching(/^(UNAVAILABLE|EXECUTION_TIMEOUT)$/) };
    expect(refusals).toEqual(refusals.map(() => refused));
  });
});
