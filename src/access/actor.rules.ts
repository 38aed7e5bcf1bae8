/** Who makes changes and reads personal data: programs and persons who send requests, and the commands of whoever runs the registry. */
const KINDS = ['service', 'person', 'load', 'synthesize', 'rotate-keys', 'token'] as const;

/** How the record names an actor. */
export const actorOf = (kind: (typeof KINDS)[number], name: string): string => `${kind}:${name}`;

/** All whom a name may mean: one where it is said with the kind. */
export const actorsNamed = (name: string): readonly string[] =>
  KINDS.some((kind) => name.startsWith(`${kind}:`)) ? [name] : [name, ...KINDS.map((kind) => actorOf(kind, name))];
