import type { Basis, FieldChange, Write } from '../../../record/write.ts';
import { assertReach } from '../../../record/reach.ts';
import type { Day } from '../../../time/day.ts';
import type { CompetenceOutcome, EvaluationGrade } from '../../../generated/prisma/enums.ts';
import { NotFoundError } from '../../../errors/refusals.ts';
import { EVALUATION } from '../cycle/evaluation-cycle.reads.ts';
import type { Reading } from '../../../record/write.ts';

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

const ON_DAY = `SELECT e.id, e.cycle_id AS "cycleId", e.officer_id AS "officerId", e.unit_id AS "unitId",
  v.total::float8 AS "total", v.grade, v.band_grade AS "bandGrade", v.capped, v.amended, v.outcome,
  coalesce(o.name, u.name) AS name, o.police_number AS "policeNumber", u.code
FROM evaluation e JOIN evaluation_version v ON v.evaluation_id = e.id AND v.superseded_at IS NULL
LEFT JOIN LATERAL (SELECT ov.name, ov.police_number FROM officer_version ov
  WHERE ov.officer_id = e.officer_id AND ov.superseded_at IS NULL AND ov.valid_from <= $1::date
  ORDER BY ov.valid_from DESC LIMIT 1) o ON TRUE
LEFT JOIN LATERAL (SELECT uv.name, uv.code FROM unit_version uv
  WHERE uv.unit_id = e.unit_id AND uv.superseded_at IS NULL AND uv.valid_from <= $1::date
  ORDER BY uv.valid_from DESC LIMIT 1) u ON TRUE
WHERE e.from_on <= $1::date AND coalesce(o.name, u.name) IS NOT NULL`;

/**
 * An evaluation that can be shown on a day (its period has begun, and its subject is or was there), of a subject for whom
 * the writer may both write and read: who may for some alone is not told which there are.
 */
export async function evaluationInReach(write: Write, id: number, day: Day): Promise<EvaluationOnDay> {
  const [found] = await write.query<EvaluationOnDay>(`${ON_DAY} AND e.id = $2::int`, [day, id]);
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
  query(`${ON_DAY} AND e.cycle_id = $2::int AND e.officer_id = ANY($3::int[])`, [day, cycleId, officerIds]);

/** For the record: whom or what an evaluation is of. */
export const subjectFields = ({ name, policeNumber, code }: EvaluationOnDay) =>
  code === null ? { officer: name, policeNumber } : { unit: code };

/**
 * For the record: that something of a result changed, and not from what to what. Who may read changes may not read
 * evaluations; who may reads the rows, by the instant of the change.
 */
export const sealed = (changes: readonly FieldChange[]): FieldChange[] =>
  changes.map(({ field, before, after }) => ({
    field,
    before: before === null ? null : SEALED,
    after: after === null ? null : SEALED,
  }));

const SEALED = 'sealed';

/** What changes about an evaluation: what is left out stays, the basis of either among it. */
interface EvaluationColumns {
  readonly total?: number | null;
  readonly grade?: EvaluationGrade;
  readonly band_grade?: EvaluationGrade | null;
  readonly capped?: boolean;
  readonly amended?: boolean;
  readonly outcome?: CompetenceOutcome;
  readonly basis_document?: string | null;
  readonly basis_reason?: string | null;
  readonly outcome_basis_document?: string | null;
  readonly outcome_basis_reason?: string | null;
}

const KEPT = `evaluation_id, total, rank, grade, band_grade, capped, amended, outcome, basis_document, basis_reason,
  outcome_basis_document, outcome_basis_reason`;

/** Records new values of evaluations in place of what is believed of them: two statements, however many. */
export async function rewriteEvaluations(
  { transaction, at }: Write,
  changes: ReadonlyMap<number, EvaluationColumns>,
): Promise<void> {
  await transaction.$executeRawUnsafe(
    'UPDATE evaluation_version SET superseded_at = $1 WHERE evaluation_id = ANY($2::int[]) AND superseded_at IS NULL',
    at,
    [...changes.keys()],
  );
  await transaction.$executeRawUnsafe(
    `INSERT INTO evaluation_version (recorded_at, ${KEPT})
SELECT $1, ${KEPT.replaceAll(/\w+/g, '(r).$&')} FROM (
  SELECT jsonb_populate_record(old, n.columns) AS r
  FROM jsonb_to_recordset($2::jsonb) AS n(id int, columns jsonb)
  JOIN evaluation_version old ON old.evaluation_id = n.id AND old.superseded_at = $1
) t`,
    at,
    JSON.stringify([...changes].map(([id, columns]) => ({ id, columns }))),
  );
}

export const basisOfResult = (basis: Basis | null) => ({
  basis_document: basis?.documentNumber ?? null,
  basis_reason: basis?.reason ?? null,
});

export const basisOfOutcome = (basis: Basis | null) => ({
  outcome_basis_document: basis?.documentNumber ?? null,
  outcome_basis_reason: basis?.reason ?? null,
});
