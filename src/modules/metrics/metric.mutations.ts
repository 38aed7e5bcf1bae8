import { inputKey } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { RuleViolationError } from '../../errors/refusals.ts';
import { today } from '../../time/day.ts';
import { act, payload } from '../acts/act.ts';
import { parseBasis, type InputCheck } from '../acts/input-check.rules.ts';
import { BasisInput } from '../acts/standard.inputs.ts';
import type { Observation } from './metric.declaration.ts';
import { MetricQualifier, MetricUnit } from './metric.enums.ts';
import { PERIOD } from './metric.inputs.ts';
import { metricById } from './metric.loaders.ts';
import {
  OBSERVATIONS_MAXIMUM,
  parseBaselineValue,
  parseMetricKey,
  parseMetricPeriod,
  parseValue,
  refuseRepeated,
} from './metric.rules.ts';
import { recordMetrics } from './metric.service.ts';
import { MetricObservation } from './metric.type.ts';

const NAME_MAXIMUM = 100;
const PUBLISHED_MAXIMUM = 200;

const MetricObservationInput = builder.inputType('MetricObservationInput', {
  description:
    'A figure about a unit (指标数据). Identified by unit, key, period, period of the baseline and whether it is a target: the same again is a correction.',
  fields: (t) => ({
    unit: t.id({ required: true, description: 'The unit it is about, there on the day of observation or before it.' }),
    key: t.string({
      required: true,
      description:
        'The key of the metric: lower case letters, digits and underscores, at most 60. A metric has one unit of measure wherever it is on record.',
    }),
    name: t.string({ required: true, description: 'The name of the metric (名称); at most 100 characters.' }),
    value: t.float({
      required: true,
      description: 'The figure, to four decimals at most, below 10^11; a fall is negative. A COUNT or a RANK is whole.',
    }),
    valueUnit: t.field({ type: MetricUnit, required: true, description: 'The unit of measure.' }),
    qualifier: t.field({ type: MetricQualifier, description: 'How exactly it is stated. Default: EXACT.' }),
    baselineValue: t.float({
      description:
        'The figure it is compared with, in the same unit of measure; null for a change, which has no level.',
    }),
    baselinePeriod: t.string({ description: `The period it is compared with, ${PERIOD}; null: none.` }),
    period: t.string({ description: `The period of the figure, ${PERIOD}; null: not known.` }),
    target: t.boolean({ description: 'Whether it is a target (目标) and not a result. Default: false.' }),
    published: t.string({
      description: 'The figure as printed; at most 200 characters; null: it was not published.',
    }),
  }),
});

const observations = payload<{ metricIds: readonly number[] }>(
  'The figures with the change on record, or why not.',
  (t) => ({
    observations: t.field({
      type: [MetricObservation],
      description: 'The figures, in the order of the input.',
      resolve: ({ metricIds }, _args, context) =>
        Promise.all(metricIds.map(async (id) => (await metricById(context).load(id))!)),
    }),
  }),
);

act('recordMetrics', {
  scope: 'unit:write',
  description:
    'Records figures about units, up to 500 at once, all of them or none. A figure that is on record already is superseded, a published one too; it stays readable by `knownAt`.',
  input: {
    description: 'Figures about units (登记指标), all of them or none.',
    argument: 'The figures.',
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
          'The day from which they are on record, today at the latest: a query as of an earlier day does not see them. A correction counts from the earlier of this day and the day of the figure it corrects.',
      }),
      basis: t.field({ type: BasisInput, description: 'By whose order, or from which report.' }),
    }),
  },
  success: 'The figures are on record.',
  payload: observations,
  refusals: [RuleViolationError],
  command: (input, check) => {
    // a list that is too long is refused before its elements are read
    check.size('observations', input.observations, OBSERVATIONS_MAXIMUM);
    check.done();
    const figures = input.observations.map((given, i) => parseObservation(check, given, `observations.${i}`));
    refuseRepeated(check, figures);
    return {
      observations: figures,
      observedOn: check.pastDay('observedOn', input.observedOn, today()),
      basis: parseBasis(check, input.basis),
    };
  },
  run: recordMetrics,
});

function parseObservation(
  check: InputCheck,
  given: typeof MetricObservationInput.$inferInput,
  path: string,
): Observation {
  const { valueUnit } = given;
  return {
    unitId: inputKey(check, 'Unit', given.unit, `${path}.unit`),
    key: parseMetricKey(check, `${path}.key`, given.key),
    name: check.text(`${path}.name`, given.name, NAME_MAXIMUM),
    value: parseValue(check, `${path}.value`, given.value, valueUnit),
    valueUnit,
    qualifier: given.qualifier ?? 'EXACT',
    baselineValue: parseBaselineValue(check, `${path}.baselineValue`, given.baselineValue, valueUnit),
    baselinePeriod: parseMetricPeriod(check, `${path}.baselinePeriod`, given.baselinePeriod),
    period: parseMetricPeriod(check, `${path}.period`, given.period),
    target: given.target ?? false,
    published: check.optionalText(`${path}.published`, given.published, PUBLISHED_MAXIMUM),
  };
}
