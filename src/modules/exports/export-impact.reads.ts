import type { Reading } from '../../record/write.ts';
import { sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { dayOf } from '../../time/temporal.ts';

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

export interface Things {
  readonly officers: readonly number[];
  readonly units: readonly number[];
  readonly honors: readonly number[];
}

/** The files that list some things as they were on a day of a period (`until` is excluded, null: for good), the newest first. */
export async function filesListing(
  { query }: Reading,
  { officers, units, honors }: Things,
  { from, until }: { readonly from: Day; readonly until: Day | null },
  limit: number,
): Promise<readonly ListingFile[]> {
  if (officers.length + units.length + honors.length === 0) return [];
  return query(
    sql`SELECT f.name, ${dayOf(sql`f.at`)}::text AS "on", f.as_of::text AS "asOf", f.position::text AS position,
  count(*) OVER ()::int AS total
FROM issued_file f
WHERE f.as_of >= $1::date AND ($2::date IS NULL OR f.covers_past OR f.as_of < $2::date)
  AND (has_any(f.officers, $3::int[]) OR has_any(f.units, $4::int[]) OR has_any(f.honors, $5::int[]))
ORDER BY f.id DESC LIMIT ${limit}`,
    [from, until, officers, units, honors],
  );
}
