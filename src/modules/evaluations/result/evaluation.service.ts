import { replaceRows, type BelievedRow } from '../../../record/recordings.ts';
import { sealedOf, type Basis, type FieldChange, type Write } from '../../../record/write.ts';
import { EVALUATION_RESULT, type ResultFacts } from '../cycle/evaluation.declaration.ts';
import type { EvaluationOnDay } from './evaluation.reads.ts';

/** For the record: whom or what an evaluation is of. */
export const subjectFields = ({ name, policeNumber, code }: EvaluationOnDay) =>
  code === null ? { officer: name, policeNumber } : { unit: code };

/**
 * For the record: which of some facts differ, without their values, which those who may read both changes and evaluations find in the rows, by the instant of
 * the change. Null before: all of it is new.
 */
export const sealedChanges = <Facts extends object>(
  before: Facts | null,
  after: Facts,
  facts: readonly (keyof Facts & string)[],
): FieldChange[] =>
  facts
    .map((fact) => ({ fact, was: before?.[fact] ?? null, is: after[fact] }))
    .filter(({ was, is }) => was !== is)
    .map(({ fact, was, is }) => ({ field: fact, before: sealedOf(was), after: sealedOf(is) }));

/** A believed result, and what is to change about it; what is left out stays. */
export interface Revision {
  readonly result: BelievedRow<typeof EVALUATION_RESULT>;
  readonly values: Partial<ResultFacts>;
  /** By whose order the total and the grade are what they are. Default: as before. */
  readonly basis?: Basis | null;
}

/** Records new values of evaluations in place of what was believed of them. */
export function reviseResults(write: Write, revisions: readonly Revision[]): void {
  const superseded = revisions.map(({ result }) => result.id);
  const rows = revisions.map(({ result: { id: _id, ...before }, values, basis = before.basis }) => ({
    ...before,
    ...values,
    basis,
  }));
  replaceRows(write, EVALUATION_RESULT, superseded, rows);
}
