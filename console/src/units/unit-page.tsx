import { useQuery } from '@tanstack/react-query';
import { Breadcrumb, Flex, Spin, Tag } from 'antd';
import { Suspense, lazy, type ReactNode } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useTitle } from '../address.ts';
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
import { placeAt, PlaceContext } from '../place.ts';
import { UnitMetrics } from '../metrics/unit-metrics.tsx';
import { UnitPrograms } from '../programs/unit-programs.tsx';
import { Views } from '../views.tsx';
import { UnitOverview, type Unit } from './unit-overview.tsx';
import { UnitStrength } from './unit-strength.tsx';
import { UnitHistory } from './unit-history.tsx';

const OrganizationChart = lazy(() => import('./organization-chart.tsx'));

/** The first day of a unit that is believed. */
const firstDayOf = ({ history, validity }: Unit): string =>
  history
    .filter(({ supersededAt }) => !supersededAt)
    .reduce((first, row) => (row.validity.from < first ? row.validity.from : first), validity.from);

/** What covers the units below as well, and does not tell of which each row is: what the viewer may do somewhere is offered. */
const OfSeveral = ({ children }: { readonly children: ReactNode }) => (
  <PlaceContext value={null}>{children}</PlaceContext>
);

/** A unit; which part of it is shown is in the address. */
export default function UnitPage() {
  const { unit: id = '' } = useParams();
  const { ask, label, may } = useSession();
  const { t } = useWords();
  const moment = useMoment();
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
  const place = placeAt(moment, unit);
  const subject = { type: 'Unit', id, name: unit.name } as const;
  const views = [
    { key: 'overview', label: t('overview'), children: <UnitOverview unit={unit} /> },
    {
      key: 'roster',
      label: t('roster'),
      children: (
        <OfSeveral>
          <Roster key={id} unit={id} />
        </OfSeveral>
      ),
    },
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
    { key: 'duties', label: t('duties'), children: <Duties type="Unit" of={unit} /> },
    ...(may('discipline:read', place)
      ? [{ key: 'sanctions', label: t('sanctions'), children: <Sanctions of={subject} /> }]
      : []),
    ...(may('concern:read', place)
      ? [{ key: 'concerns', label: t('concerns'), children: <Concerns of={subject} /> }]
      : []),
    { key: 'metrics', label: t('metrics'), children: <UnitMetrics unit={unit} /> },
    { key: 'history', label: t('history'), children: <UnitHistory unit={unit} /> },
    ...(may('change:read')
      ? [
          {
            key: 'changes',
            label: t('changesOf'),
            children: (
              <OfSeveral>
                <ChangeList filter={{ within: id }} />
              </OfSeveral>
            ),
          },
        ]
      : []),
  ];
  return (
    <PlaceContext value={place}>
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
          {/* of some the kind and the category are one word */}
          {[...new Set([label('UnitKind', unit.kind), label('UnitCategory', unit.category)])]
            .filter(Boolean)
            .map((of) => (
              <Tag key={of}>{of}</Tag>
            ))}
          <ActMenu groups={UNIT_ACTS} subject={unit} name={unit.name} />
        </Flex>
        <Views views={views} />
      </article>
    </PlaceContext>
  );
}
