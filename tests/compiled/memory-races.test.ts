import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLClient } from 'graphql-request';
import { remembering } from '../../src/remembering.ts';
import { startApp, type App } from '../../src/app.ts';
import { openDatabase, type Database } from '../../src/database/client.ts';
import { serverLog } from '../../src/log.ts';
import { graphql } from '../generated/gql.ts';
import { ReviseUnitDocument } from '../generated/graphql.ts';
import { globalId, useApp } from '../support/app.ts';
import { createUnit } from '../support/factories.ts';

/** The embedded database has one process. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const REPETITIONS = 50;

const Unit = graphql(`
  query RememberedUnit($code: String!) {
    unit(code: $code) {
      authorizedStrength
      children {
        nodes {
          authorizedStrength
        }
      }
    }
  }
`);

onServer('two servers on one database', () => {
  const api = useApp();
  let database: Database;
  let app: App;
  let other: GraphQLClient;

  beforeAll(async () => {
    const { connectionString } = api.database.pool.options;
    database = await openDatabase({
      url: connectionString,
      directory: '',
      memory: remembering(1_000),
    });
    app = await startApp({ database, host: '127.0.0.1', port: 0, log: serverLog('silent') });
    other = new GraphQLClient(`${app.url}/graphql`, { headers: { authorization: `Bearer ${api.token}` } });
  });

  afterAll(async () => {
    await app.stop();
    await database.close();
  });

  const read = async (by: GraphQLClient) => {
    const { unit } = await by.request(Unit, { code: 'TOP' });
    return [unit!.authorizedStrength, unit!.children.nodes[0]!.authorizedStrength];
  };

  it(`each answer at once with what the other has changed, ${REPETITIONS} times, while both are asked`, async () => {
    const top = await createUnit(api.registry, { code: 'TOP', authorizedStrength: 0 });
    const below = await createUnit(api.registry, { parentId: top.id, authorizedStrength: 0 });
    const asked = { enough: false };
    const asking = Promise.all(
      [api.admin, other].map(async (by) => {
        while (!asked.enough) await read(by);
      }),
    );
    for (let n = 1; n <= REPETITIONS; n++) {
      const [writer, reader] = n % 2 === 0 ? [api.admin, other] : [other, api.admin];
      const id = globalId('Unit', below.id);
      const input = {
        id,
        expectedVersion: n,
        authorizedStrength: n,
        effectiveOn: '2024-01-01',
        basis: { reason: '合成' },
      };
      const { reviseUnit } = await writer.request(ReviseUnitDocument, { input });
      expect(reviseUnit.__typename).toBe('ReviseUnitSuccess');
      expect(await read(reader)).toEqual([0, n]);
    }
    asked.enough = true;
    await asking;
  }, 120_000);
});
