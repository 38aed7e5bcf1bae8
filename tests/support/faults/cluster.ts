import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { promisify } from 'node:util';

const run = promisify(execFile);
const VERSIONS = '/usr/lib/postgresql';
/** Space for the rows of one database and some seconds of writes. */
const DISK = '96m';

/** Whether this machine has a PostgreSQL of which a test may run one of its own, to stop and to start it. */
export const hasPostgres = (): boolean => binaries() !== null;

/** A PostgreSQL that belongs to one run. */
export interface Cluster {
  readonly url: string;
  readonly restart: (mode: 'fast' | 'immediate') => Promise<void>;
  /** A folder on a disk of its own that may be filled; null where none may be mounted. */
  readonly disk: string | null;
  readonly stop: () => Promise<void>;
}

/** Starts one that keeps what it acknowledged when it is stopped at once, with few connections, so that all can be taken. */
export async function startCluster(): Promise<Cluster> {
  const bin = binaries()!;
  const home = await mkdtemp(join(tmpdir(), 'muster-faults-'));
  const data = join(home, 'data');
  const disk = join(home, 'disk');
  await mkdir(disk);
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', disk]).then(
    () => true,
    () => false,
  );
  const ids = process.getuid?.() === 0 ? await Promise.all(['-u', '-g'].map(idOfPostgres)) : null;
  if (ids) for (const folder of [home, disk]) await chown(folder, ids[0]!, ids[1]!);
  // PostgreSQL refuses to run as root
  const as = (file: string, args: readonly string[]) =>
    ids ? run('runuser', ['-u', 'postgres', '--', file, ...args]) : run(file, [...args]);
  const port = await freePort();
  await as(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N']);
  // what is sorted on disk is sorted elsewhere: a long run is verified beside all that it has written to the small disk
  const settings = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=${home} -c fsync=off -c max_connections=80 -c temp_tablespaces=pg_default`;
  const control = (...args: string[]) =>
    as(join(bin, 'pg_ctl'), ['-D', data, '-l', join(home, 'log'), '-w', '-s', '-o', settings, ...args]);
  await control('start');
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    restart: async (mode) => {
      await control('-m', mode, 'restart');
    },
    disk: mounted ? disk : null,
    stop: async () => {
      await control('-m', 'immediate', 'stop');
      if (mounted) await run('umount', [disk]);
      await rm(home, { recursive: true, force: true });
    },
  };
}

function binaries(): string | null {
  if (!existsSync(VERSIONS)) return null;
  const newest = readdirSync(VERSIONS).toSorted((a, b) => Number(b) - Number(a));
  return newest.map((version) => join(VERSIONS, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb'))) ?? null;
}

const idOfPostgres = async (flag: string): Promise<number> => Number((await run('id', [flag, 'postgres'])).stdout);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
