import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { useProgram } from '../support/program.ts';

/** One line that says what is wrong, and no stack trace. */
const oneLine = (line: RegExp) => ({
  out: '',
  err: expect.stringMatching(new RegExp(`^${line.source}\\n$`)) as unknown,
});

describe('the command line', () => {
  const program = useProgram();
  const { run, call } = program;

  it.each([
    ['an unknown option', ['--colour'], /error: unknown option '--colour'/],
    ['an unknown command', ['frobnicate'], /error: .*/],
    ['an unknown option of a command', ['migrate', '--force'], /error: unknown option '--force'/],
    ['a missing argument', ['load'], /error: missing required argument 'directory'/],
    ['an argument too many', ['load', 'a', 'b'], /error: too many arguments.*/],
  ])('refuses %s with exit code 2', async (_case, args, line) => {
    expect(await call(args)).toEqual({ code: 2, ...oneLine(line) });
  });

  it.each([
    ['a port that is none', { PORT: '70000' }, /The environment is not valid: PORT must be a port, 0 to 65535\./],
    [
      'an address that is none',
      { DATABASE_URL: 'mysql://x' },
      /The environment is not valid: DATABASE_URL must be a postgres:\/\/ or postgresql:\/\/ address\./,
    ],
    [
      'a token too short',
      { MUSTER_BOOTSTRAP_TOKEN: 'secret-value' },
      /The environment is not valid: MUSTER_BOOTSTRAP_TOKEN must have at least 16 characters\./,
    ],
    [
      'a database that nobody answers for',
      { DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/roll' },
      /PostgreSQL at 127\.0\.0\.1:1\/roll \(DATABASE_URL\) does not answer: connect ECONNREFUSED 127\.0\.0\.1:1/,
    ],
    [
      'a data directory that cannot be made',
      { MUSTER_DATA_DIR: '/proc/no/such' },
      /The data directory \/proc\/no\/such \(MUSTER_DATA_DIR\) cannot be used: .*/,
    ],
    [
      'a data directory that is a file',
      { MUSTER_DATA_DIR: '/etc/hostname' },
      /The data directory \/etc\/hostname \(MUSTER_DATA_DIR\) cannot be used: .*/,
    ],
  ])('refuses %s with exit code 1', async (_case, env, line) => {
    expect(await call([], env)).toEqual({ code: 1, ...oneLine(line) });
  });

  it('refuses as a process, too', async () => {
    expect(await run(['--colour'])).toEqual({ code: 2, ...oneLine(/error: unknown option '--colour'/) });
    const refused = oneLine(/The environment is not valid: PORT must be a port, 0 to 65535\./);
    expect(await run([], { PORT: '70000' })).toEqual({ code: 1, ...refused });
  });

  it('refuses a data directory that holds something else', async () => {
    await writeFile(join(program.directory, 'PG_VERSION'), 'not a version');
    expect(await call([], { MUSTER_DATA_DIR: program.directory })).toEqual({
      code: 1,
      ...oneLine(/The data directory .* does not hold a database that opens: .*/),
    });
  });

  it('makes no database where something else is, which may be one that is damaged, and tells of none that is not there', async () => {
    await writeFile(join(program.directory, 'pg_control'), 'all that is left');
    const env = { MUSTER_DATA_DIR: program.directory };
    const refused = /The data directory .* is not empty and holds no database, since it has no PG_VERSION: .*/;
    expect(await call([], env)).toEqual({ code: 1, ...oneLine(refused) });
    expect(await call(['migrate-status'], env)).toEqual({ code: 1, ...oneLine(/There is no registry in .*/) });
    expect(await readdir(program.directory)).toEqual(['pg_control']);
  });

  it('refuses a port in use', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as { port: number };
    const { code, err } = await run([], { PORT: String(port), LOG_LEVEL: 'silent' });
    holder.close();
    expect({ code, err }).toEqual({ code: 1, err: `Port ${port} on 127.0.0.1 is in use; choose another with PORT.\n` });
  }, 60_000);
});

describe('a registry without tokens', () => {
  const { start, run } = useProgram({ data: 'with the published facts' });

  it('serves, prints the token it made once, holds its directory alone and stops in order', async () => {
    const first = start(['serve'], { PORT: '0' });
    const out = await first.printed("administrator's token");
    expect(out).toMatch(/shown this once: mr_[\w-]{43}\n/);
    const second = await run(['serve'], { PORT: '0' });
    expect(second).toEqual({ code: 1, ...oneLine(/Another process has the database in .* open; stop it first\./) });
    first.child.kill('SIGTERM');
    expect((await first.outcome).code).toBe(0);

    const again = start(['serve'], { PORT: '0' });
    expect(await again.printed('serving at')).not.toContain('mr_');
    again.child.kill('SIGINT');
    expect((await again.outcome).code).toBe(0);
  }, 90_000);
});

describe('a database without tables', () => {
  const { run, call } = useProgram({ data: 'without tables' });

  it('tells what is pending, migrates, and tells that nothing is', async () => {
    const before = await call(['migrate-status']);
    expect(before).toMatchObject({ code: 1, err: '' });
    expect(before.out).toMatch(/^(pending \d{14}_\w+\n)+$/);
    const applied = await run(['migrate']);
    expect(applied).toEqual({ code: 0, out: before.out.replaceAll('pending', 'applied'), err: '' });
    expect(await call(['migrate'])).toEqual({ code: 0, out: 'nothing to apply\n', err: '' });
    expect(await run(['migrate-status'])).toEqual({ code: 0, out: applied.out, err: '' });
  }, 90_000);
});

describe('a data directory without a registry', () => {
  const program = useProgram();
  const key = () => randomBytes(32).toString('base64');
  const KEYS = { MUSTER_PERSONAL_KEYS: `k:${key()}`, MUSTER_PERSONAL_HASH_KEY: key() };

  it.each([['verify'], ['token', '--admin'], ['checkpoint'], ['rotate-keys']])(
    'is refused, and stays as it is: %s',
    async (...args) => {
      const MUSTER_DATA_DIR = join(program.directory, 'mistyped');
      const outcome = await program.call(args, { MUSTER_DATA_DIR, ...KEYS });
      expect(outcome).toMatchObject({ code: 1, out: '' });
      expect(outcome.err).toContain(`There is no registry in ${MUSTER_DATA_DIR} (MUSTER_DATA_DIR).\n`);
      expect(existsSync(MUSTER_DATA_DIR)).toBe(false);
    },
  );
});
