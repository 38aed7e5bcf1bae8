import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach } from '@jest/globals';
import { runCommandLine } from '../../src/commands/command-line.ts';

const execute = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly outcome: Promise<Outcome>;
  /** What the program has printed, once it has printed this. */
  readonly printed: (text: string) => Promise<string>;
}

export interface Program {
  /** Of one test; the embedded database is in `data` there. */
  readonly directory: string;
  readonly start: (args: readonly string[], env?: Record<string, string>) => Started;
  /** Starts it and waits for its end. */
  readonly run: (args: readonly string[], env?: Record<string, string>) => Promise<Outcome>;
  /** Runs a command in this process: for what it tells, where a start of its own, which takes a second, would prove nothing more. */
  readonly call: (args: readonly string[], env?: Record<string, string>) => Promise<Outcome>;
}

/** What of PostgreSQL runs long enough to be compiled well is of no use to a program that ends within seconds. */
const COMPILE_QUICKLY = '--liftoff-only';

/** What the embedded database of a test is at first; each saves the program what it would take some seconds to do. */
const DIRECTORIES = {
  'without tables': 'TEST_EMPTY_DIRECTORY',
  migrated: 'TEST_DIRECTORY',
  'with the published facts': 'TEST_LOADED_DIRECTORY',
} as const;

/** The program as a person starts it: another process, its exit code, what it prints. `data` is left out where nothing is read. */
export function useProgram({ data }: { data?: keyof typeof DIRECTORIES } = {}): Program {
  let directory: string;
  const started: ChildProcess[] = [];

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'muster-command-'));
    // on a server the programs use its databases, but for those that make their own
    if (!data || (process.env['TEST_DATABASE_URL'] !== undefined && data !== 'without tables')) return;
    // Node's own copy takes three times as long
    await execute('cp', ['-r', process.env[DIRECTORIES[data]]!, join(directory, 'data')]);
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

  const environment = (env: Record<string, string>) => ({
    PATH: process.env['PATH'],
    HOME: directory,
    MUSTER_DATA_DIR: join(directory, 'data'),
    ...env,
  });

  const start: Program['start'] = (args, env = {}) => {
    const child = spawn(process.execPath, [COMPILE_QUICKLY, 'dist/main.js', ...args], {
      cwd: ROOT,
      env: environment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started.push(child);
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    return {
      child,
      outcome: once(child, 'close').then(([code]) => ({ code: code as number | null, out, err })),
      printed: async (text) => {
        while (!`${out}${err}`.includes(text)) {
          if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${out}${err}`);
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        return out;
      },
    };
  };

  return {
    get directory() {
      return directory;
    },
    start,
    run: (args, env) => start(args, env).outcome,
    call: (args, env = {}) => called(args, environment(env)),
  };
}

/** Runs a command in this process, which has its environment, its exit code and what it writes until then. */
async function called(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  const { env: own, exitCode } = process;
  const [out, err] = [taken(process.stdout), taken(process.stderr)];
  process.env = env;
  // by reflection: the compiler would take it for undefined below
  Reflect.set(process, 'exitCode', undefined);
  try {
    await runCommandLine(args);
    return { code: Number(process.exitCode ?? 0), out: out.text(), err: err.text() };
  } finally {
    process.env = own;
    process.exitCode = exitCode;
    out.giveBack();
    err.giveBack();
  }
}

/** Takes what is written to a stream, as to one that is no terminal. */
function taken(stream: NodeJS.WriteStream): { readonly text: () => string; readonly giveBack: () => void } {
  const before = { write: Reflect.get(stream, 'write') as unknown, isTTY: stream.isTTY };
  let text = '';
  stream.isTTY = false;
  stream.write = (chunk: string | Uint8Array) => {
    text += String(chunk);
    return true;
  };
  return {
    text: () => text,
    giveBack: () => void Object.assign(stream, before),
  };
}
