import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { empty, migrated, type Migrated, type Statements } from './emptying.ts';

/** A database on a server. */
export interface OnServer {
  readonly url: string;
  /** Gives it back for the next file, or drops it. */
  readonly release: () => Promise<void>;
}

/**
 * Those of this worker that no test file uses: to empty one takes less than to make one and to drop it, and whatever asks finds
 * it warm. The global teardown drops them.
 */
const idle: string[] = [];

/** What each has that came from the template; all come from one. */
let asCreated: Migrated | undefined;

/** A migrated database with nothing but what the migrations put there. */
export async function borrowOnServer(server: string, template: string): Promise<OnServer> {
  const url = idle.pop() ?? (await create(server, `TEMPLATE ${template}`));
  asCreated ??= await within(url, migrated);
  return {
    url,
    release: async () => {
      if (await within(url, emptied)) idle.push(url);
      else await drop(server, url);
    },
  };
}

/** A database without tables. */
export async function createOnServer(server: string): Promise<OnServer> {
  const url = await create(server, '');
  return { url, release: () => drop(server, url) };
}

/** Empties a database; false where that cannot be. Only a superuser may. */
async function emptied(statements: Statements): Promise<boolean> {
  if ((await statements.column("SELECT current_setting('is_superuser')"))[0] !== 'on') return false;
  await statements.exec(END_OTHERS);
  return empty(statements, asCreated!);
}

/** What a test has left is gone when they have ended: a transaction, a lock, a session that was killed. */
const END_OTHERS = `DO $$ BEGIN
  LOOP
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend';
    EXIT WHEN NOT FOUND;
    PERFORM pg_sleep(0.01), pg_stat_clear_snapshot();
  END LOOP;
END $$`;

async function create(server: string, template: string): Promise<string> {
  const name = `${process.env['TEST_DATABASES']}${randomBytes(6).toString('hex')}`;
  await within(server, ({ exec }) => exec(`CREATE DATABASE ${name} ${template}`));
  return Object.assign(new URL(server), { pathname: name }).href;
}

const drop = async (server: string, url: string): Promise<void> => {
  await within(server, ({ exec }) => exec(`DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`));
};

async function within<Result>(url: string, work: (statements: Statements) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(statementsOf(client));
  } finally {
    await client.end();
  }
}

export const statementsOf = (client: pg.Client): Statements => ({
  exec: (sql) => client.query(sql),
  column: async (sql) =>
    (await client.query<(string | null)[]>({ text: sql, rowMode: 'array' })).rows.map(([value]) => value ?? null),
});
