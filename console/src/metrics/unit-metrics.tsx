import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Spin, Table } from 'antd';
import { useMemo } from 'react';
import { Bar } from '../bar.tsx';
import { handOverTable } from '../files/csv.ts';
import { UnitMetricsDocument, type UnitMetricsQuery } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';

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

/** The figures of a unit, each beside those that it is compared with. */
export function UnitMetrics({ unit }: { readonly unit: { readonly id: string; readonly name: string } }) {
  const { t, marks } = useWords();
  const { ask, label } = useSession();
  const moment = useMoment();
  const { data, error, refetch } = useQuery({
    queryKey: ['unit-metrics', unit.id, moment],
    queryFn: ({ signal }) => ask(UnitMetricsDocument, { id: unit.id, ...moment }, { signal }),
  });
  const figures = useMemo(() => figuresOf(data?.unit?.metrics ?? []), [data]);
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  const handOver = () =>
    handOverTable(`${unit.name} ${t('metrics')}`, [
      [t('metric'), t('period'), t('value'), t('measuredIn'), t('baselinePeriod'), t('baseline')],
      ...figures.flatMap((figure) =>
        (figure.baselines.length > 0 ? figure.baselines : [figure]).map((row) => [
          row.name,
          row.period ?? '',
          row.value,
          label('MetricUnit', row.valueUnit),
          row.baselinePeriod ?? '',
          row.baselineValue ?? '',
        ]),
      ),
    ]);
  return (
    <>
      {figures.length > 0 && (
        <Button className="list-head no-print" onClick={handOver}>
          {t('downloadTable')}
        </Button>
      )}
      <Table<Figure>
        rowKey="id"
        pagination={false}
        bordered
        dataSource={figures}
        locale={{ emptyText: <Empty description={t('noMetrics')} /> }}
        columns={[
          { title: t('metric'), render: (_value, { name, target }) => marks.aside(name, target && t('target')) },
          { title: t('period'), render: (_value, { period }) => period ?? '—' },
          {
            title: t('value'),
            align: 'right',
            render: (_value, { value, published, valueUnit }) =>
              published ?? `${value} ${label('MetricUnit', valueUnit)}`,
          },
          {
            title: t('baseline'),
            render: (_value, { baselines }) =>
              baselines.map(({ id, baselinePeriod, baselineValue }) => (
                <div key={id}>{marks.of(baselinePeriod ?? t('periodUnknown'), baselineValue ?? '—')}</div>
              )),
          },
          { title: '', width: 200, render: (_value, figure) => <Compared figure={figure} /> },
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
