import pg from 'pg';

/** Jest's global teardown: drops the databases that the workers of this run have left on the server. */
export default async function teardown() {
  const { TEST_DATABASE_URL: server, TEST_DATABASES: names } = process.env;
  if (!server) return;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  const { rows } = await client.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [names]);
  for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
  await client.end();
}
