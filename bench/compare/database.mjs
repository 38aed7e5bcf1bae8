import pg from 'pg';
import { runMuster } from '../server.mjs';
import { startPostgres } from '../postgres.mjs';
import { fill } from './data.mjs';
import { parentOf } from './process.mjs';

const SETTINGS = {
  jit: 'off',
  shared_buffers: '512MB',
  max_connections: '250',
  shared_preload_libraries: 'pg_stat_statements',
};

/** Opens a database with the synthetic force: one that was filled before, or a new one that is dropped afterwards. */
export async function openFilled(given) {
  const postgres = given ? { url: given, stop: () => undefined } : await startPostgres(SETTINGS);
  try {
    if (!given) await fillAnew(postgres.url);
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
    const stop = async () => {
      await client.end();
      await postgres.stop();
    };
    return { url: postgres.url, query: client.query.bind(client), postmaster: parentOf(rows[0].pid), stop };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function fillAnew(url) {
  const started = performance.now();
  runMuster(url, 'migrate');
  await fill(url);
  console.log(`data made in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

/** Switches the counting of statements by PostgreSQL; it is off while the load runs. */
export async function countStatements(database, on) {
  await database.query(`ALTER SYSTEM SET pg_stat_statements.track = '${on ? 'top' : 'none'}'`);
  await database.query('SELECT pg_reload_conf()');
}
