import { sql, type Sql } from '../../sql/sql.ts';
import type { Reading } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { believedNow, daysOverlap, endsAfter, type TemporalStatement } from '../../time/temporal.ts';

/** The unit that has a code, and the first of the days asked about on which it has. */
export interface CodeHolder {
  readonly unitId: number;
  readonly on: Day;
}

/** The first unit, if any, other than one, that has a code on some day of a period. */
export async function codeHolder(
  { query }: Reading,
  code: string,
  period: { readonly from: Day; readonly until: Day | null; readonly exceptId: number | null },
): Promise<CodeHolder | null> {
  const [holder] = await query<CodeHolder>(
    sql`SELECT v.unit_id AS "unitId", greatest(v.valid_from, $2::date)::text AS "on" FROM unit_version v
WHERE v.code = $1 AND ${believedNow('v')} AND ${daysOverlap('v', sql`$2::date`, sql`$3::date`)}
  AND v.unit_id IS DISTINCT FROM $4::int
ORDER BY v.valid_from LIMIT 1`,
    [code, period.from, period.until, period.exceptId],
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

/** The units with some codes on the day of a statement, as rows of `code` and `id`. */
export const unitsWithCodes = (statement: TemporalStatement, codes: Sql): Sql =>
  sql`SELECT u.code, u.unit_id AS id FROM unit_version u WHERE u.code = ANY(${codes}) AND ${statement.holds('u')}`;
