import { load } from './load.mjs';
import { cpuOf, cpuOfChildren } from './process.mjs';
import { writeBeside } from './transfers.mjs';

/** Requests to each server before the measurement, so that its code is compiled; for a limited time. */
const WARM_REQUESTS = 1_500;
const MEASURES = ['rate', 'p50', 'p99', 'serverCpuMs', 'databaseCpuMs'];

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];

/**
 * Measures all servers in rounds; each round starts with another server. Returns the medians of each server, or its
 * errors. `requests` are by server: a list, a function that makes them, or what partlyNew makes of both.
 */
export async function measure(running, requests, { connections, rounds, seconds, warmSeconds, postmaster, beside }) {
  const asked = running.filter(({ name }) => requests.has(name));
  for (const { name, port } of asked) {
    const toName = requests.get(name);
    await load(port, toName.warm ?? toName, connections, { seconds: warmSeconds, most: WARM_REQUESTS });
  }
  const measured = new Map(asked.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < asked.length; i++) {
      const server = asked[(i + round) % asked.length];
      const { name, pid, port } = server;
      const before = { server: cpuOf(pid), database: cpuOfChildren(postmaster) };
      const writing = beside && writeBeside(...beside(server));
      const toName = requests.get(name);
      const result = await load(port, toName.ofRound?.(round) ?? toName, connections, { seconds });
      await writing?.stop();
      measured.get(name).push({
        ...result,
        serverCpuMs: ((cpuOf(pid) - before.server) * 1000) / result.count,
        databaseCpuMs: ((cpuOfChildren(postmaster) - before.database) * 1000) / result.count,
      });
    }
  }
  return new Map([...measured].map(([name, results]) => [name, summaryOf(results)]));
}

/**
 * The medians of the results. Results with errors have no medians: their number is returned, with the first message.
 */
function summaryOf(results) {
  const errors = results.reduce((sum, result) => sum + result.errors, 0);
  if (errors > 0) return { errors, firstError: results.find(({ firstError }) => firstError).firstError };
  return Object.fromEntries(MEASURES.map((name) => [name, median(results.map((result) => result[name]))]));
}
