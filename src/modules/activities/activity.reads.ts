import type { Reading } from '../../record/write.ts';
import { sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { believedNow } from '../../time/temporal.ts';
import type { ActivityFacts } from './activity.declaration.ts';

const LAST = sql`v.valid_to IS NULL AND ${believedNow('v')} AND NOT v.cancelled`;

/** Another activity with the title, the first day and the organizer of one, which is not called off; null where there is none. */
export async function twinOf(
  { query }: Reading,
  { title, startsOn, organizerId }: Pick<ActivityFacts, 'title' | 'startsOn' | 'organizerId'>,
  exceptId = 0,
): Promise<{ readonly id: number } | null> {
  const [twin] = await query<{ id: number }>(
    sql`SELECT v.activity_id AS id FROM activity_version v
WHERE v.title = $1 AND v.starts_on = $2::date AND v.starts_precision = 'DAY' AND v.organizer_id IS NOT DISTINCT FROM $3::int
  AND v.activity_id <> $4::int AND ${LAST} ORDER BY 1 LIMIT 1`,
    [title, startsOn, organizerId, exceptId],
  );
  return twin ?? null;
}

/** The activities that some units are to hold from a day on, at which nobody is on record as having been. */
export async function plannedBy({ query }: Reading, unitIds: readonly number[], from: Day): Promise<number[]> {
  const found = await query<{ id: number }>(
    sql`SELECT v.activity_id AS id FROM activity_version v
WHERE v.organizer_id = ANY($1::int[]) AND v.starts_on >= $2::date AND ${LAST} AND NOT EXISTS (
  SELECT FROM attendance a WHERE a.activity_id = v.activity_id AND ${believedNow('a')} AND a.outcome NOT IN ('ABSENT', 'EXCUSED')
) ORDER BY 1`,
    [unitIds, from],
  );
  return found.map(({ id }) => id);
}
