import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newToken } from '../../src/access/secret.ts';
import { startApp } from '../../src/app.ts';
import { serverLog } from '../../src/log.ts';
import { globalId, useApp } from '../support/app.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { createOfficer, createUnit } from '../support/factories.ts';
import { newKey, personalKeys, storePersonal } from '../support/personal.ts';
import { sealer } from '../../src/personal/sealer.ts';

const onServer = process.env['TEST_DATABASE_URL'] !== undefined;
const keys = personalKeys(newKey('k'));
const api = useApp({ personalKeys: keys });

/** Makes the database read only, or writable again, for the sessions that come; those that are there end. */
async function setReadOnly({ pool }: TestDatabase['database'], readOnly: boolean): Promise<void> {
  if (!onServer) {
    // the embedded database has one session for as long as it lives
    await pool.query(`SET default_transaction_read_only = ${readOnly}`);
    return;
  }
  const client = await pool.connect();
  await client.query('SET transaction_read_only = off; SET default_transaction_read_only = off');
  await client.query(
    `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = ${readOnly}', current_database()); END $$`,
  );
  await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()`);
  client.release(true);
}

async function post(query: string, token = api.token) {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  return [response.status, response.headers.get('retry-after'), await response.json()] as const;
}

/** Asks until the sessions that were ended are replaced. */
async function ready() {
  for (;;) {
    const response = await fetch(`${api.url}/readyz`);
    const body = await response.json();
    if (response.status === 200) return body;
  }
}

const CREATE =
  'mutation { createUnit(input: { code: "R", name: "新单位", kind: TEAM, effectiveOn: "2023-01-01" }) { __typename } }';

describe('a database that only reads', () => {
  beforeAll(async () => {
    await createUnit(api.registry, { code: 'A', name: '甲' });
  });
  afterEach(() => setReadOnly(api.database, false));

  it('answers reads, also of who signs in anew; refuses writes to be sent again; and both work afterwards', async () => {
    const { token } = api;
    const other = newToken();
    await api.admin.request('{ viewer { name } }');
    const officer = await createOfficer(api.registry);
    await storePersonal(api.registry, sealer(keys), officer.id, { birthOn: '1990-01-01' });
    await setReadOnly(api.database, true);
    expect(await ready()).toEqual({ status: 'read-only', reads: true, writes: false });
    expect((await post('{ unit(code: "A") { name } }', token))[2]).toMatchObject({ data: { unit: { name: '甲' } } });
    // looked up without noting its use
    expect((await post('{ viewer { name } }', other))[0]).toBe(401);
    const refused = { errors: [{ extensions: { code: 'UNAVAILABLE', retryAfterSeconds: 1 } }] };
    expect(await post(CREATE)).toMatchObject([503, '1', refused]);
    expect(await post(CREATE)).toMatchObject([503, '1', refused]);
    // a read that must be on record
    const personal = await post(`{ officer(id: "${globalId('Officer', officer.id)}") { name birthOn } }`);
    expect([personal[0], personal[1]]).toEqual([503, '1']);
    expect(personal[2]).toMatchObject(refused);
    expect(personal[2]).not.toHaveProperty('data');

    await setReadOnly(api.database, false);
    let state: unknown;
    for (let i = 0; i < 20 && (state as { writes?: boolean } | undefined)?.writes !== true; i++) state = await ready();
    expect(state).toEqual({ status: 'ok', reads: true, writes: true });
    let written: unknown = null;
    // sessions that began meanwhile are replaced as they are met
    for (let i = 0; i < 20; i++) {
      const [status, , body] = await post(CREATE);
      written = body;
      if (status === 200) break;
    }
    expect(written).toMatchObject({ data: { createUnit: { __typename: 'CreateUnitSuccess' } } });
  });
});

it('a start on it serves a registry that has a token, and says in one line why it cannot make the first', async () => {
  const test = await openTestDatabase();
  const start = () =>
    startApp({
      database: test.database,
      host: '127.0.0.1',
      port: 0,
      log: serverLog('silent'),
      console: false,
      graphiql: false,
    });
  try {
    await setReadOnly(test.database, true);
    await expect(start()).rejects.toMatchObject({
      name: 'StartupError',
      message:
        'The database only reads, and this start has to write there: pending migrations or the first token. Start again when it writes.',
    });
    await setReadOnly(test.database, false);
    await (await start()).stop();
    await setReadOnly(test.database, true);
    const app = await start();
    expect(app.newToken).toBeNull();
    await app.stop();
  } finally {
    await setReadOnly(test.database, false);
    await test.close();
  }
});
