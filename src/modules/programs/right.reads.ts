import type { Reading } from '../../record/write.ts';
import { sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { TemporalStatement } from '../../time/temporal.ts';
import { placedAbove } from '../units/unit.tree.ts';
import { asksForPost, concernedSteps, criteriaOfJson, ofOfficers, personMeets, postMeets } from './concerned.sql.ts';

/** That an officer may recommend: the program that gives the right, and how many in a round; null: without limit. */
export interface Right {
  readonly programId: number;
  readonly maximum: number | null;
}

const CRITERIA = criteriaOfJson(sql`requirement.criteria`);

/**
 * The right of an officer to recommend in rounds of a unit on a day. The nearest program of the kind decides, of the unit itself or
 * of one above whose criteria go further than that unit, last one of the whole force; null where it does not concern the officer.
 */
export async function rightToRecommend(
  { query }: Reading,
  { unitId, officerId, on }: { readonly unitId: number; readonly officerId: number; readonly on: Day },
): Promise<Right | null> {
  const statement = new TemporalStatement({ asOf: on, knownAt: null });
  const unit = statement.value(unitId, 'int');
  const steps = concernedSteps(statement, {
    ...ofOfficers(statement, statement.value([officerId], 'int[]')),
    programs: sql`v.program_id IN (${nearestPrograms(statement, unit)})`,
  });
  const [right] = await query<Right>(
    sql`WITH ${steps}, requirement AS (
  SELECT program.program_id, (r.value ->> 'maximum')::numeric::int AS maximum, nullif(r.value -> 'criteria', 'null') AS criteria
  FROM program CROSS JOIN LATERAL jsonb_array_elements(program.requirements::jsonb) AS r(value)
  WHERE r.value ->> 'measure' = 'RECOMMENDATIONS' AND r.value ->> 'per' = 'ROUND'
)
SELECT o.program_id AS "programId", (
  SELECT min(requirement.maximum) FROM requirement JOIN program ON program.program_id = requirement.program_id
  WHERE requirement.program_id = o.program_id AND (requirement.criteria IS NULL OR ${personMeets(CRITERIA, statement.day)} AND (
    NOT ${asksForPost(CRITERIA)} OR EXISTS (SELECT FROM post WHERE post.program_id = o.program_id AND ${postMeets(CRITERIA)})))
) AS maximum
FROM subject o WHERE o.officer_id IS NOT NULL ORDER BY o.program_id LIMIT 1`,
    statement.values,
  );
  return right ?? null;
}

/** SELECT of the ids of the programs that give the right in a unit and are nearest to it. */
const nearestPrograms = (statement: TemporalStatement, unit: ReturnType<TemporalStatement['value']>) =>
  sql`SELECT near.program_id FROM (
    SELECT d.program_id, rank() OVER (ORDER BY up.height NULLS LAST) AS nth
    FROM program_version d JOIN program p ON p.id = d.program_id AND p.kind = 'RECOMMENDATION' AND p.subject_kind = 'OFFICER'
    LEFT JOIN ${placedAbove(statement, unit)} up ON up.id = d.owner_id
    WHERE ${statement.holds('d')} AND d.status IN ('PILOT', 'RUNNING')
      AND (d.owner_id IS NULL OR up.height = 0 OR up.height > 0 AND d.reach <> 'OWNER')
  ) near WHERE near.nth = 1`;
