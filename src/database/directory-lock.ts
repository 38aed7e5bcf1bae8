import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { realpath } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartupError } from '../errors/startup-error.ts';

/**
 * Holds an existing directory for this process alone: PGlite itself lets two processes open one, and the last to write wins.
 * On Linux the lock is an abstract socket, which the kernel drops with the process, however it dies.
 */
export async function lockDirectory(directory: string): Promise<Server> {
  const digest = createHash('sha256').update(await realpath(directory));
  const name = `muster-${digest.digest('hex').slice(0, 32)}`;
  const server = createServer((socket) => socket.destroy()).unref();
  server.listen(process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`));
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new StartupError(`Another process has the database in ${directory} open; stop it first.`, { cause });
  }
  return server;
}
