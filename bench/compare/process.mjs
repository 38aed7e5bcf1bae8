import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';

/** Of Linux, everywhere. */
const TICKS_A_SECOND = 100;
const START_MAXIMUM_MS = 60_000;

/** A server in a process of its own; resolves with its first answer to `probe`. */
export async function startServer({ name, node, file, cwd, port, env, probe }) {
  const started = performance.now();
  const child = spawn(node, file, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'close');
  };
  while (!(await probe(port).catch(() => false))) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
    if (performance.now() - started > START_MAXIMUM_MS) {
      await stop();
      throw new Error(`${name} did not answer in time`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return { name, port, pid: child.pid, startMs: performance.now() - started, stop };
}

const statOf = (pid) => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
};

/** Seconds of CPU that a process has taken. */
export function cpuOf(pid) {
  const fields = statOf(pid);
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

export const parentOf = (pid) => Number(statOf(pid)[1]);

/** Seconds of CPU that all children of a process have taken that still run. */
export function cpuOfChildren(parent) {
  let seconds = 0;
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    try {
      if (parentOf(pid) === parent) seconds += cpuOf(pid);
    } catch {
      // it has ended meanwhile
    }
  }
  return seconds;
}

/** Megabytes resident. */
export const memoryOf = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
