import type { Basis, Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import type { MetricUnit } from '../../generated/prisma/enums.ts';
import type { MetricContent, MetricIdentity, Observation } from './metric.rules.ts';
import type { Reading } from '../../record/write.ts';

/** A figure on record that one of some observations is about. */
export interface RecordedFigure extends MetricContent {
  /** Which of the observations. */
  readonly index: number;
  readonly id: number;
  readonly observedOn: Day;
}

/** What is believed of the same figures, whoever states them; several rows where several sources do. */
export const figuresOnRecord = (
  { query }: Reading,
  observations: readonly MetricIdentity[],
): Promise<readonly RecordedFigure[]> =>
  query(
    `SELECT o.n::int - 1 AS "index", m.id, m.name, m.value::float8 AS "value", m.value_unit AS "valueUnit", m.qualifier,
  m.baseline_value::float8 AS "baselineValue", m.published, m.observed_on::text AS "observedOn"
FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::boolean[])
  WITH ORDINALITY AS o(unit_id, key, period, baseline_period, target, n)
JOIN metric_observation m ON m.unit_id = o.unit_id AND m.key = o.key AND m.target = o.target
  AND m.period IS NOT DISTINCT FROM o.period AND m.baseline_period IS NOT DISTINCT FROM o.baseline_period
  AND m.superseded_at IS NULL
ORDER BY o.n, m.id`,
    [
      observations.map(({ unitId }) => unitId),
      observations.map(({ key }) => key),
      observations.map(({ period }) => period),
      observations.map(({ baselinePeriod }) => baselinePeriod),
      observations.map(({ target }) => target),
    ],
  );

/** What metrics are measured in, by their keys, in what is believed of them but for some rows: one row of each tells. */
export async function measuredIn(
  { query }: Reading,
  keys: readonly string[],
  without: readonly number[],
): Promise<Map<string, MetricUnit>> {
  const found = await query<{ key: string; valueUnit: MetricUnit }>(
    `SELECT k.key, t.value_unit AS "valueUnit" FROM unnest($1::text[]) AS k(key) CROSS JOIN LATERAL (
  SELECT m.value_unit FROM metric_observation m
  WHERE m.key = k.key AND m.superseded_at IS NULL AND NOT m.id = ANY($2::int[]) ORDER BY m.value_unit LIMIT 1
) t`,
    [[...new Set(keys)], without],
  );
  return new Map(found.map(({ key, valueUnit }) => [key, valueUnit]));
}

/** The codes of the units that are there on a day or were before it, as they last were, by their ids. */
export async function codesBy({ query }: Reading, unitIds: readonly number[], day: Day): Promise<Map<number, string>> {
  const found = await query<{ id: number; code: string }>(
    `SELECT DISTINCT ON (unit_id) unit_id AS id, code FROM unit_version
WHERE unit_id = ANY($1::int[]) AND superseded_at IS NULL AND valid_from <= $2::date
ORDER BY unit_id, valid_from DESC`,
    [[...new Set(unitIds)], day],
  );
  return new Map(found.map(({ id, code }) => [id, code]));
}

/** An observation, and since when it is on record. */
export type ObservationSince = Observation & { readonly observedOn: Day };

/** Records figures in place of others; the ids of the rows, in the order of the figures. Two statements, however many. */
export async function replaceFigures(
  { transaction, query, at }: Write,
  superseded: readonly number[],
  figures: readonly ObservationSince[],
  basis: Basis | null,
): Promise<number[]> {
  if (superseded.length > 0) {
    await transaction.$executeRawUnsafe(
      'UPDATE metric_observation SET superseded_at = $1 WHERE id = ANY($2::int[])',
      at,
      superseded,
    );
  }
  const recorded = figures.map((figure) => ({
    unit_id: figure.unitId,
    key: figure.key,
    name: figure.name,
    value: figure.value,
    value_unit: figure.valueUnit,
    qualifier: figure.qualifier,
    baseline_value: figure.baselineValue,
    baseline_period: figure.baselinePeriod,
    period: figure.period,
    target: figure.target,
    published: figure.published,
    observed_on: figure.observedOn,
    basis_document: basis?.documentNumber ?? null,
    basis_reason: basis?.reason ?? null,
  }));
  const columns = Object.keys(recorded[0]!).join(', ');
  const made = await query<{ id: number }>(
    `INSERT INTO metric_observation (recorded_at, ${columns})
SELECT $1::timestamptz, ${columns.replaceAll(/\w+/g, '(r).$&')} FROM (
  SELECT jsonb_populate_record(NULL::metric_observation, j.figure) AS r, j.n
  FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS j(figure, n)
) t ORDER BY n RETURNING id`,
    [at, JSON.stringify(recorded)],
  );
  return made.map(({ id }) => id).toSorted((a, b) => a - b);
}
