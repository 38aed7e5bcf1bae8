import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newToken } from '../../src/access/secret.ts';
import { startApp, type App } from '../../src/app.ts';
import { openDatabase, type Database } from '../../src/database/client.ts';
import { serverLog } from '../../src/log.ts';
import { remembering } from '../../src/remembering.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

// one process at a time may open an embedded database
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const READS = 2_000;
/** Each writes and reads by itself, so that other writes come between. */
const CLIENTS = 4;

const RENAME = `mutation ($input: ReviseUnitInput!) {
  reviseUnit(input: $input) { __typename ... on ReviseUnitSuccess { unit { id name } } }
}`;
const READ = 'query ($id: ID!) { unit(id: $id) { name } }';
const CREATE = `mutation ($input: CreateUnitInput!) { createUnit(input: $input) { ... on CreateUnitSuccess { unit { id } } } }`;

onServer.each([2, 3])('%i servers on one database', (servers) => {
  let test: TestDatabase;
  const databases: Database[] = [];
  const apps: App[] = [];
  const token = newToken();

  beforeAll(async () => {
    test = await openTestDatabase();
    for (let i = 0; i < servers; i++) {
      const memory = remembering(50_000);
      const database = await openDatabase({ url: test.url, directory: '', memory });
      databases.push(database);
      apps.push(
        await startApp({
          database,
          host: '127.0.0.1',
          port: 0,
          bootstrapToken: token,
          limits: { budget: 1_000_000_000 },
          log: serverLog('silent'),
          console: false,
          graphiql: false,
        }),
      );
    }
  }, 60_000);
  afterAll(async () => {
    await Promise.all(apps.map((app) => app.stop()));
    await Promise.all(databases.map((database) => database.close()));
    await test.close();
  });

  async function ask(server: number, query: string, variables: object) {
    const response = await fetch(`${apps[server % servers]!.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    return ((await response.json()) as { data: Record<string, Record<string, unknown>> }).data;
  }

  it(`what one has written every other reads at once, ${READS} times`, async () => {
    let reads = 0;
    let stale = 0;
    const client = async (n: number) => {
      const input = { code: `S${servers}-${n}`, name: '甲', kind: 'TEAM', effectiveOn: '2023-01-01' };
      const made = await ask(n, CREATE, { input });
      const { id } = made['createUnit']!['unit'] as { id: string };
      // what is remembered before the write must not be answered after it
      for (let round = 0; reads < READS; round++) {
        const name = `单位${round}`;
        const renamed = await ask(n + round, RENAME, { input: { id, name, effectiveOn: '2023-01-01' } });
        expect(renamed['reviseUnit']).toMatchObject({ __typename: 'ReviseUnitSuccess' });
        const answers = await Promise.all(apps.map((_, server) => ask(server, READ, { id })));
        const again = await Promise.all(apps.map((_, server) => ask(server, READ, { id })));
        for (const answer of [...answers, ...again]) {
          reads++;
          if (answer['unit']!['name'] !== name) stale++;
        }
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, (_, n) => client(n)));
    expect(reads).toBeGreaterThanOrEqual(READS);
    expect(stale).toBe(0);
  }, 120_000);
});
