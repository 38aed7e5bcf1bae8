import { graphql } from '../generated/gql.ts';
import { RecordMetricsDocument, type MetricObservationInput, type RecordMetricsInput } from '../generated/graphql.ts';
import { globalId, type Harness } from './app.ts';
import { unique } from './factories.ts';
import { ENGLISH, leavingNoTrace } from './writes.ts';
import { sql } from '../../src/sql/sql.ts';

const MetricValues = graphql(`
  query MetricValues($id: ID!, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
    unit(id: $id) {
      metrics {
        value
      }
    }
  }
`);

export const newMetricKey = () => `metric_${unique()}`;

/** A figure about a unit, under a key of its own. */
export const figure = (unit: { id: number }, more: Partial<MetricObservationInput> = {}): MetricObservationInput => ({
  unit: globalId('Unit', unit.id),
  key: newMetricKey(),
  name: '群众安全感',
  value: 99.6,
  valueUnit: 'PERCENT',
  period: '2021',
  ...more,
});

/** Records figures, and reads them: by the API, and as rows. */
export function metricActs(api: Harness) {
  const record = (
    observations: MetricObservationInput[],
    more: Partial<RecordMetricsInput> = {},
    headers: Record<string, string> = {},
    key = `key-${unique()}`,
  ) =>
    api.admin
      .request(RecordMetricsDocument, { input: { observations, observedOn: '2022-03-01', ...more }, key }, headers)
      .then((data) => data.recordMetrics);

  return {
    record,

    refused: (observations: MetricObservationInput[], more: Partial<RecordMetricsInput> = {}) =>
      leavingNoTrace(api.registry, () => record(observations, more, ENGLISH)),

    values: async (unit: { id: number }, moment: { date?: string; knownAt?: string } = {}) => {
      const answer = await api.admin.request(MetricValues, { id: globalId('Unit', unit.id), ...moment });
      return answer.unit!.metrics.map(({ value }) => value);
    },

    rows: (unit: { id: number }) =>
      api.registry.$query<Record<string, unknown>>(
        sql`SELECT value::float8 AS value, observed_on::text AS "on", superseded_at IS NULL AS believed, source_id AS source,
  basis_document AS basis FROM metric_observation WHERE unit_id = $1 ORDER BY id`,
        [unit.id],
      ),
  };
}
