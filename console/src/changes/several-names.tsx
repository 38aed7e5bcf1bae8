import { useQuery } from '@tanstack/react-query';
import { PlacesByCodeDocument, type PlacesByCodeQuery } from '../generated/documents/graphql.ts';
import { Go, pathOf } from '../go.tsx';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { useSession } from '../session.tsx';
import { codesOf, type ChangeOfPlaces } from './codes-of.ts';

/** A change of places may be about a thousand. */
const NAMED_MAXIMUM = 5;
/** As many are asked for by their codes; others are told by these. */
const ASKED_MAXIMUM = 100;

type Places = ReadonlyMap<string, PlacesByCodeQuery['places']['nodes'][number]>;

/** The places that some changes are about, by their codes; those that are not there on the day of the page are not known. */
export function usePlacesOf(changes: readonly ChangeOfPlaces[]): Places {
  const { ask } = useSession();
  const moment = useMoment();
  const codes = [...new Set(changes.flatMap((change) => codesOf(change).slice(0, NAMED_MAXIMUM)))].slice(
    0,
    ASKED_MAXIMUM,
  );
  const { data } = useQuery({
    enabled: codes.length > 0,
    queryKey: ['places-by-code', codes, moment],
    queryFn: ({ signal }) => ask(PlacesByCodeDocument, { codes, ...moment }, { signal }),
    placeholderData: (before) => before,
  });
  return new Map(data?.places.nodes.map((place) => [place.code, place]));
}

interface Props {
  /** Places by their codes, or other things by what the change calls them. */
  readonly names: readonly string[];
  readonly places: Places;
}

/** What a change is about: places by links, and by name what is not known by a code. */
export function SeveralNames({ names, places }: Props) {
  const { t, marks } = useWords();
  return (
    <>
      {names.slice(0, NAMED_MAXIMUM).map((name, i) => {
        const place = places.get(name);
        return (
          <span key={name}>
            {i > 0 && marks.between}
            {place ? <Go to={pathOf(place)}>{place.name}</Go> : name}
          </span>
        );
      })}
      {names.length > NAMED_MAXIMUM && marks.aside('', t('andMore', { more: names.length - NAMED_MAXIMUM }))}
    </>
  );
}
