import { describe, expect, it } from '@jest/globals';
import { RecordMetricsDocument, type MetricObservationInput } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createUnit, unique } from '../../support/factories.ts';

/** The embedded database has one connection, on which nothing can race. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const REPETITIONS = 50;

onServer('figures that meet', () => {
  const api = useApp();

  const record = (figure: MetricObservationInput) => {
    const input = { observations: [figure], observedOn: '2022-01-01' };
    return api.admin
      .request(RecordMetricsDocument, { input, key: `race-${unique()}` })
      .then(({ recordMetrics }) => recordMetrics);
  };

  it(`are measured in one unit, ${REPETITIONS} times`, async () => {
    const units = [await createUnit(api.registry), await createUnit(api.registry)];
    for (let n = 0; n < REPETITIONS; n++) {
      const figure = { key: `race_${n}`, name: '满意度', value: 1 };
      const answers = await Promise.all(
        (['PERCENT', 'PERCENTAGE_POINTS'] as const).map((valueUnit, i) =>
          record({ ...figure, unit: globalId('Unit', units[i]!.id), valueUnit }),
        ),
      );
      expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual([
        'RecordMetricsSuccess',
        'RuleViolationError',
      ]);
    }
  }, 60_000);

  it(`are each believed once, ${REPETITIONS} times`, async () => {
    const unit = globalId('Unit', (await createUnit(api.registry)).id);
    for (let n = 0; n < REPETITIONS; n++) {
      const figure = { unit, key: `once_${n}`, name: '满意度', valueUnit: 'PERCENT' as const };
      const answers = await Promise.all([1, 2].map((value) => record({ ...figure, value })));
      expect(answers.map(({ __typename }) => __typename)).toEqual(['RecordMetricsSuccess', 'RecordMetricsSuccess']);
      expect(await api.registry.metricObservation.count({ where: { key: figure.key, supersededAt: null } })).toBe(1);
    }
  }, 60_000);
});
