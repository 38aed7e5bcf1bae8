import type { Reading } from '../../record/write.ts';
import { sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { believedNow, daysOverlap } from '../../time/temporal.ts';

/** An honor that was under nomination, or conferred, in some days. */
export interface HonorInDays {
  readonly id: number;
  readonly title: string;
  /** The first of these days on which it was. */
  readonly on: Day;
  readonly total: number;
}

/**
 * The honors of some officers and units that were under nomination on a day of a period, or were conferred in it (`until`
 * is excluded, null: for good), and were not rejected: the first of them, by day.
 */
export const honorsInDays = (
  { query }: Reading,
  { officers, units }: { readonly officers: readonly number[]; readonly units: readonly number[] },
  { from, until }: { readonly from: Day; readonly until: Day | null },
  limit: number,
): Promise<readonly HonorInDays[]> =>
  query(
    sql`SELECT h.honor_id AS id, (array_agg(h.title ORDER BY h.valid_from DESC))[1] AS title,
  greatest(min(h.valid_from), $1::date)::text AS "on", count(*) OVER ()::int AS total
FROM honor_version h
WHERE ${believedNow('h')} AND h.honor_id IN (
    SELECT r.honor_id FROM honor_recipient r
    WHERE (r.officer_id = ANY($3::int[]) OR r.unit_id = ANY($4::int[])) AND ${believedNow('r')})
  AND (h.status IN ('NOMINATED', 'UNDER_PUBLIC_NOTICE') AND ${daysOverlap('h', sql`$1::date`, sql`$2::date`)}
    OR h.status = 'CONFERRED' AND daterange($1::date, $2::date) @> h.valid_from)
  AND NOT EXISTS (SELECT FROM honor_version x
    WHERE x.honor_id = h.honor_id AND ${believedNow('x')} AND x.status IN ('REJECTED', 'REVOKED') AND x.valid_to IS NULL)
GROUP BY h.honor_id ORDER BY min(h.valid_from), h.honor_id LIMIT ${limit}`,
    [from, until, officers, units],
  );
