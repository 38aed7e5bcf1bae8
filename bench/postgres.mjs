import { execFile, execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './port.mjs';

const VERSIONS = '/usr/lib/postgresql';
const run = promisify(execFile);

/** Starts a PostgreSQL in a temporary directory, with its defaults (fsync included) except for `settings`. */
export async function startPostgres(settings = {}) {
  const version = readdirSync(VERSIONS)
    .toSorted((a, b) => Number(a) - Number(b))
    .at(-1);
  const bin = (name) => join(VERSIONS, version, 'bin', name);
  const home = mkdtempSync(join(tmpdir(), 'muster-postgres-'));
  const data = join(home, 'data');
  const port = await freePort();
  // PostgreSQL refuses to run as root
  const root = process.getuid() === 0;
  if (root) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'])));
    chownSync(home, uid, gid);
  }
  const as = (file, args) => (root ? run('runuser', ['-u', 'postgres', '--', file, ...args]) : run(file, args));
  await as(bin('initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8']);
  const all = { listen_addresses: '127.0.0.1', port, unix_socket_directories: home, ...settings };
  const options = Object.entries(all)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
  await as(bin('pg_ctl'), ['-D', data, '-l', join(home, 'log'), '-w', '-s', 'start', '-o', options]);
  return {
    version,
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await as(bin('pg_ctl'), ['-D', data, '-m', 'immediate', '-s', 'stop']);
      rmSync(home, { recursive: true, force: true });
    },
  };
}
