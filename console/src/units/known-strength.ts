import type { StrengthBelowQuery } from '../generated/documents/graphql.ts';

export type Own = StrengthBelowQuery['units']['nodes'][number];

/** What can be compared: the police of the units whose authorized strength is known. */
export interface Known {
  readonly police: number;
  readonly authorized: number;
  /** Of how many units it is not known. */
  readonly unknown: number;
}

export const knownOf = ({
  police,
  authorized,
}: {
  readonly police: number;
  readonly authorized: number | null;
}): Known => (authorized === null ? { police: 0, authorized: 0, unknown: 1 } : { police, authorized, unknown: 0 });

const added = (one: Known, other: Known): Known => ({
  police: one.police + other.police,
  authorized: one.authorized + other.authorized,
  unknown: one.unknown + other.unknown,
});

/** What each unit has with all below it. */
export function withSubunits(units: readonly Own[]): ReadonlyMap<string, Known> {
  const parents = new Map(units.map(({ id, parent }) => [id, parent?.id]));
  const known = new Map<string, Known>();
  for (const { id, authorizedStrength, strength } of units) {
    const own = knownOf({ police: strength.police, authorized: authorizedStrength });
    for (let at: string | undefined = id; at !== undefined && parents.has(at); at = parents.get(at)) {
      const sum = known.get(at);
      known.set(at, sum ? added(sum, own) : own);
    }
  }
  return known;
}
