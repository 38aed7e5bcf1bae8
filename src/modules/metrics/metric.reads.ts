import type { MetricUnit } from '../../generated/prisma/enums.ts';
import type { Reading } from '../../record/write.ts';
import { sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';

/** The units of measure of metrics, by key, from what is believed of them but for some rows; one row of each is read. */
export async function measuredIn(
  { query }: Reading,
  keys: readonly string[],
  without: readonly number[],
): Promise<Map<string, MetricUnit>> {
  const found = await query<{ key: string; valueUnit: MetricUnit }>(
    sql`SELECT k.key, t.value_unit AS "valueUnit" FROM unnest($1::text[]) AS k(key) CROSS JOIN LATERAL (
  SELECT m.value_unit FROM metric_observation m
  WHERE m.key = k.key AND ${believedNow('m')} AND NOT m.id = ANY($2::int[]) ORDER BY m.value_unit LIMIT 1
) t`,
    [[...new Set(keys)], without],
  );
  return new Map(found.map(({ key, valueUnit }) => [key, valueUnit]));
}
