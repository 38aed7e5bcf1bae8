import type { Reading } from '../../record/write.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { believedNow } from '../../time/temporal.ts';
import type { ServiceEnding } from '../officers/service-end.service.ts';

/** The first step of an honor that nobody could record any more. */
export interface PlannedStep {
  readonly id: number;
  readonly day: Day;
}

/** The first steps of honors that meet a condition on the row `h` and the recipient `r`, from the day $2 on. */
const steps = (condition: Sql): Sql => sql`SELECT h.honor_id AS id, min(h.valid_from)::text AS day
FROM honor_recipient r JOIN honor_version h ON h.honor_id = r.honor_id AND ${believedNow('h')}
WHERE h.valid_from >= $2::date AND ${believedNow('r')} AND ${condition} GROUP BY h.honor_id ORDER BY h.honor_id`;

const OF_OFFICER = steps(sql`r.officer_id = $1::int AND (h.valid_from < $3::date OR $3::date IS NULL)
  AND h.status IN ('NOMINATED', 'CONFERRED') AND NOT h.posthumous`);

// a temporary unit may be given an honor when it has done its work and is gone
const OF_UNITS =
  steps(sql`r.unit_id = ANY($1::int[]) AND (h.status = 'NOMINATED' OR h.status = 'CONFERRED' AND NOT EXISTS (
    SELECT FROM unit_version u WHERE u.unit_id = r.unit_id AND u.temporary AND ${believedNow('u')}))`);

/** The nominations and awards of an officer from the day on which service ends: none is made of those who do not serve. */
export const plannedForOfficer = (
  { query }: Reading,
  { id, on, until }: ServiceEnding,
): Promise<readonly PlannedStep[]> => query<PlannedStep>(OF_OFFICER, [id, on, until]);

/** The nominations and awards of units from the day on which they end. */
export const plannedForUnits = (
  { query }: Reading,
  unitIds: readonly number[],
  on: Day,
): Promise<readonly PlannedStep[]> => query<PlannedStep>(OF_UNITS, [unitIds, on]);

/** The programs that some units are to own by a definition from a day on. */
export const programsOwnedFrom = (
  { query }: Reading,
  unitIds: readonly number[],
  on: Day,
): Promise<readonly { id: number; key: string }[]> =>
  query<{ id: number; key: string }>(
    sql`SELECT DISTINCT p.id, p.key FROM honor_program_version v JOIN honor_program p ON p.id = v.program_id
WHERE v.owner_id = ANY($1::int[]) AND v.valid_from >= $2::date AND ${believedNow('v')} ORDER BY p.id`,
    [unitIds, on],
  );
