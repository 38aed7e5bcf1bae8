import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { PlaceThenDocument, type PlaceThenQuery } from '../generated/documents/graphql.ts';
import { useMoment } from '../moment.tsx';
import { useSession } from '../session.tsx';

type Then = NonNullable<PlaceThenQuery['place']>;
type Validity = Then['validity'];

interface Beginnings {
  /** Since when there is the place, without a gap. */
  readonly place: Validity;
  /** Since when it has the name of the page. */
  readonly name: Validity;
}

/** A place changes seldom; before as many changes nothing is asked. */
const CHANGES_MAXIMUM = 20;

/** When a place began, and when its name did: what is on record of it holds since the last change, so the day before is asked for, and so on. */
export function useBeginnings(id: string, { name, validity }: Then) {
  const { ask } = useSession();
  const { knownAt } = useMoment();
  return useQuery({
    queryKey: ['place', id, 'beginnings', name, validity, knownAt],
    queryFn: async ({ signal }): Promise<Beginnings> => {
      let found: Beginnings = { place: validity, name: validity };
      for (let i = 0; i < CHANGES_MAXIMUM && found.place.startKnown; i++) {
        const { from } = found.place;
        const date = dayjs(from).subtract(1, 'day').format('YYYY-MM-DD');
        // oxlint-disable-next-line no-await-in-loop -- each change is known by the one after
        const { place } = await ask(PlaceThenDocument, { id, date, knownAt }, { signal });
        // it was not there, or gone for a time
        if (place?.validity.to !== from) break;
        const isSameName = place.name === name && found.name === found.place;
        found = { place: place.validity, name: isSameName ? place.validity : found.name };
      }
      return found;
    },
  });
}
