import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../src/database/client.ts';
import { useProgram } from '../support/program.ts';
import { served } from '../support/served.ts';

const program = useProgram({ data: 'without tables' });

describe('a start', () => {
  it('tries its port before it makes a database', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as { port: number };
    const fresh = join(program.directory, 'fresh');
    const outcome = await program.run([], { PORT: String(port), MUSTER_DATA_DIR: fresh });
    holder.close();
    expect(outcome).toEqual({
      code: 1,
      out: '',
      err: `Port ${port} on 127.0.0.1 is in use; choose another with PORT.\n`,
    });
    expect(existsSync(fresh)).toBe(false);
  }, 120_000);

  it('is not ready and serves nothing before it is whole', async () => {
    const { printed, child, outcome } = program.start(['serve'], { PORT: '0' });
    const [, url] = /"listening at (http:[^,]+),/.exec(await printed('listening at'))!;
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'starting' }]);
    const alive = await fetch(`${url}/healthz`);
    expect([alive.status, await alive.json()]).toEqual([200, { status: 'ok' }]);
    const asked = await fetch(`${url}/graphql`, { method: 'POST', body: '{}' });
    expect([asked.status, asked.headers.get('retry-after'), await asked.json()]).toEqual([
      503,
      '1',
      {
        errors: [
          {
            message: 'The registry is starting: send the request again in a moment.',
            extensions: { code: 'UNAVAILABLE', retryAfterSeconds: 1 },
          },
        ],
      },
    ]);

    const out = await printed("administrator's token");
    const [token] = /mr_[\w-]{43}/.exec(out)!;
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const answered = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"query":"{ viewer { name } }"}',
    });
    expect(answered.status).toBe(200);
    child.kill('SIGTERM');
    expect((await outcome).code).toBe(0);
  }, 180_000);

  it('is left at once by a signal while it loads, with nothing of the load and without a token', async () => {
    const first = program.start(['serve'], { PORT: '0' });
    await first.printed('loading the published facts');
    first.child.kill('SIGINT');
    const { code, out } = await first.outcome;
    expect(code).toBe(0);
    expect(out).toContain('left before the start was done');
    expect(out).not.toContain('published facts loaded');
    expect(out).not.toContain('mr_');

    const database = await openDatabase({ directory: join(program.directory, 'data') });
    const { registry } = database;
    expect([await registry.unit.count(), await registry.change.count(), await registry.token.count()]).toEqual([
      0, 0, 0,
    ]);
    await database.close();

    const { child, outcome, printed } = await served(program, {});
    expect(await printed("administrator's token")).toMatch(/mr_[\w-]{43}/);
    child.kill('SIGTERM');
    expect((await outcome).code).toBe(0);
  }, 240_000);
});
