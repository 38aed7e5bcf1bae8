/** The name of a client: the examples of the documentation keep their token in it. */
const OF_CLIENTS = 'MUSTER_TOKEN';
/** What Kubernetes sets in every container for a service of the name `muster`, or `muster-…`. */
const OF_SERVICES = /^MUSTER_(?:\w+_)?(?:SERVICE_(?:HOST|PORT\w*)|PORT(?:_\d+_\w+)?)$/;

/** What is wrong with the names of an environment: variables of the registry that it does not know, each with the nearest one. */
export function problemsOfNames(names: readonly string[], known: readonly string[]): string[] {
  return names
    .filter((name) => name.startsWith('MUSTER_') && !known.includes(name))
    .filter((name) => name !== OF_CLIENTS && !OF_SERVICES.test(name))
    .map((name) => `${name} is not a setting, the nearest is ${nearest(name, known)}`);
}

function nearest(name: string, known: readonly string[]): string {
  const ours = known.filter((other) => other.startsWith('MUSTER_'));
  return ours.toSorted((a, b) => distance(name, a) - distance(name, b))[0]!;
}

/** How many characters must be added, left out or replaced to make one text of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
