import { BasisInput } from '../acts/standard.inputs.ts';
import { builder } from '../../graphql/builder.ts';
import { MetricQualifier, MetricUnit } from './metric.enums.ts';

const PERIOD =
  'ISO 8601: 2021, 2021-01/2021-11, P3Y/2022 (three years up to), ../2019 (up to) or P1Y (a year, whichever)';

const MetricObservationInput = builder.inputType('MetricObservationInput', {
  description:
    'A figure about a unit (指标数据). Known by unit, key, period, period of the baseline and whether it is an aim: the same again is a correction.',
  fields: (t) => ({
    unit: t.id({ required: true, description: 'The unit it is about, there on the day it is observed or before.' }),
    key: t.string({
      required: true,
      description:
        'The key of the metric: lower case letters, digits and underscores, at most 60. Measured in one unit wherever it is on record.',
    }),
    name: t.string({ required: true, description: 'The name of the metric (名称); at most 100 characters.' }),
    value: t.float({
      required: true,
      description:
        'The figure, to four decimals at most, below 10^11; a fall is negative. Whole where it is a COUNT or a RANK.',
    }),
    valueUnit: t.field({ type: MetricUnit, required: true, description: 'What it is measured in.' }),
    qualifier: t.field({ type: MetricQualifier, description: 'How exactly it is stated; EXACT unless told.' }),
    baselineValue: t.float({
      description: 'What it is compared to, in the same unit; none of a change, which has no level.',
    }),
    baselinePeriod: t.string({ description: `The period of what it is compared to, ${PERIOD}; null: none.` }),
    period: t.string({ description: `The period of the figure, ${PERIOD}; null: not known.` }),
    target: t.boolean({ description: 'Whether it is an aim (目标) and not a result; a result unless told.' }),
    published: t.string({
      description: 'The figure as printed; at most 200 characters; null: it was not published.',
    }),
  }),
});

export const RecordMetricsInput = builder.inputType('RecordMetricsInput', {
  description: 'Figures about units (登记指标), all of them or none.',
  fields: (t) => ({
    observations: t.field({
      type: [MetricObservationInput],
      required: true,
      description: 'The figures, 1 to 500, each once.',
    }),
    observedOn: t.field({
      type: 'Date',
      required: true,
      description:
        'The day from which they are on record, not after today: a query as of an earlier day does not see them. A correction stays on record since the earlier of this day and that of what it corrects.',
    }),
    basis: t.field({ type: BasisInput, description: 'By whose order, or from what report.' }),
  }),
});

export const MetricFigureInput = builder.inputType('MetricFigureInput', {
  description: 'Which of the figures of a metric.',
  fields: (t) => ({
    period: t.string({ description: 'Its period, exactly as on record; null: the one without a period.' }),
    baselinePeriod: t.string({
      description: 'The period of its baseline, exactly as on record; null: the one without a baseline.',
    }),
    target: t.boolean({ description: 'Whether it is the aim and not the result; the result unless told.' }),
  }),
});
