import { readFileSync, readdirSync } from 'node:fs';

/** The same on every Linux. */
const TICKS_A_SECOND = 100;

const statOf = (pid) => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
};

const seconds = (fields, from) => (Number(fields[from]) + Number(fields[from + 1])) / TICKS_A_SECOND;

/** Seconds of CPU that a process has taken. */
export const cpuOf = (pid) => seconds(statOf(pid), 11);

export const parentOf = (pid) => Number(statOf(pid)[1]);

/** Seconds of CPU that all children of a process have taken, running and ended ones. */
export function cpuOfChildren(parent) {
  let sum = seconds(statOf(parent), 13);
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    try {
      if (parentOf(pid) === parent) sum += cpuOf(pid);
    } catch {
      // it has ended meanwhile
    }
  }
  return sum;
}

/** Resident memory in megabytes. */
export const memoryOf = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
