import type { Reading } from '../../record/write.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { believedNow, dayOf } from '../../time/temporal.ts';

/** A file that was handed out and lists something. */
export interface ListingFile {
  /** The name in its address, such as roster. */
  readonly name: string;
  /** The day on which it was handed out. */
  readonly on: Day;
  /** The day that it is about. */
  readonly asOf: Day;
  /** The last change that it shows. */
  readonly position: string;
  readonly total: number;
}

/** Of what files are asked. */
export interface FilesOn {
  readonly from: Day;
  readonly until: Day | null;
  /** The position of the change that was wrong, where it is known: those of before do not show it. */
  readonly since?: number | undefined;
}

export interface Things {
  readonly officers: readonly number[];
  readonly units: readonly number[];
  readonly honors: readonly number[];
}

/** Whether a set of a file has one of some ids; see `ListedIds`. */
const hasAny = (set: Sql, ids: Sql): Sql => sql`CASE WHEN octet_length(${set}) > 0 THEN EXISTS (
  SELECT FROM unnest(${ids}) AS w(id)
  CROSS JOIN LATERAL (SELECT w.id + 32 - 8 * (get_byte(${set}, 0) * 16777216 + get_byte(${set}, 1) * 65536 + get_byte(${set}, 2) * 256 + get_byte(${set}, 3)) AS bit) b
  WHERE CASE WHEN b.bit BETWEEN 32 AND 8 * octet_length(${set}) - 1 THEN get_bit(${set}, b.bit) = 1 END) ELSE FALSE END`;

const LISTS = sql`(${hasAny(sql`f.officers`, sql`o.ids`)}
  OR ${hasAny(sql`f.units`, sql`$4::int[]`)}
  OR ${hasAny(sql`f.honors`, sql`$5::int[]`)})`;

/**
 * The files that list some things as they were on a day of a period (`until` is excluded, null: for good) and are no older than a
 * change, the newest first. Officers are found by the ids of those who were merged into them as well.
 */
export async function filesListing(
  { query }: Reading,
  { officers, units, honors }: Things,
  { from, until, since = 0 }: FilesOn,
  limit: number,
): Promise<readonly ListingFile[]> {
  if (officers.length + units.length + honors.length === 0) return [];
  return query(
    sql`WITH wanted AS (
  SELECT $3::int[] || ARRAY(SELECT m.officer_id FROM officer_merge m WHERE m.into_id = ANY($3::int[]) AND ${believedNow('m')}) AS ids
)
SELECT f.name, ${dayOf(sql`f.at`)}::text AS "on", f.as_of::text AS "asOf", f.position::text AS position, count(*) OVER ()::int AS total
FROM issued_file f CROSS JOIN wanted o
WHERE f.as_of >= $1::date AND ($2::date IS NULL OR f.covers_past OR f.as_of < $2::date) AND f.position >= $6::bigint AND ${LISTS}
ORDER BY f.id DESC LIMIT ${limit}`,
    [from, until, officers, units, honors, since],
  );
}
