import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { CONNECTIONS } from '../../src/database/shares.ts';
import { useApp } from '../support/app.ts';
import { createUnit } from '../support/factories.ts';
import { leavingNoTrace } from '../support/writes.ts';

// the embedded database does one thing at a time, to its end: neither of its statements can be stopped
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const EXECUTION_MS = 1_000;
const POOL_WAIT_MS = 500;
const POOL_SIZE = CONNECTIONS;

// what is in memory waits for nothing
const api = useApp({
  limits: { executionMs: EXECUTION_MS },
  poolWaitMs: POOL_WAIT_MS,
  statementMs: EXECUTION_MS,
  memoryRows: 0,
});

async function post(query: string, variables: object = {}, extensions: object = {}) {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${api.token}` },
    body: JSON.stringify({ query, variables, extensions }),
  });
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    answer: (await response.json()) as object,
  };
}

const held: pg.PoolClient[] = [];
const hold = async () => {
  const client = await api.database.pool.connect();
  held.push(client);
  return client;
};

afterEach(async () => {
  for (const client of held.splice(0)) {
    await client.query('ROLLBACK');
    client.release();
  }
});

beforeAll(async () => {
  await createUnit(api.registry, { code: 'A' });
  // the viewer is known, and the statements are prepared
  await post('{ unit(code: "A") { name } }');
});

const create = `mutation ($input: CreateUnitInput!) { createUnit(input: $input) { __typename } }`;
const input = { code: 'B', name: '乙', kind: 'STATION', effectiveOn: '2026-01-01' };

onServer('an operation that takes too long', () => {
  it('is answered in time, and its statements are cancelled in the database', async () => {
    const blocker = await hold();
    await blocker.query('BEGIN; LOCK TABLE unit_version IN ACCESS EXCLUSIVE MODE');
    const from = Date.now();
    const { status, answer } = await post('{ viewer { name } unit(code: "A") { name } }');
    expect(Date.now() - from).toBeGreaterThanOrEqual(EXECUTION_MS - 5);
    expect(status).toBe(503);
    expect(answer).toMatchObject({
      errors: [
        {
          message: `This takes longer than ${EXECUTION_MS} ms: ask for smaller pages, fewer levels or fewer fields.`,
          extensions: { code: 'EXECUTION_TIMEOUT', maximumMs: EXECUTION_MS },
        },
      ],
    });
    expect(answer).not.toHaveProperty('data');
    const waiting = `SELECT count(*)::int AS count FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    let left = 1;
    for (let i = 0; i < 100 && left > 0; i++) {
      left = (await blocker.query<{ count: number }>(waiting)).rows[0]!.count;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(left).toBe(0);
  });

  it('is charged its whole cost', async () => {
    const query = '{ units(first: 100) { nodes { code } } }';
    const answered = await post(query);
    expect(answered.answer).toMatchObject({ extensions: { cost: { requested: 101, actual: 2 } } });
    const blocker = await hold();
    await blocker.query('BEGIN; LOCK TABLE unit_version IN ACCESS EXCLUSIVE MODE');
    const { status, answer } = await post(query);
    expect(status).toBe(503);
    expect(answer).toMatchObject({ extensions: { cost: { requested: 101, actual: 101 } } });
  });

  it('returns its connection, and the next statement on it is not cancelled', async () => {
    for (let i = 0; i < POOL_SIZE; i++) {
      expect((await post('{ unit(code: "A") { code } }')).answer).toMatchObject({ data: { unit: { code: 'A' } } });
    }
  });

  it('is refused if it is a write that waits too long for another write', async () => {
    const blocker = await hold();
    await blocker.query('BEGIN; SELECT 1 FROM change_head FOR UPDATE');
    await leavingNoTrace(api.registry, async () => {
      const { status, retryAfter, answer } = await post(create, { input });
      expect(status).toBe(503);
      expect(retryAfter).toBe('1');
      expect(answer).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE', retryAfterSeconds: 1 } }] });
    });
  });

  it('changes nothing if it is a write with a statement that takes too long', async () => {
    const blocker = await hold();
    await blocker.query('BEGIN; LOCK TABLE unit_version IN EXCLUSIVE MODE');
    await leavingNoTrace(api.registry, async () => {
      const { status, answer } = await post(create, { input });
      expect(status).toBe(503);
      expect(answer).toMatchObject({ errors: [{ extensions: { code: 'EXECUTION_TIMEOUT' } }] });
    });
  });
});

onServer('an operation without a free connection', () => {
  it('is refused after it has waited, with Retry-After', async () => {
    for (let i = 0; i < POOL_SIZE; i++) await (await hold()).query('BEGIN');
    const from = Date.now();
    // a search: what is found by its key needs none of the pool
    const { status, retryAfter, answer } = await post('{ units(filter: { kind: [STATION] }) { nodes { name } } }');
    expect(Date.now() - from).toBeGreaterThanOrEqual(POOL_WAIT_MS - 5);
    expect(status).toBe(503);
    expect(retryAfter).toBe('1');
    expect(answer).toMatchObject({
      errors: [
        {
          message: 'The registry is busy: send the request again in a moment.',
          extensions: { code: 'UNAVAILABLE', retryAfterSeconds: 1 },
        },
      ],
    });
    // so is a dry run, whose transaction is its own
    const rehearsal = await post(create, { input }, { dryRun: true });
    expect(rehearsal.answer).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
  });

  it('is done where it is a write, for which a connection is kept', async () => {
    // so that the viewer is known
    await post('{ unit(code: "A") { name } }');
    for (let i = 0; i < POOL_SIZE; i++) await (await hold()).query('BEGIN');
    expect((await post(create, { input })).answer).toMatchObject({
      data: { createUnit: { __typename: 'CreateUnitSuccess' } },
    });
  });
});
