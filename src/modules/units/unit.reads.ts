import { sql } from '../../sql/sql.ts';
import type { Reading } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { believedNow, endsAfter } from '../../time/temporal.ts';

/** Who has a code, and since when of the days asked about. */
export interface CodeHolder {
  readonly unitId: number;
  readonly on: Day;
}

/** The first unit, if any, that has a code on a day or later, and the first of those days. */
export async function codeHolder({ query }: Reading, code: string, from: Day): Promise<CodeHolder | null> {
  const [holder] = await query<CodeHolder>(
    sql`SELECT v.unit_id AS "unitId", greatest(v.valid_from, $2::date)::text AS "on" FROM unit_version v
WHERE v.code = $1 AND ${believedNow('v')} AND ${endsAfter('v', sql`$2::date`)} ORDER BY v.valid_from LIMIT 1`,
    [code, from],
  );
  return holder ?? null;
}

/** The units directly below some units on a day or later. */
export async function childrenFrom({ query }: Reading, parentIds: readonly number[], from: Day): Promise<number[]> {
  const found = await query<{ id: number }>(
    sql`SELECT DISTINCT v.unit_id AS id FROM unit_version v
WHERE v.parent_id = ANY($1::int[]) AND ${believedNow('v')} AND ${endsAfter('v', sql`$2::date`)} ORDER BY 1`,
    [parentIds, from],
  );
  return found.map(({ id }) => id);
}

/** The assignments held in some units on a day or later, with whose they are. */
export const assignmentsFrom = (
  { query }: Reading,
  unitIds: readonly number[],
  from: Day,
): Promise<readonly { id: number; officerId: number }[]> =>
  query(
    sql`SELECT DISTINCT v.assignment_id AS id, v.officer_id AS "officerId" FROM assignment_version v
WHERE v.unit_id = ANY($1::int[]) AND ${believedNow('v')} AND ${endsAfter('v', sql`$2::date`)} ORDER BY 1`,
    [unitIds, from],
  );
