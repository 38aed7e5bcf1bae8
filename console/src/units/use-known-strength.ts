import { useQuery } from '@tanstack/react-query';
import { StrengthBelowDocument, type StrengthBelowQuery } from '../generated/documents/graphql.ts';
import { useMoment, type Moment } from '../moment.tsx';
import { useSession } from '../session.tsx';
import type { Ask } from '../api/registry.ts';

type Own = StrengthBelowQuery['units']['nodes'][number];

/** What can be compared: the police of the units whose authorized strength is known. */
export interface Known {
  readonly police: number;
  readonly authorized: number;
  /** Of how many units it is not known. */
  readonly unknown: number;
}

async function readAll(ask: Ask, id: string, moment: Moment, signal: AbortSignal): Promise<readonly Own[]> {
  const all: Own[] = [];
  for (let after: string | null = null; ;) {
    // oxlint-disable-next-line no-await-in-loop -- the next page is told by the one before
    const { units }: StrengthBelowQuery = await ask(StrengthBelowDocument, { id, after, ...moment }, { signal });
    all.push(...units.nodes);
    if (!units.pageInfo.hasNextPage) return all;
    after = units.pageInfo.endCursor ?? null;
  }
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
function withSubunits(units: readonly Own[]): ReadonlyMap<string, Known> {
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

/** Of a unit and each below it what can be compared, with all below that: the registry sums the police of all units, and what is authorized of those where it is known. */
export function useKnownStrength(id: string) {
  const { ask } = useSession();
  const moment = useMoment();
  return useQuery({
    queryKey: ['strength-below', id, moment],
    queryFn: async ({ signal }) => withSubunits(await readAll(ask, id, moment, signal)),
  });
}
