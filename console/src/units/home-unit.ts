import { useQuery } from '@tanstack/react-query';
import { RootUnitsDocument } from '../generated/documents/graphql.ts';
import { useSession } from '../session.tsx';

const NOW = { date: null, knownAt: null };

/** The unit that the viewer is bound to, else the first of those above all; undefined until it is known. */
export function useHomeUnit(): string | undefined {
  const { ask, viewer } = useSession();
  const { data } = useQuery({
    enabled: viewer.units.length === 0,
    queryKey: ['roots', NOW],
    queryFn: ({ signal }) => ask(RootUnitsDocument, { ...NOW, after: null }, { signal }),
  });
  return viewer.units[0]?.id ?? data?.units.nodes[0]?.id;
}
