import { useQuery } from '@tanstack/react-query';
import { PlacesByCodeDocument } from '../generated/documents/graphql.ts';
import { Go, pathOf } from '../go.tsx';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { useSession } from '../session.tsx';
import { wordOfType } from './subject-types.ts';

/** A sheet of places may have a thousand. */
const NAMED_MAXIMUM = 5;

interface Props {
  /** What was changed of each place, under its code. */
  readonly fields: readonly { readonly field: string }[];
}

/** The places that a change is about, by links; those that are not there on the day of the page by their codes. */
export function SeveralPlaces({ fields }: Props) {
  const { ask } = useSession();
  const { t, locale, marks } = useWords();
  const moment = useMoment();
  const codes = [...new Set(fields.map(({ field }) => field.split('.')[0]!))];
  const named = codes.slice(0, NAMED_MAXIMUM);
  const { data } = useQuery({
    enabled: named.length > 0,
    queryKey: ['places-by-code', named, moment],
    queryFn: ({ signal }) => ask(PlacesByCodeDocument, { codes: named, ...moment }, { signal }),
  });
  const places = new Map(data?.places.nodes.map((place) => [place.code, place]));
  if (codes.length === 0) return wordOfType('Place', locale);
  return (
    <>
      {named.map((code, i) => {
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
