import { useQuery } from '@tanstack/react-query';
import { RootUnitsDocument } from '../generated/documents/graphql.ts';
import type { Moment } from '../moment.tsx';
import { useSession } from '../session.tsx';

/** The units above all, at a moment; whoever asks for them shares what was read. */
export function useRoots(moment: Moment, enabled = true) {
  const { ask } = useSession();
  return useQuery({
    enabled,
    queryKey: ['roots', moment],
    queryFn: ({ signal }) => ask(RootUnitsDocument, { ...moment, after: null }, { signal }),
  });
}
