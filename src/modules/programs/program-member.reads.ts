import { writeLoader } from '../../record/loading.ts';
import type { Reading } from '../../record/write.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { believedNow, daysOverlap, endsAfter } from '../../time/temporal.ts';
import type { Subject } from './program-member.rules.ts';

/** The first membership, if any, that one of some subjects has in a program on some day of a period. */
export async function memberAmong(
  { query }: Reading,
  programId: number,
  subjects: readonly Subject[],
  period: { readonly from: Day; readonly until: Day | null },
): Promise<(Subject & { readonly memberId: number; readonly on: Day }) | null> {
  const idsOf = (type: Subject['type']) => subjects.filter((one) => one.type === type).map(({ id }) => id);
  const [found] = await query<{ memberId: number; officerId: number | null; unitId: number | null; on: Day }>(
    sql`SELECT m.member_id AS "memberId", m.officer_id AS "officerId", m.unit_id AS "unitId", greatest(m.valid_from, $4::date)::text AS "on"
FROM program_member_version m
WHERE m.program_id = $1::int AND (m.officer_id = ANY($2::int[]) OR m.unit_id = ANY($3::int[])) AND ${believedNow('m')}
  AND ${daysOverlap('m', sql`$4::date`, sql`$5::date`)}
ORDER BY m.member_id LIMIT 1`,
    [programId, idsOf('Officer'), idsOf('Unit'), period.from, period.until],
  );
  if (!found) return null;
  const { memberId, officerId, unitId, on } = found;
  return { memberId, on, ...(officerId === null ? { type: 'Unit', id: unitId! } : { type: 'Officer', id: officerId }) };
}

/** The memberships that hold on a day or later, of officers or of units; by column. */
const heldFrom = (column: Sql): Sql => sql`SELECT DISTINCT m.member_id AS id FROM program_member_version m
WHERE m.${column} = ANY($1::int[]) AND ${believedNow('m')} AND ${endsAfter('m', sql`$2::date`)} ORDER BY 1`;

const idsOf = async ({ query }: Reading, text: Sql, ids: readonly number[], from: Day): Promise<number[]> =>
  (await query<{ id: number }>(text, [ids, from])).map(({ id }) => id);

/** The memberships of an officer that hold on a day or later. */
export const membershipsOfOfficer = (reading: Reading, officerId: number, from: Day): Promise<number[]> =>
  idsOf(reading, heldFrom(sql`officer_id`), [officerId], from);

/** The memberships of units that hold on a day or later. */
export const membershipsOfUnits = (reading: Reading, unitIds: readonly number[], from: Day): Promise<number[]> =>
  idsOf(reading, heldFrom(sql`unit_id`), unitIds, from);

/** The keys of programs, by their ids. */
export const programKeys = writeLoader<number, string>(async (ids, { query }) => {
  const found = await query<{ id: number; key: string }>(sql`SELECT id, key FROM program WHERE id = ANY($1::int[])`, [
    ids,
  ]);
  const byId = new Map(found.map(({ id, key }) => [id, key]));
  return ids.map((id) => byId.get(id)!);
});
