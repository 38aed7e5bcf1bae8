import pg from 'pg';
import { newToken } from '../../../src/access/secret.ts';
import { startApp, type App } from '../../../src/app.ts';
import { openDatabase, type Database } from '../../../src/database/client.ts';
import { migrate } from '../../../src/database/migrate.ts';
import { serverLog } from '../../../src/log.ts';
import { remembering } from '../../../src/remembering.ts';
import { startCluster, type Cluster } from './cluster.ts';
import { FaultProxy } from './proxy.ts';

/** Shorter than by default, so that a run meets each fault often. */
const EXECUTION_MS = 2_000;
const POOL_WAIT_MS = 1_000;
/** Longer than the 10 s after which a pool ends a connection of its own. */
const IDLE_SESSION_MS = 12_000;
const MEMORY_ROWS = 50_000;

/** Servers on one database, which they reach through a proxy that breaks things. */
export interface World {
  readonly cluster: Cluster;
  readonly proxy: FaultProxy;
  readonly urls: readonly string[];
  readonly token: string;
  /** Straight to the database. */
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
}

export async function openWorld(servers: number): Promise<World> {
  const cluster = await startCluster();
  const url = await makeDatabase(cluster);
  const pool = new pg.Pool({ connectionString: url, max: 2 }).on('error', () => undefined);
  await migrate(pool);
  const proxy = await FaultProxy.before(url);
  const token = newToken();
  const databases: Database[] = [];
  const apps: App[] = [];
  for (let i = 0; i < servers; i++) {
    const database = await openDatabase({
      url: proxy.url,
      directory: '',
      poolWaitMs: POOL_WAIT_MS,
      statementMs: EXECUTION_MS,
      idleSessionMs: IDLE_SESSION_MS,
      memory: remembering(MEMORY_ROWS),
    });
    databases.push(database);
    const app = await startApp({
      database,
      host: '127.0.0.1',
      port: 0,
      bootstrapToken: token,
      limits: { executionMs: EXECUTION_MS, budget: 1_000_000_000 },
      log: serverLog(process.env['LOG_LEVEL'] ?? 'silent'),
      console: false,
      graphiql: false,
    });
    apps.push(app);
  }
  return {
    cluster,
    proxy,
    urls: apps.map((app) => app.url),
    token,
    pool,
    close: async () => {
      await Promise.all(apps.map((app) => app.stop()));
      await Promise.all(databases.map((database) => database.close()));
      await proxy.stop();
      await pool.end();
      await cluster.stop();
    },
  };
}

/** Makes the database, on the disk that may be filled if there is one. */
async function makeDatabase({ url, disk }: Cluster): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if (disk !== null) await client.query(`CREATE TABLESPACE small LOCATION '${disk}'`);
    await client.query(`CREATE DATABASE faults${disk === null ? '' : ' TABLESPACE small'}`);
  } finally {
    await client.end();
  }
  return Object.assign(new URL(url), { pathname: 'faults' }).href;
}
