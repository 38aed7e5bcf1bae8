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
  /** Or the names of other things. */
  readonly codes: readonly string[];
  readonly places: Places;
}

/** The places that a change is about, by links; those that are not known by their codes. */
export function SeveralPlaces({ codes, places }: Props) {
  const { t, marks } = useWords();
  return (
    <>
      {codes.slice(0, NAMED_MAXIMUM).map((code, i) => {
        const place = places.get(code);
        return (
          <span key={code}>
            {i > 0 && marks.between}
            {place ? <Go to={pathOf(place)}>{place.name}</Go> : code}
          </span>
        );
      })}
      {codes.length > NAMED_MAXIMUM && marks.aside('', t('andMore', { more: codes.length - NAMED_MAXIMUM }))}
    </>
  );
}
