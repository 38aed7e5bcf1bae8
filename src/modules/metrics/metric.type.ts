import { parseKey } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { basis, link, nodeOf } from '../../graphql/field-options.ts';
import { assertAtMost } from '../../graphql/errors.ts';
import { metricById, metricsOfUnit, type MetricRow } from './metric.loaders.ts';
import { MetricUnit } from './metric.enums.ts';
import { unitById } from '../units/unit.loaders.ts';
import { Unit } from '../units/unit.type.ts';

const KEYS_MAXIMUM = 100;

export const MetricObservation = builder.objectRef<MetricRow>('MetricObservation');

builder.node(MetricObservation, {
  description: 'A figure about a unit (指标), with its baseline. Two baselines of one metric are two observations.',
  authScopes: { scope: 'registry:read' },
  ...nodeOf(
    metricById,
    'Permanent: a correction of the figure keeps it. A figure that is withdrawn and recorded anew has another.',
  ),
  fields: (t) => ({
    unit: t.field(link(Unit, unitById, 'unitId', 'The unit that the figure is about.')),
    key: t.exposeString('key', { description: 'The key of the metric, the same for all units and periods.' }),
    name: t.exposeString('name', { description: 'The name of the metric, as printed (名称).' }),
    value: t.exposeFloat('value', {
      description: 'The figure, measured in `valueUnit`, to four decimals; a fall is negative.',
    }),
    valueUnit: t.expose('valueUnit', {
      type: MetricUnit,
      description: 'The unit of measure of `value` and `baselineValue`.',
    }),
    qualifier: t.string({
      description:
        'How exactly `value` was stated: exact, at_least (以上), over (余), under (以内) or nearly (近). For a fall it applies to the size.',
      resolve: ({ qualifier }) => qualifier.toLowerCase(),
    }),
    baselineValue: t.exposeFloat('baselineValue', {
      nullable: true,
      description: 'The figure it is compared with, to four decimals; null where the source does not say.',
    }),
    baselinePeriod: t.exposeString('baselinePeriod', {
      nullable: true,
      description: 'The period it is compared with, ISO 8601; null where there is none, or it is not known.',
    }),
    period: t.exposeString('period', {
      nullable: true,
      description:
        'The period of the figure, ISO 8601: 2021, 2021-01/2021-11, P3Y/2022 (three years up to), ../2019 (up to) or P1Y (a year); null where the source does not say.',
    }),
    target: t.exposeBoolean('target', { description: 'Whether it is a target (目标) and not a result.' }),
    published: t.exposeString('published', {
      nullable: true,
      description: 'The figure as printed; null where it was not published.',
    }),
    observedOn: t.expose('observedOn', {
      type: 'Date',
      description: 'The day from which it is on record; a query as of an earlier day does not see it.',
    }),
    basis: t.field(basis('By whose order it was recorded; null for published figures, and where none was given.')),
  }),
});

builder.objectField(Unit, 'metrics', (t) =>
  t.field({
    type: [MetricObservation],
    description:
      'The figures about the unit that are on record on the day of the query, by key, period and period of the baseline, one without a period last; the first 1,000 at most.',
    args: {
      keys: t.arg.stringList({
        description: 'Only metrics with these keys, at most 100; an empty list matches nothing. Default: all.',
      }),
    },
    resolve: ({ id }, { keys }, context) => {
      assertAtMost('keys', keys ?? [], KEYS_MAXIMUM);
      return metricsOfUnit(context, { keys: keys?.map((key) => parseKey(key, 'keys')) }).load(id);
    },
  }),
);
