import { parseKey, parseText } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { badInput } from '../../graphql/errors.ts';
import { MetricFigureInput } from './metric.inputs.ts';
import { subtract, type Difference, type Obstacle } from './metric-comparison.rules.ts';
import { MetricIncomparability, MetricUnit } from './metric.enums.ts';
import { figureOfUnit, type FigureChoice, type MetricRow } from './metric.loaders.ts';
import { MetricObservation } from './metric.type.ts';
import { Unit } from '../units/unit.type.ts';

const MetricObstacle = builder.objectRef<Obstacle>('MetricObstacle').implement({
  description: 'One reason why two figures of a metric are not comparable (不可比的原因).',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    reason: t.expose('reason', { type: MetricIncomparability, description: 'The reason, for programs.' }),
    message: t.string({
      description: 'The same for people, in the language of Accept-Language: Chinese (default) or English.',
      resolve: ({ text }, _args, { locale }) => text[locale],
    }),
  }),
});

interface Comparison extends Difference {
  readonly from: readonly MetricRow[];
  readonly to: readonly MetricRow[];
}

const MetricComparison = builder.objectRef<Comparison>('MetricComparison').implement({
  description: 'The difference of two figures of a metric, or why it would mean nothing (指标对比).',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    from: t.field({
      type: MetricObservation,
      nullable: true,
      description: 'The figure that is subtracted; null where it is not on record. Of several sources, the first.',
      resolve: ({ from }) => from[0] ?? null,
    }),
    to: t.field({
      type: MetricObservation,
      nullable: true,
      description: 'The figure it is subtracted from; null where it is not on record. Of several sources, the first.',
      resolve: ({ to }) => to[0] ?? null,
    }),
    comparable: t.boolean({
      description: 'Whether the two can be compared; then there are no obstacles.',
      resolve: ({ obstacles }) => obstacles.length === 0,
    }),
    obstacles: t.field({
      type: [MetricObstacle],
      description: 'All reasons why they are not comparable; empty where they are.',
      resolve: ({ obstacles }) => obstacles,
    }),
    difference: t.exposeFloat('difference', {
      nullable: true,
      description:
        '`to` less `from`, in `differenceUnit`, to four decimals; null where they are not comparable, and for a RANK.',
    }),
    differenceUnit: t.expose('differenceUnit', {
      type: MetricUnit,
      nullable: true,
      description:
        'The unit of measure of `difference`: PERCENTAGE_POINTS where both are PERCENT, else the unit of both; null where there is no difference.',
    }),
    relativeChangePercent: t.exposeFloat('relativeChangePercent', {
      nullable: true,
      description:
        '`difference` in percent of `from`, rounded to four decimals (增减幅度); null where there is no difference, where `from` is not above 0, and for percentage points.',
    }),
    placesGained: t.exposeInt('placesGained', {
      nullable: true,
      description: 'For a RANK: the places gained, negative where places were lost (名次升降); else null.',
    }),
  }),
});

type Chosen = typeof MetricFigureInput.$inferInput;

const choiceOf = ({ period, baselinePeriod, target }: Chosen, argument: string): FigureChoice => ({
  period: period == null ? null : parseText(period, argument),
  baselinePeriod: baselinePeriod == null ? null : parseText(baselinePeriod, argument),
  target: target ?? false,
});

builder.objectField(Unit, 'metricComparison', (t) =>
  t.field({
    type: MetricComparison,
    description:
      'Compares two figures of one metric of the unit that are on record on the day of the query: `to` less `from`.',
    args: {
      key: t.arg.string({ required: true, description: 'The key of the metric.' }),
      from: t.arg({ type: MetricFigureInput, required: true, description: 'The figure that is subtracted.' }),
      to: t.arg({ type: MetricFigureInput, required: true, description: 'The figure it is subtracted from.' }),
    },
    resolve: async ({ id }, args, context) => {
      const key = parseKey(args.key, 'key');
      const choices = [choiceOf(args.from, 'from'), choiceOf(args.to, 'to')] as const;
      if (JSON.stringify(choices[0]) === JSON.stringify(choices[1])) throw badInput('to', 'is the same figure as from');
      const [from, to] = await Promise.all([
        figureOfUnit(context, { key, ...choices[0] }).load(id),
        figureOfUnit(context, { key, ...choices[1] }).load(id),
      ]);
      return { from, to, ...subtract(from, to) };
    },
  }),
);
