import { nearest } from './errors/nearest.ts';

/** The name of a client: the examples of the documentation keep their token in it. */
const OF_CLIENTS = 'MUSTER_TOKEN';
/** What Kubernetes sets in every container for a service of the name `muster`, or `muster-…`. */
const OF_SERVICES = /^MUSTER_(?:\w+_)?(?:SERVICE_(?:HOST|PORT\w*)|PORT(?:_\d+_\w+)?)$/;

/** What is wrong with the names of an environment: variables of the registry that it does not know, each with the nearest one. */
export function problemsOfNames(names: readonly string[], known: readonly string[]): string[] {
  return names
    .filter((name) => name.startsWith('MUSTER_') && !known.includes(name))
    .filter((name) => name !== OF_CLIENTS && !OF_SERVICES.test(name))
    .map(
      (name) =>
        `${name} is not a setting, the nearest is ${nearest(
          name,
          known.filter((other) => other.startsWith('MUSTER_')),
        )}`,
    );
}
