import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from '../../src/database/client.ts';
import { breaksOf } from '../support/breaks.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { useProgram } from '../support/program.ts';
import { served, type Served } from '../support/served.ts';

const program = useProgram({ data: 'with the published facts' });
const onServer = process.env['TEST_DATABASE_URL'] !== undefined;

let server: TestDatabase | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

const PRINTED = /^The administrator's token, shown this once: (mr_[\w-]{43})\n$/;

const viewer = async ({ url }: Served, token: string): Promise<unknown> => {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{"query":"{ viewer { name reach { scope everywhere } } }"}',
  });
  return answer.json();
};

describe('token --admin', () => {
  it('is refused without --admin', async () => {
    const { code, err } = await program.call(['token']);
    expect([code, err]).toEqual([2, "error: required option '--admin' not specified\n"]);
  });

  it('is refused while a server holds the embedded database', async () => {
    await served(program, {});
    expect(await program.call(['token', '--admin'])).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(/^Another process has the database in .* open; stop it first\.\n$/),
    });
  }, 240_000);

  it('issues a token that may do everything, on record; one that was lost goes on until it is revoked', async () => {
    if (onServer) server = await openTestDatabase();
    const env: Record<string, string> = server?.url === undefined ? {} : { DATABASE_URL: server.url };
    const running = await served(program, { ...env, MUSTER_BOOTSTRAP_TOKEN: 'the-token-that-was-lost' });
    if (!onServer) {
      running.child.kill('SIGTERM');
      await running.outcome;
    }
    const { code, out, err } = await program.run(['token', '--admin'], env);
    expect([code, err]).toEqual([0, '']);
    const [, token] = PRINTED.exec(out)!;

    const now = onServer ? running : await served(program, env);
    expect(await viewer(now, token!)).toMatchObject({
      data: {
        viewer: { name: 'administrator', reach: expect.arrayContaining([{ scope: 'access:admin', everywhere: true }]) },
      },
    });
    expect(await viewer(now, 'the-token-that-was-lost')).toMatchObject({ data: { viewer: { name: 'administrator' } } });
    now.child.kill('SIGTERM');
    await now.outcome;

    const database: Database = server?.database ?? (await openDatabase({ directory: join(program.directory, 'data') }));
    const { registry } = database;
    expect(await registry.change.findFirst({ orderBy: { position: 'desc' } })).toMatchObject({
      actor: `token:${userInfo().username}`,
      operation: 'issueToken',
      subjectType: 'Token',
      subjectId: 2,
      fields: [
        { field: 'name', before: null, after: 'administrator' },
        { field: 'scopes', before: null, after: expect.stringContaining('access:admin') },
      ],
    });
    expect(await breaksOf(registry)).toEqual([]);
    if (!server) await database.close();
  }, 240_000);
});
