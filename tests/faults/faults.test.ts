import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../src/database/client.ts';
import { breaksOf } from '../support/breaks.ts';
import { hasPostgres } from '../support/faults/cluster.ts';
import { SCENARIOS } from '../support/faults/scenarios.ts';
import { Workload } from '../support/faults/workload.ts';
import { openWorld, type World } from '../support/faults/world.ts';

// the embedded database has no connection to break; and a PostgreSQL that is stopped and started must be the test's own
const onServer = process.env['TEST_DATABASE_URL'] !== undefined && hasPostgres() ? describe : describe.skip;

const FAULT_MS = 3_000;

onServer('readers and writers of two servers, while the database fails', () => {
  let world: World;
  const table: object[] = [];

  beforeAll(async () => {
    world = await openWorld(2);
  }, 60_000);
  afterAll(() => world.close());

  it.each(Object.entries(SCENARIOS))(
    '%s: nothing is lost or doubled, and every "nothing was done" is true',
    async (name, scenario) => {
      const workload = new Workload(world.urls, world.token, `F${table.length}`);
      await workload.during(() => scenario(world, FAULT_MS));
      const counts = await workload.settle(world.pool);
      table.push({ name, ...counts });
      expect(workload.wrong).toEqual([]);
      expect(counts).toMatchObject({ lost: 0, doubled: 0, untrue: 0, stale: 0, wrong: 0 });
      expect(counts.acknowledged).toBeGreaterThan(0);
    },
    90_000,
  );

  it('connections that fall silent leave no session behind, which would take the place of another', async () => {
    const sessions = async () => {
      const { rows } = await world.pool.query<{ left: number }>(
        `SELECT count(*)::int AS left FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'`,
      );
      return rows[0]!.left - world.pool.totalCount;
    };
    const workload = new Workload(world.urls, world.token, 'SILENT');
    const silences = SCENARIOS['connections fall silent']!;
    await workload.during(() => silences(world, 3 * FAULT_MS));
    await workload.settle(world.pool);
    // a session whose connection fell silent before it told its number is ended by PostgreSQL itself, after a time
    let left = await sessions();
    for (let i = 0; i < 350 && left > world.proxy.connections; i++) {
      await sleep(200);
      left = await sessions();
    }
    expect(left).toBeLessThanOrEqual(world.proxy.connections);
  }, 180_000);

  it('the record is whole after all of it', async () => {
    const database = await openDatabase({ url: world.proxy.url, directory: '' });
    const breaks = await breaksOf(database.registry);
    await database.close();
    expect(breaks).toEqual([]);
  }, 60_000);
});
