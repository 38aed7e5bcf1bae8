import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

// what is tested is the program as a person starts it: another process, its exit code, what it prints

const ROOT = join(import.meta.dirname, '../..');

let directory: string;
const started: ChildProcess[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'muster-command-'));
});

afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'close');
    }
  }
  await rm(directory, { recursive: true, force: true });
});

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['dist/main.js', ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HOME: directory, MUSTER_DATA_DIR: join(directory, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const outcome = once(child, 'close').then(([code]): Outcome => ({ code: code as number | null, out, err }));
  return {
    child,
    outcome,
    /** What the program has printed, once it has printed this. */
    printed: async (text: string): Promise<string> => {
      while (!out.includes(text)) {
        if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${out}${err}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return out;
    },
  };
}

const run = (args: readonly string[], env?: Record<string, string>) => start(args, env).outcome;

/** One line that says what is wrong, and no stack trace. */
const oneLine = (line: RegExp) => ({
  out: '',
  err: expect.stringMatching(new RegExp(`^${line.source}\\n$`)) as unknown,
});

describe('the command line', () => {
  it.each([
    ['an unknown option', ['--colour'], /error: unknown option '--colour'/],
    ['an unknown command', ['frobnicate'], /error: .*/],
    ['an unknown option of a command', ['migrate', '--force'], /error: unknown option '--force'/],
    ['a missing argument', ['load'], /error: missing required argument 'directory'/],
    ['an argument too many', ['load', 'a', 'b'], /error: too many arguments.*/],
  ])('refuses %s with exit code 2', async (_case, args, line) => {
    expect(await run(args)).toEqual({ code: 2, ...oneLine(line) });
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
    expect(await run([], env)).toEqual({ code: 1, ...oneLine(line) });
  });

  it('refuses a data directory that holds something else', async () => {
    await writeFile(join(directory, 'PG_VERSION'), 'not a version');
    expect(await run([], { MUSTER_DATA_DIR: directory })).toEqual({
      code: 1,
      ...oneLine(/The data directory .* does not hold a database that opens: .*/),
    });
  });

  it('refuses a port in use', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as { port: number };
    const { code, err } = await run([], { PORT: String(port), LOG_LEVEL: 'silent' });
    holder.close();
    expect({ code, err }).toEqual({ code: 1, err: `Port ${port} on 127.0.0.1 is in use; choose another with PORT.\n` });
  }, 60_000);

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

  it('tells what is pending, migrates, and tells that nothing is', async () => {
    const before = await run(['migrate-status']);
    expect(before).toMatchObject({ code: 1, err: '' });
    expect(before.out).toMatch(/^(pending \d{14}_\w+\n)+$/);
    const applied = await run(['migrate']);
    expect(applied).toEqual({ code: 0, out: before.out.replaceAll('pending', 'applied'), err: '' });
    expect(await run(['migrate'])).toEqual({ code: 0, out: 'nothing to apply\n', err: '' });
    expect(await run(['migrate-status'])).toEqual({ code: 0, out: applied.out, err: '' });
  }, 90_000);
});
