import { z } from 'zod';
import { MetricQualifier, MetricUnit } from '../../generated/prisma/enums.ts';
import { decimal, metricKey, oneOf, optional, text, unitCode } from '../cells.ts';
import { dataset, keyedBy } from './dataset.ts';

const lowerCase = <const Value extends string>(values: readonly Value[]) =>
  oneOf(values.map((value) => value.toLowerCase() as Lowercase<Value>)).transform(
    (value) => value.toUpperCase() as Value,
  );

/** Figures about units. One figure with two baselines, periods or sources has two rows. */
export const metrics = dataset({
  name: 'metrics',
  keyColumn: 'metric',
  columns: z.object({
    unit_code: unitCode,
    metric: metricKey,
    metric_zh: text,
    value: decimal,
    qualifier: lowerCase(Object.values(MetricQualifier)),
    value_unit: lowerCase(Object.values(MetricUnit)),
    baseline_value: optional(decimal),
    baseline_period: optional(text),
    baseline_basis: oneOf(['stated', 'inferred', 'none']),
    period: optional(text),
    status: oneOf(['achieved', 'target']),
    published: optional(text),
    note_en: optional(text),
    source: text,
  }),
  keys: keyedBy('unit_code', 'metric', 'period', 'baseline_period', 'status', 'source'),
  references: { unit_code: 'units', source: 'sources' },
});
