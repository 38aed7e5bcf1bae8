import { useQuery } from '@tanstack/react-query';
import { Breadcrumb, Flex, Spin, Tabs, Tag } from 'antd';
import { Suspense, lazy } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { usePut, useTitle } from '../address.ts';
import { ActMenu } from '../acts/act-menu.tsx';
import { UNIT_ACTS } from '../acts/acts-of.ts';
import { ChangeList } from '../changes/change-list.tsx';
import { UnitEvaluations } from '../evaluations/unit-evaluations.tsx';
import { Concerns } from '../discipline/concerns.tsx';
import { Sanctions } from '../discipline/sanctions.tsx';
import { Duties } from '../duties/duties.tsx';
import { UnitDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { Roster } from '../officers/roster.tsx';
import { Go } from '../go.tsx';
import { ofSame } from '../pages.tsx';
import { Problem } from '../problem.tsx';
import { UnitSelection } from '../selection/unit-selection.tsx';
import { useSession } from '../session.tsx';
import { PlaceContext, placeOf } from '../place.ts';
import { UnitMetrics } from '../metrics/unit-metrics.tsx';
import { UnitPrograms } from '../programs/unit-programs.tsx';
import { UnitOverview, type Unit } from './unit-overview.tsx';
import { UnitStrength } from './unit-strength.tsx';
import { UnitHistory } from './unit-history.tsx';

const OrganizationChart = lazy(() => import('./organization-chart.tsx'));

/** The first day of a unit that is believed. */
const firstDayOf = ({ history, validity }: Unit): string =>
  history
    .filter(({ supersededAt }) => !supersededAt)
    .reduce((first, row) => (row.validity.from < first ? row.validity.from : first), validity.from);

/** A unit; which part of it is shown is in the address. */
export default function UnitPage() {
  const { unit: id = '' } = useParams();
  const { ask, label, may } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const put = usePut();
  const [search] = useSearchParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['unit', id, moment],
    queryFn: ({ signal }) => ask(UnitDocument, { id, ...moment }, { signal }),
    // of the chart one day after another is looked at: it stays until the next is there
    ...(search.get('view') === 'chart' && { placeholderData: ofSame(id) }),
  });
  useTitle(data?.unit?.name);
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  const { unit } = data;
  if (!unit) return <p role="status">{t('notFound')}</p>;
  const place = placeOf(unit);
  const subject = { type: 'Unit', id, name: unit.name } as const;
  // of another moment it is another reading
  const reading = `${id} ${moment.date} ${moment.knownAt}`;
  const tabs = [
    { key: 'overview', label: t('overview'), children: <UnitOverview unit={unit} /> },
    { key: 'roster', label: t('roster'), children: <Roster key={id} unit={id} /> },
    { key: 'strength', label: t('strengthTab'), children: <UnitStrength unit={unit} /> },
    {
      key: 'chart',
      label: t('chart'),
      children: (
        <Suspense fallback={<Spin />}>
          <OrganizationChart unit={id} first={firstDayOf(unit)} />
        </Suspense>
      ),
    },
    { key: 'selection', label: t('selection'), children: <UnitSelection unit={unit} /> },
    ...(may('evaluation:read')
      ? [{ key: 'evaluations', label: t('evaluations'), children: <UnitEvaluations unit={unit} /> }]
      : []),
    ...(may('program:read') ? [{ key: 'programs', label: t('programs'), children: <UnitPrograms unit={unit} /> }] : []),
    {
      key: 'duties',
      label: t('duties'),
      children: (
        <PlaceContext value={place}>
          <Duties type="Unit" of={unit} />
        </PlaceContext>
      ),
    },
    ...(may('discipline:read', place)
      ? [
          {
            key: 'sanctions',
            label: t('sanctions'),
            children: (
              <PlaceContext value={place}>
                <Sanctions key={reading} of={subject} />
              </PlaceContext>
            ),
          },
        ]
      : []),
    ...(may('concern:read', place)
      ? [
          {
            key: 'concerns',
            label: t('concerns'),
            children: (
              <PlaceContext value={place}>
                <Concerns key={reading} of={subject} />
              </PlaceContext>
            ),
          },
        ]
      : []),
    { key: 'metrics', label: t('metrics'), children: <UnitMetrics unit={unit} /> },
    {
      key: 'history',
      label: t('history'),
      children: (
        <PlaceContext value={place}>
          <UnitHistory unit={unit} />
        </PlaceContext>
      ),
    },
    ...(may('change:read')
      ? [{ key: 'changes', label: t('changesOf'), children: <ChangeList filter={{ within: id }} /> }]
      : []),
  ];
  return (
    <article aria-label={unit.name}>
      <Breadcrumb
        className="no-print"
        items={unit.ancestors.map((above) => ({
          key: above.id,
          title: <Go to={`/units/${above.id}`}>{above.name}</Go>,
        }))}
      />
      <Flex align="center" gap="small" wrap>
        <h1>{unit.name}</h1>
        <Tag>{label('UnitKind', unit.kind)}</Tag>
        {unit.category && <Tag>{label('UnitCategory', unit.category)}</Tag>}
        <PlaceContext value={place}>
          <ActMenu groups={UNIT_ACTS} subject={unit} name={unit.name} />
        </PlaceContext>
      </Flex>
      <Tabs
        activeKey={search.get('view') ?? 'overview'}
        onChange={(view) => put({ view })}
        destroyOnHidden
        items={tabs}
      />
    </article>
  );
}
