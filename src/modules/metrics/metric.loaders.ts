import { basisColumns, type BasisColumns } from '../../time/temporal.ts';
import type { Day } from '../../time/day.ts';
import type { MetricUnit } from '../../generated/prisma/enums.ts';
import { loadManyFor, loadOne, MANY_MAXIMUM } from '../../graphql/loading.ts';

export interface MetricRow extends BasisColumns {
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
  readonly observedOn: Day;
}

const COLUMNS = `m.id, m.unit_id AS "unitId", m.key, m.name, m.value::float8 AS "value", m.value_unit AS "valueUnit",
  lower(m.qualifier::text) AS "qualifier", m.baseline_value::float8 AS "baselineValue",
  m.baseline_period AS "baselinePeriod", m.period, m.target, m.published, m.source_id AS "sourceId",
  m.observed_on::text AS "observedOn", ${basisColumns('m')}`;

interface Keys {
  /** Null or absent: all. */
  readonly keys?: readonly string[] | null | undefined;
}

/** The figures about units that are on record on the day, as believed at the moment, by the units' ids. */
export const metricsOfUnit = loadManyFor<Keys, number, MetricRow>('unitId', 'custom', (statement, ids, { keys }) => {
  const units = statement.value(ids, 'int[]');
  const wanted = keys == null ? 'TRUE' : `m.key = ANY(${statement.value(keys, 'text[]')})`;
  return `SELECT t.* FROM unnest(${units}) AS k(id) CROSS JOIN LATERAL (
  SELECT ${COLUMNS} FROM metric_observation m
  WHERE m.unit_id = k.id AND ${statement.happened('m', 'observed_on')} AND ${wanted}
  ORDER BY m.key, m.period COLLATE "C", m.baseline_period COLLATE "C", m.id LIMIT ${MANY_MAXIMUM}
) t`;
});

/** Figures by the ids of their rows; null for one that is not on record on the day, or not believed at the moment. */
export const metricById = loadOne<number, MetricRow>('id', 'custom', (statement, ids) => {
  return `SELECT ${COLUMNS} FROM metric_observation m
WHERE m.id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.happened('m', 'observed_on')}`;
});

/** Which of the figures of one metric. */
export interface FigureChoice {
  readonly period: string | null;
  readonly baselinePeriod: string | null;
  readonly target: boolean;
}

interface Choice extends FigureChoice {
  readonly key: string;
}

/** The same figure as each of its sources and staff have it. */
const SOURCES_MAXIMUM = 10;

/** One figure of each of some units, by the units' ids: several rows where several sources are on record. */
export const figureOfUnit = loadManyFor<Choice, number, MetricRow>('unitId', 'custom', (statement, ids, choice) => {
  const chosen = [
    `m.key = ${statement.value(choice.key, 'text')}`,
    `m.period IS NOT DISTINCT FROM ${statement.value(choice.period, 'text')}`,
    `m.baseline_period IS NOT DISTINCT FROM ${statement.value(choice.baselinePeriod, 'text')}`,
    `m.target = ${statement.value(choice.target, 'boolean')}`,
    statement.happened('m', 'observed_on'),
  ];
  return `SELECT t.* FROM unnest(${statement.value(ids, 'int[]')}) AS k(id) CROSS JOIN LATERAL (
  SELECT ${COLUMNS} FROM metric_observation m WHERE m.unit_id = k.id AND ${chosen.join(' AND ')}
  ORDER BY m.id LIMIT ${SOURCES_MAXIMUM}
) t`;
});
