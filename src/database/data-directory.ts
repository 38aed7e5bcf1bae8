import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { access, constants, mkdir, readdir, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { reasonOf, StartupError } from '../errors/startup-error.ts';

/** Makes the directory of the embedded database where there is none, and locks it for this process until the lock is closed. */
export async function openDataDirectory(directory: string): Promise<Server> {
  try {
    await makeDirectory(resolve(directory));
    await access(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new StartupError(`The data directory ${directory} (MUSTER_DATA_DIR) cannot be used: ${reasonOf(cause)}`, {
      cause,
    });
  }
  return lockDirectory(directory);
}

/** Stands in a directory while a database is made there: one that was left half made is made again. */
const MAKING = '.making';

/** Whether a directory has a database, made to its end or not. */
export const hasDatabase = (directory: string): boolean => existsSync(join(directory, 'PG_VERSION'));

/**
 * Allows a database to be made in a directory without one: an empty directory, or one in which that was begun before. What else is
 * there may be a registry that is damaged, and would be overwritten.
 */
export async function allowMaking(directory: string): Promise<void> {
  const found = await readdir(directory);
  if (found.length > 0 && !found.includes(MAKING)) {
    throw new StartupError(
      `The data directory ${directory} (MUSTER_DATA_DIR) is not empty and holds no database, since it has no PG_VERSION: restore it, or name an empty directory.`,
    );
  }
  await writeFile(join(directory, MAKING), '');
}

/** Tells that a database was made, or was there. */
export const made = (directory: string): Promise<void> => rm(join(directory, MAKING), { force: true });

/** Makes one level after the other: the recursive mkdir of Node does not return where the system refuses a level, as below /proc. */
async function makeDirectory(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found) {
    if (!found.isDirectory()) throw new Error(`${path} is not a directory`);
    return;
  }
  await makeDirectory(dirname(path));
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/**
 * Locks an existing directory: PGlite itself lets two processes open one, and the last to write wins. On Linux the lock is an
 * abstract socket, which the kernel drops with the process, however it dies.
 */
async function lockDirectory(directory: string): Promise<Server> {
  const digest = createHash('sha256').update(await realpath(directory));
  const name = `muster-${digest.digest('hex').slice(0, 32)}`;
  const server = createServer((socket) => socket.destroy()).unref();
  server.listen(process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`));
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new StartupError(`Another process has the database in ${directory} open; stop it first.`, { cause });
  }
  // nobody has to connect: the name is the lock
  return server.on('error', () => undefined);
}
