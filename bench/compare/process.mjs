import { readFileSync, readdirSync } from 'node:fs';

/** Of Linux, everywhere. */
const TICKS_A_SECOND = 100;

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
