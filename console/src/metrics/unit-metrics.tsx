import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Spin, Table } from 'antd';
import { useMemo } from 'react';
import { ActButton } from '../acts/act-button.tsx';
import { ActMenu } from '../acts/act-menu.tsx';
import { withdraw, type ActGroups } from '../acts/acts-of.ts';
import { NoneYet } from '../acts/none-yet.tsx';
import { Bar } from '../bar.tsx';
import { handOverTable } from '../files/csv.ts';
import { UnitMetricsDocument, type UnitMetricsQuery } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { periodTextOf } from './period-text.ts';

type Observation = NonNullable<UnitMetricsQuery['unit']>['metrics'][number];

/** One figure of one period, with all that it is compared with. */
interface Figure extends Observation {
  readonly baselines: readonly Observation[];
}

/** The registry tells a figure once for each period that it is compared with. */
function figuresOf(observations: readonly Observation[]): Figure[] {
  const figures = new Map<string, Figure>();
  for (const observation of observations) {
    const { key, period, target, value } = observation;
    const place = JSON.stringify([key, period, target, value]);
    const known = figures.get(place);
    const isCompared = observation.baselineValue !== null || observation.baselinePeriod !== null;
    const baselines = isCompared ? [observation] : [];
    figures.set(place, { ...(known ?? observation), baselines: [...(known?.baselines ?? []), ...baselines] });
  }
  return [...figures.values()];
}

const shareOf = (value: number, all: readonly number[]): number =>
  Math.round((10_000 * Math.abs(value)) / Math.max(...all.map(Math.abs), Number.EPSILON));

/** What was compared, one row each: a figure that is compared with nothing is one, too. */
const rowsOf = (figure: Figure): readonly Observation[] => (figure.baselines.length > 0 ? figure.baselines : [figure]);

/** The next figure of the metric, which has its key and its unit of measure; the same again corrects what is on record. */
function actsOf(unit: string, { id: _id, qualifier, ...observation }: Observation): ActGroups {
  const { key, name, valueUnit } = observation;
  const recorded = { unit, qualifier: qualifier.toUpperCase(), ...observation };
  return [
    [
      {
        act: 'recordMetrics',
        title: 'nextFigure',
        fixed: () => ({}),
        initial: { observations: [{ unit, key, name, valueUnit }] },
      },
      { act: 'recordMetrics', title: 'correctFigure', fixed: () => ({}), initial: { observations: [recorded] } },
    ],
    [withdraw],
  ];
}

/** The figures of a unit, each beside those that it is compared with. */
export function UnitMetrics({ unit }: { readonly unit: { readonly id: string; readonly name: string } }) {
  const { t, locale, marks } = useWords();
  const { ask, label } = useSession();
  const moment = useMoment();
  const { data, error, refetch } = useQuery({
    queryKey: ['unit-metrics', unit.id, moment],
    queryFn: ({ signal }) => ask(UnitMetricsDocument, { id: unit.id, ...moment }, { signal }),
  });
  const figures = useMemo(() => figuresOf(data?.unit?.metrics ?? []), [data]);
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  const periodOf = (period: string | null | undefined) => period && periodTextOf(period, locale);
  const handOver = () =>
    handOverTable(`${unit.name} ${t('metrics')}`, [
      [t('metric'), t('period'), t('value'), t('measuredIn'), t('baselinePeriod'), t('baseline')],
      ...figures.flatMap((figure) =>
        rowsOf(figure).map((row) => [
          row.name,
          periodOf(row.period) ?? '',
          row.value,
          label('MetricUnit', row.valueUnit),
          periodOf(row.baselinePeriod) ?? '',
          row.baselineValue ?? '',
        ]),
      ),
    ]);
  return (
    <>
      <Flex gap="small" className="list-head no-print">
        <ActButton act="recordMetrics" initial={{ observations: [{ unit: unit.id }] }} name={unit.name} />
        {figures.length > 0 && <Button onClick={handOver}>{t('downloadTable')}</Button>}
      </Flex>
      <Table<Figure>
        rowKey="id"
        pagination={false}
        bordered
        dataSource={figures}
        locale={{ emptyText: <NoneYet act="recordMetrics" /> }}
        columns={[
          { title: t('metric'), render: (_value, { name, target }) => marks.aside(name, target && t('target')) },
          { title: t('period'), render: (_value, { period }) => periodOf(period) ?? '—' },
          {
            title: t('value'),
            align: 'right',
            // a count is a number alone
            render: (_value, { value, published, valueUnit }) =>
              published ?? (valueUnit === 'COUNT' ? value : `${value} ${label('MetricUnit', valueUnit)}`),
          },
          {
            title: t('baseline'),
            render: (_value, { baselines }) =>
              baselines.map(({ id, baselinePeriod, baselineValue }) => (
                <div key={id}>{marks.of(periodOf(baselinePeriod) ?? t('periodUnknown'), baselineValue ?? '—')}</div>
              )),
          },
          { title: '', width: 200, render: (_value, figure) => <Compared figure={figure} /> },
          {
            title: '',
            className: 'no-print',
            render: (_value, figure) =>
              rowsOf(figure).map((row) => (
                <ActMenu
                  key={row.id}
                  groups={actsOf(unit.id, row)}
                  subject={row}
                  name={marks.phrases([
                    row.name,
                    periodOf(row.period),
                    row.target && t('target'),
                    row.baselinePeriod && marks.of(t('baseline'), periodOf(row.baselinePeriod)),
                  ])}
                />
              )),
          },
        ]}
      />
    </>
  );
}

/** The figure above those that it is compared with, as bars of one scale. */
function Compared({ figure: { value, baselines } }: { readonly figure: Figure }) {
  const others = baselines.flatMap(({ baselineValue }) => baselineValue ?? []);
  if (others.length === 0) return null;
  const all = [value, ...others];
  return all.map((one, i) => <Bar key={i} basisPoints={shareOf(one, all)} />);
}
