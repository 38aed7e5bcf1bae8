import { useQuery } from '@tanstack/react-query';
import { StrengthBelowDocument, type StrengthBelowQuery } from '../generated/documents/graphql.ts';
import { useMoment, type Moment } from '../moment.tsx';
import { useSession } from '../session.tsx';
import type { Ask } from '../api/registry.ts';
import { withSubunits, type Own } from './known-strength.ts';

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

/** Of a unit and each below it what can be compared, with all below that: the registry sums the police of all units, and what is authorized of those where it is known. */
export function useKnownStrength(id: string) {
  const { ask } = useSession();
  const moment = useMoment();
  return useQuery({
    queryKey: ['strength-below', id, moment],
    queryFn: async ({ signal }) => withSubunits(await readAll(ask, id, moment, signal)),
  });
}
