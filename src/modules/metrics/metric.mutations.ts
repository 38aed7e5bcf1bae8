import { today } from '../../time/day.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { perform } from '../acts/performing.ts';
import { InvalidInputError, RuleViolationError } from '../../errors/refusals.ts';
import { successOf } from '../acts/success.type.ts';
import { InputCheck, parseBasis } from '../acts/input-check.rules.ts';
import { RecordMetricsInput } from './metric-change.inputs.ts';
import { metricById } from './metric.loaders.ts';
import {
  OBSERVATIONS_MAXIMUM,
  parseBaselineValue,
  parseMetricKey,
  parseMetricPeriod,
  parseValue,
  refuseRepeated,
  type Observation,
} from './metric.rules.ts';
import { recordMetrics } from './metric.service.ts';
import { MetricObservation } from './metric.type.ts';

const NAME_MAXIMUM = 100;
const PUBLISHED_MAXIMUM = 200;

type Given = (typeof RecordMetricsInput.$inferInput)['observations'][number];

function parseObservation(check: InputCheck, given: Given, path: string): Observation {
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

builder.mutationField('recordMetrics', (t) =>
  t.field({
    type: successOf<{ metricIds: readonly number[] }>('RecordMetricsSuccess', 'The figures are on record.', (f) => ({
      observations: f.field({
        type: [MetricObservation],
        description: 'The figures, in the order of the input.',
        resolve: ({ metricIds }, _args, context) =>
          Promise.all(metricIds.map(async (id) => (await metricById(context).load(id))!)),
      }),
    })),
    description:
      'Records figures about units, up to 500 at once, all of them or none. One that is on record already is superseded, the published one too, and stays readable by `knownAt`. Needs the scope unit:write.',
    authScopes: { scope: 'unit:write' },
    args: { input: t.arg({ type: RecordMetricsInput, required: true, description: 'The figures.' }) },
    errors: {
      types: [InvalidInputError, RuleViolationError],
      union: { name: 'RecordMetricsResult', description: 'The figures with the change on record, or why not.' },
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      check.size('observations', input.observations, OBSERVATIONS_MAXIMUM);
      check.done();
      const observations = input.observations.map((given, i) => parseObservation(check, given, `observations.${i}`));
      refuseRepeated(check, observations);
      const command = {
        observations,
        observedOn: check.pastDay('observedOn', input.observedOn, today()),
        basis: parseBasis(check, input.basis),
      };
      check.done();
      return perform(context, info, input, (write) => recordMetrics(write, command));
    },
  }),
);
