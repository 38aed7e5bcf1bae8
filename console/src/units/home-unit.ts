import { useSession } from '../session.tsx';
import { useRoots } from './roots.ts';

const NOW = { date: null, knownAt: null };

/** The units above all by now; asked for where the viewer is bound to none. */
export const useRootsNow = () => useRoots(NOW, useSession().viewer.units.length === 0);

/** The unit that the viewer is bound to, else the first of those above all; undefined until it is known. */
export function useHomeUnit(): string | undefined {
  const { viewer } = useSession();
  const { data } = useRootsNow();
  return viewer.units[0]?.id ?? data?.units.nodes[0]?.id;
}
