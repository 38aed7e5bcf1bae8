import { columnsOf, type RecordedRow } from '../../graphql/dated-loaders.ts';
import { loadManyFor, loadOne, MANY_MAXIMUM } from '../../graphql/loading.ts';
import { thingOf } from '../../record/recordings.ts';
import { joinSql, sql } from '../../sql/sql.ts';
import { METRIC } from './metric.declaration.ts';

export type MetricRow = RecordedRow<typeof METRIC>;

const COLUMNS = columnsOf(METRIC);

interface Keys {
  /** Null or absent: all. */
  readonly keys?: readonly string[] | null | undefined;
}

/** The figures about units that are on record on the day, as believed at the moment, by the units' ids. */
export const metricsOfUnit = loadManyFor<Keys, number, MetricRow>('unitId', 'custom', (statement, ids, { keys }) => {
  const units = statement.value(ids, 'int[]');
  const wanted = keys == null ? sql`TRUE` : sql`m.key = ANY(${statement.value(keys, 'text[]')})`;
  return sql`SELECT t.* FROM unnest(${units}) AS k(id) CROSS JOIN LATERAL (
  SELECT ${COLUMNS} FROM metric_observation m
  WHERE m.unit_id = k.id AND ${statement.happened('m', 'observed_on')} AND ${wanted}
  ORDER BY m.key, m.period COLLATE "C", m.baseline_period COLLATE "C", m.id LIMIT ${MANY_MAXIMUM}
) t`;
});

/** Figures by their ids, as they were believed at the moment; null for one that is not on record then. */
export const metricById = loadOne<number, MetricRow>('id', 'custom', (statement, ids) => {
  return sql`SELECT ${COLUMNS} FROM metric_observation m
WHERE ${thingOf(METRIC, 'm')} = ANY(${statement.value(ids, 'int[]')}) AND ${statement.happened('m', 'observed_on')}`;
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

/** The most rows of one figure that are read: each source, and staff, may state it. */
const SOURCES_MAXIMUM = 10;

/** One figure of each of some units, by the units' ids: several rows where several sources state it. */
export const figureOfUnit = loadManyFor<Choice, number, MetricRow>('unitId', 'custom', (statement, ids, choice) => {
  const chosen = [
    sql`m.key = ${statement.value(choice.key, 'text')}`,
    sql`m.period IS NOT DISTINCT FROM ${statement.value(choice.period, 'text')}`,
    sql`m.baseline_period IS NOT DISTINCT FROM ${statement.value(choice.baselinePeriod, 'text')}`,
    sql`m.target = ${statement.value(choice.target, 'boolean')}`,
    statement.happened('m', 'observed_on'),
  ];
  return sql`SELECT t.* FROM unnest(${statement.value(ids, 'int[]')}) AS k(id) CROSS JOIN LATERAL (
  SELECT ${COLUMNS} FROM metric_observation m WHERE m.unit_id = k.id AND ${joinSql(chosen, ' AND ')}
  ORDER BY m.id LIMIT ${SOURCES_MAXIMUM}
) t`;
});
