import type { CompetenceOutcome, EvaluationGrade } from '../../../generated/prisma/enums.ts';
import { NotFoundError } from '../../../errors/refusals.ts';
import { assertReach } from '../../../record/reach.ts';
import type { Reading, Write } from '../../../record/write.ts';
import { sql } from '../../../sql/sql.ts';
import type { Day } from '../../../time/day.ts';
import { believedNow } from '../../../time/temporal.ts';
import { EVALUATION } from '../cycle/evaluation.declaration.ts';

/** What is on record of an evaluation. */
export interface EvaluationFacts {
  readonly total: number | null;
  readonly grade: EvaluationGrade;
  readonly bandGrade: EvaluationGrade | null;
  readonly capped: boolean;
  readonly amended: boolean;
  readonly outcome: CompetenceOutcome | null;
}

/** An evaluation with its subject as people know it on a day. */
export interface EvaluationOnDay extends EvaluationFacts {
  readonly id: number;
  readonly cycleId: number;
  readonly officerId: number | null;
  readonly unitId: number | null;
  /** The name of the officer or of the unit. */
  readonly name: string;
  readonly policeNumber: string | null;
  readonly code: string | null;
}

const ON_DAY = sql`SELECT e.id, e.cycle_id AS "cycleId", e.officer_id AS "officerId", e.unit_id AS "unitId",
  v.total::float8 AS "total", v.grade, v.band_grade AS "bandGrade", v.capped, v.amended, v.outcome,
  coalesce(o.name, u.name) AS name, o.police_number AS "policeNumber", u.code
FROM evaluation e JOIN evaluation_version v ON v.evaluation_id = e.id AND ${believedNow('v')}
LEFT JOIN LATERAL (SELECT ov.name, ov.police_number FROM officer_version ov
  WHERE ov.officer_id = e.officer_id AND ${believedNow('ov')} AND ov.valid_from <= $1::date
  ORDER BY ov.valid_from DESC LIMIT 1) o ON TRUE
LEFT JOIN LATERAL (SELECT uv.name, uv.code FROM unit_version uv
  WHERE uv.unit_id = e.unit_id AND ${believedNow('uv')} AND uv.valid_from <= $1::date
  ORDER BY uv.valid_from DESC LIMIT 1) u ON TRUE
WHERE e.from_on <= $1::date AND coalesce(o.name, u.name) IS NOT NULL`;

/**
 * An evaluation that can be shown on a day (its period has begun, and its subject is or was there), of a subject for whom
 * the writer may both write and read: who may for some alone is not told which there are.
 */
export async function evaluationInReach(write: Write, id: number, day: Day): Promise<EvaluationOnDay> {
  const [found] = await write.query<EvaluationOnDay>(sql`${ON_DAY} AND e.id = $2::int`, [day, id]);
  await assertSubjectReach(write, found);
  if (!found) throw new NotFoundError(EVALUATION.type, String(id));
  return found;
}

type Subject = Pick<EvaluationOnDay, 'officerId' | 'unitId'>;

/** The answer of an act shows what is on record of the subject: it is for who may read that, too. */
export async function assertSubjectReach(write: Write, subject: Subject | undefined): Promise<void> {
  const concerned =
    subject?.officerId == null ? { units: [subject?.unitId ?? null] } : { officers: [subject.officerId] };
  await assertReach(write, concerned, ['evaluation:write', 'evaluation:read']);
}

/** The evaluations of some officers in a cycle, likewise. */
export const evaluationsOf = (
  { query }: Reading,
  cycleId: number,
  officerIds: readonly number[],
  day: Day,
): Promise<readonly EvaluationOnDay[]> =>
  query(sql`${ON_DAY} AND e.cycle_id = $2::int AND e.officer_id = ANY($3::int[])`, [day, cycleId, officerIds]);
