import { useQuery } from '@tanstack/react-query';
import { NamedDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { useSession } from '../session.tsx';
import { nameOf, type Thing } from './named.ts';

/** How many are asked for by one query. */
const ASKED_MAXIMUM = 50;

/** What things are called, by their ids, as far as they are known. */
export function useNamed(ids: readonly string[]): (id: string) => string | undefined {
  const { ask, label } = useSession();
  const { t, marks } = useWords();
  const moment = useMoment();
  const { data: things } = useQuery({
    queryKey: ['all-named', ids, moment],
    queryFn: async ({ signal }) => {
      const parts = Array.from({ length: Math.ceil(ids.length / ASKED_MAXIMUM) }, (_part, i) =>
        ids.slice(i * ASKED_MAXIMUM, (i + 1) * ASKED_MAXIMUM),
      );
      const told = await Promise.all(parts.map((part) => ask(NamedDocument, { ids: part, ...moment }, { signal })));
      return new Map(
        told.flatMap(({ nodes }) => nodes).flatMap((node): [string, Thing][] => (node ? [[node.id, node]] : [])),
      );
    },
    enabled: ids.length > 0,
    placeholderData: (before) => before,
  });
  return (id) => {
    const thing = things?.get(id);
    return thing && nameOf(thing, { t, marks, label });
  };
}
