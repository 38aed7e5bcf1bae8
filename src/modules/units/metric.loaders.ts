import { TemporalStatement } from '../../database/temporal.ts';
import type { MetricUnit } from '../../generated/prisma/enums.ts';
import { loaderFor, MANY_MAXIMUM, manyOf } from '../../graphql/loading.ts';

export interface MetricRow {
  readonly id: number;
  readonly unitId: number;
  readonly key: string;
  readonly name: string;
  readonly value: number;
  readonly valueUnit: MetricUnit;
  readonly qualifier: string;
  readonly baselineValue: number | null;
  readonly baselinePeriod: string | null;
  readonly period: string | null;
  readonly target: boolean;
  readonly published: string | null;
  readonly sourceId: number | null;
}

interface Keys {
  /** Null or absent: all. */
  readonly keys?: readonly string[] | null | undefined;
}

/** The figures about units that are on record on the day, as believed at the moment, by the units' ids. */
export const metricsOfUnit = loaderFor<Keys, number, MetricRow[]>(async (ids, { keys }, context) => {
  const statement = new TemporalStatement(context.moment);
  const units = statement.value(ids, 'int[]');
  const wanted = keys == null ? 'TRUE' : `m.key = ANY(${statement.value(keys, 'text[]')})`;
  const text = `SELECT k.id AS "unitId", t.* FROM unnest(${units}) AS k(id) CROSS JOIN LATERAL (
  SELECT m.id, m.key, m.name, m.value::float8 AS "value", m.value_unit AS "valueUnit", lower(m.qualifier::text) AS "qualifier",
    m.baseline_value::float8 AS "baselineValue", m.baseline_period AS "baselinePeriod", m.period, m.target, m.published,
    m.source_id AS "sourceId"
  FROM metric_observation m
  WHERE m.unit_id = k.id AND m.observed_on <= ${statement.day} AND ${statement.believed('m')} AND ${wanted}
  ORDER BY m.key, m.period COLLATE "C", m.baseline_period COLLATE "C", m.id LIMIT ${MANY_MAXIMUM}
) t`;
  return manyOf(ids, await context.rows<MetricRow>(text, statement.values), ({ unitId }) => unitId);
});
