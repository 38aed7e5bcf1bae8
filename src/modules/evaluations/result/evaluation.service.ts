import type { CompetenceOutcome, EvaluationGrade } from '../../../generated/prisma/enums.ts';
import type { Basis, FieldChange, Write } from '../../../record/write.ts';
import { sql } from '../../../sql/sql.ts';
import { believedNow } from '../../../time/temporal.ts';
import type { EvaluationOnDay } from './evaluation.reads.ts';

/** For the record: whom or what an evaluation is of. */
export const subjectFields = ({ name, policeNumber, code }: EvaluationOnDay) =>
  code === null ? { officer: name, policeNumber } : { unit: code };

/**
 * What the record of a change tells instead of a value of an evaluation. Readers of changes may not read evaluations; those
 * who may read both find the values in the rows, by the instant of the change.
 */
export const SEALED = 'sealed';

export const seal = (value: unknown): string | null => (value === null ? null : SEALED);

/** For the record: which of some facts differ, without their values. Null before: all of it is new. */
export const sealedChanges = <Facts extends object>(
  before: Facts | null,
  after: Facts,
  facts: readonly (keyof Facts & string)[],
): FieldChange[] =>
  facts
    .map((fact) => ({ fact, was: before?.[fact] ?? null, is: after[fact] }))
    .filter(({ was, is }) => was !== is)
    .map(({ fact, was, is }) => ({ field: fact, before: seal(was), after: seal(is) }));

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
export async function reviseEvaluations(
  { transaction, at, buffer }: Write,
  changes: ReadonlyMap<number, EvaluationColumns>,
): Promise<void> {
  await buffer.flush();
  await transaction.$executeRawUnsafe(
    sql`UPDATE evaluation_version v SET superseded_at = $1 WHERE v.evaluation_id = ANY($2::int[]) AND ${believedNow('v')}`,
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
