import { codeOfThing } from '../../personal/issued-files.ts';
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
const hasAny = (set: Sql, ids: Sql): Sql => sql`EXISTS (
  SELECT FROM unnest(${ids}) AS w(id) WHERE CASE WHEN w.id < 8 * octet_length(${set}) THEN get_bit(${set}, w.id) = 1 END)`;

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
  const others = [...units.map((id) => codeOfThing('Unit', id)), ...honors.map((id) => codeOfThing('Honor', id))];
  return query(
    sql`WITH wanted AS (
  SELECT $3::int[] || ARRAY(SELECT m.officer_id FROM officer_merge m WHERE m.into_id = ANY($3::int[]) AND ${believedNow('m')}) AS officers
), listing AS (
  SELECT f.id FROM issued_file f WHERE f.things && (SELECT w.officers::bigint[] || $7::bigint[] FROM wanted w)
  UNION ALL
  SELECT f.id FROM issued_file f CROSS JOIN wanted w WHERE f.things = '{}' AND f.as_of >= $1::date AND (
    ${hasAny(sql`f.officers`, sql`w.officers`)} OR ${hasAny(sql`f.units`, sql`$4::int[]`)} OR ${hasAny(sql`f.honors`, sql`$5::int[]`)})
)
SELECT f.name, ${dayOf(sql`f.at`)}::text AS "on", f.as_of::text AS "asOf", f.position::text AS position, count(*) OVER ()::int AS total
FROM listing l JOIN issued_file f ON f.id = l.id
WHERE f.as_of >= $1::date AND ($2::date IS NULL OR f.covers_past OR f.as_of < $2::date) AND f.position >= $6::bigint
ORDER BY f.id DESC LIMIT ${limit}`,
    [from, until, officers, units, honors, since, others],
  );
}
