import { sql } from '../../sql/sql.ts';
import type { Reading } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { believedNow, endsAfter } from '../../time/temporal.ts';
import { registerServing } from '../units/unit-end.service.ts';

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

registerServing(async (write, unitId, from) => {
  const assignments = await assignmentsFrom(write, [unitId], from);
  return new Set(assignments.map(({ officerId }) => officerId)).size;
});
