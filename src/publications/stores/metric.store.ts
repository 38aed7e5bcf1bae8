import type { Day } from '../../time/day.ts';
import type { MetricQualifier, MetricUnit } from '../../generated/prisma/enums.ts';
import { METRIC } from '../../modules/metrics/metric.declaration.ts';
import { metrics } from '../datasets/metric.dataset.ts';
import { known } from '../known.ts';
import type { RecordedStore } from '../recorded-store.ts';

interface MetricContent {
  readonly unit: string;
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly valueUnit: MetricUnit;
  readonly qualifier: MetricQualifier;
  readonly baselineValue: string | null;
  readonly baselinePeriod: string | null;
  readonly period: string | null;
  readonly target: boolean;
  readonly published: string | null;
  readonly note: string | null;
  readonly observedOn: Day;
  readonly source: string;
}

export const metricStore: RecordedStore<MetricContent, typeof METRIC> = {
  dataset: metrics,
  recording: METRIC,
  facts: ({ facts, starts }) =>
    facts.metrics.map(({ line, key, row }) => ({
      line,
      key,
      rows: [key],
      content: {
        unit: row.unit_code,
        key: row.metric,
        name: row.metric_zh,
        value: row.value,
        valueUnit: row.value_unit,
        qualifier: row.qualifier,
        baselineValue: row.baseline_value,
        baselinePeriod: row.baseline_period,
        period: row.period,
        target: row.status === 'target',
        published: row.published,
        note: row.note_en,
        observedOn: known(starts.sources.get(row.source), row.source),
        source: row.source,
      },
    })),
  values: ({ unit, source, value, baselineValue, ...figure }, ids) => ({
    ...figure,
    // as text, so that no digit is lost on the way
    value: value as unknown as number,
    baselineValue: baselineValue as unknown as number | null,
    unitId: ids.of('units', unit),
    sourceId: ids.of('sources', source),
  }),
  attested: null,
};
