import { nearest } from './errors/nearest.ts';

/** The names of clients: the commands that ask a running server, and the examples of the documentation, take these. */
const OF_CLIENTS: ReadonlySet<string> = new Set(['MUSTER_TOKEN', 'MUSTER_URL']);
/** What Kubernetes sets in every container for a service of the name `muster`, or `muster-…`. */
const OF_SERVICES = /^MUSTER_(?:\w+_)?(?:SERVICE_(?:HOST|PORT\w*)|PORT(?:_\d+_\w+)?)$/;

/** What is wrong with the names of an environment: variables of the registry that it does not know, each with the nearest one. */
export function problemsOfNames(names: readonly string[], known: readonly string[]): string[] {
  return names
    .filter((name) => name.startsWith('MUSTER_') && !known.includes(name))
    .filter((name) => !OF_CLIENTS.has(name) && !OF_SERVICES.test(name))
    .map(
      (name) =>
        `${name} is not a setting, the nearest is ${nearest(
          name,
          known.filter((other) => other.startsWith('MUSTER_')),
        )}`,
    );
}
