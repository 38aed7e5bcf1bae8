import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { PlaceThenDocument } from '../generated/documents/graphql.ts';
import { useMoment } from '../moment.tsx';
import { useSession } from '../session.tsx';
import { beginningsOf, type Then } from './beginnings.ts';

/** When a place began, and when its name did. */
export function useBeginnings(id: string, { name, validity }: Then) {
  const { ask } = useSession();
  const { knownAt } = useMoment();
  return useQuery({
    queryKey: ['place', id, 'beginnings', name, validity, knownAt],
    queryFn: ({ signal }) =>
      beginningsOf({ name, validity }, async (day) => {
        const date = dayjs(day).subtract(1, 'day').format('YYYY-MM-DD');
        return (await ask(PlaceThenDocument, { id, date, knownAt }, { signal })).place;
      }),
  });
}
