import { useQuery } from '@tanstack/react-query';
import { Descriptions, Flex, Spin, Tag } from 'antd';
import { useParams } from 'react-router';
import { useTitle } from '../address.ts';
import { ActMenu } from '../acts/act-menu.tsx';
import { withdraw, type ActGroups } from '../acts/acts-of.ts';
import { ChangeList } from '../changes/change-list.tsx';
import { Duties } from '../duties/duties.tsx';
import { labelOf } from '../forms/field-labels.ts';
import { PlaceDocument, type PlaceQuery } from '../generated/documents/graphql.ts';
import { Go, pathOf } from '../go.tsx';
import { hasEnded } from '../has-ended.ts';
import { groundsIn } from '../grounds.ts';
import { useWords } from '../locale.tsx';
import { useDay, useMoment } from '../moment.tsx';
import { NOWHERE, PlaceContext } from '../place.ts';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { beginningsOf } from './beginnings.ts';
import { PlacesIn } from './places-in.tsx';

type Place = NonNullable<PlaceQuery['place']>;

/** It is recorded anew as it is from a day on, which begins with what is on record. */
const actsOf = ({ code, name, kind, divisionCode, parent }: Place): ActGroups => {
  const recorded = {
    code,
    name,
    kind,
    ...(divisionCode && { divisionCode }),
    ...(parent && { parentCode: parent.code }),
  };
  return [[{ act: 'recordPlaces', fixed: () => ({}), initial: { places: [recorded] } }], [withdraw]];
};

/** A place that people and units answer for: what it is, who answers for it and did before, what is in it, and what was recorded of it. */
export default function PlacePage() {
  const { place: id = '' } = useParams();
  const { ask, label, may } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const day = useDay();
  const { data, error, refetch } = useQuery({
    queryKey: ['place', id, moment],
    queryFn: ({ signal }) => ask(PlaceDocument, { id, ...moment }, { signal }),
  });
  useTitle(data?.place?.name);
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  const { place } = data;
  if (!place) return <p role="status">{t('notFound')}</p>;
  return (
    <article aria-label={place.name}>
      <Flex align="center" gap="small" wrap>
        <h1>{place.name}</h1>
        <Tag>{label('PlaceKind', place.kind)}</Tag>
        {hasEnded(place.validity, day) && <Tag>{t('hasEnded')}</Tag>}
        <ActMenu groups={actsOf(place)} subject={place} name={place.name} />
      </Flex>
      <Facts place={place} />
      {/* who answers for it is somewhere: that is said in the form */}
      <PlaceContext value={null}>
        <h2>{t('duties')}</h2>
        <Duties type="Place" of={place} />
      </PlaceContext>
      <PlacesIn id={id} />
      {may('change:read') && (
        <PlaceContext value={NOWHERE}>
          <h2>{t('changesOf')}</h2>
          <ChangeList filter={{ subject: id }} />
        </PlaceContext>
      )}
    </article>
  );
}

const firstDay = ({ from, startKnown }: Place['validity']): string => (startKnown ? from : `≤ ${from}`);

function Facts({ place }: { readonly place: Place }) {
  const { code, divisionCode, parent, validity, basis } = place;
  const since = beginningsOf(place);
  const { t, locale, marks } = useWords();
  return (
    <Descriptions
      bordered
      column={{ xs: 1, md: 3 }}
      items={[
        { key: 'code', label: t('code'), children: code },
        { key: 'division', label: labelOf('PlaceInput.divisionCode', locale), children: divisionCode ?? '—' },
        { key: 'parent', label: t('placeAbove'), children: parent ? <Go to={pathOf(parent)}>{parent.name}</Go> : '—' },
        { key: 'since', label: t('since'), children: firstDay(since.place) },
        ...(since.name.from !== since.place.from
          ? [{ key: 'named', label: t('namedSince'), children: firstDay(since.name) }]
          : []),
        { key: 'until', label: t('until'), children: validity.to ?? '—' },
        { key: 'basis', label: t('basis'), children: groundsIn(marks, basis) },
      ]}
    />
  );
}
