import { once } from 'node:events';
import { createServer } from 'node:net';
import { reasonOf, StartupError } from './errors/startup-error.ts';

/** Refuses a port that cannot be had, before anything is opened that takes long. */
export async function assertPortFree(host: string, port: number): Promise<void> {
  const trial = createServer();
  try {
    trial.listen({ host, port });
    await once(trial, 'listening');
  } catch (cause) {
    throw portRefused(host, port, cause);
  }
  trial.close();
  await once(trial, 'close');
}

/** The error of a port at which nothing can listen. */
export function portRefused(host: string, port: number, cause: unknown): StartupError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  return code === 'EADDRINUSE'
    ? new StartupError(`Port ${port} on ${host} is in use; choose another with PORT.`, { cause })
    : new StartupError(`Cannot listen at ${host}:${port}: ${reasonOf(cause)}`, { cause });
}
