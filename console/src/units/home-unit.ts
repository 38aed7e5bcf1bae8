import { useQuery } from '@tanstack/react-query';
import { RootUnitsDocument } from '../generated/documents/graphql.ts';
import { useSession } from '../session.tsx';

const NOW = { date: null, knownAt: null };

/** The units above all; asked for where the viewer is bound to none. */
export function useRoots() {
  const { ask, viewer } = useSession();
  return useQuery({
    enabled: viewer.units.length === 0,
    queryKey: ['roots', NOW],
    queryFn: ({ signal }) => ask(RootUnitsDocument, { ...NOW, after: null }, { signal }),
  });
}

/** The unit that the viewer is bound to, else the first of those above all; undefined until it is known. */
export function useHomeUnit(): string | undefined {
  const { viewer } = useSession();
  const { data } = useRoots();
  return viewer.units[0]?.id ?? data?.units.nodes[0]?.id;
}
