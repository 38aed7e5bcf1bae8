import { officerCovered, unitCovered, type Covered } from '../../record/reach.ts';
import type { TemporalStatement } from '../../time/temporal.ts';

/** The condition that a subject is covered, by its type; `id` is the SQL expression of its id. */
type Condition = (id: string, statement: TemporalStatement, covered: Covered) => string;

/** Covered where the unit is that a column of its table names. */
const ofUnit =
  (table: string, column: string): Condition =>
  (id, statement, covered) =>
    unitCovered(statement, `(SELECT s.${column} FROM ${table} s WHERE s.id = ${id})`, covered);

/** Covered where the unit or the officer is, of one of the rows of a table that belong to it. */
const ofEither =
  (from: string, key: string, unit: string, officer: string): Condition =>
  (id, statement, covered) =>
    `EXISTS (SELECT 1 FROM ${from} WHERE ${key} = ${id}
    AND (${unitCovered(statement, unit, covered)} OR ${officerCovered(statement, officer, covered)}))`;

/** What the subject of a change must be of, for a viewer whose scope is bound to units. One that is not here is nobody's. */
const CONDITIONS: Readonly<Record<string, Condition>> = {
  Unit: (id, statement, covered) => unitCovered(statement, id, covered),
  Officer: (id, statement, covered) => officerCovered(statement, id, covered),
  Assignment: (id, statement, covered) => {
    const unit = statement.present('assignment_version', `v.assignment_id = ${id}`, 'unit_id');
    const officer = `(SELECT s.officer_id FROM assignment s WHERE s.id = ${id})`;
    return `(${unitCovered(statement, unit, covered)} OR ${officerCovered(statement, officer, covered)})`;
  },
  Honor: ofEither('honor_recipient s', 's.honor_id', 's.unit_id', 's.officer_id'),
  HonorProgram: (id, statement, covered) =>
    unitCovered(statement, statement.present('honor_program_version', `v.program_id = ${id}`, 'owner_id'), covered),
  EvaluationCycle: ofUnit('evaluation_cycle', 'unit_id'),
  EvaluationScheme: ofUnit('evaluation_scheme', 'owner_id'),
  Evaluation: ofEither('evaluation s', 's.id', 's.unit_id', 's.officer_id'),
  EvaluationAppeal: ofEither(
    'evaluation_appeal s JOIN evaluation e ON e.id = s.evaluation_id',
    's.id',
    'e.unit_id',
    'e.officer_id',
  ),
  SelectionPolicy: ofUnit('selection_policy', 'unit_id'),
  SelectionRound: ofUnit('selection_round', 'unit_id'),
  Selection: ofEither('selection s JOIN selection_round r ON r.id = s.round_id', 's.id', 'r.unit_id', 's.officer_id'),
};

export const SUBJECT_TYPES: ReadonlySet<string> = new Set(Object.keys(CONDITIONS));

/** The condition that the subject of the change `c` is covered. */
export function subjectCovered(statement: TemporalStatement, covered: Covered): string {
  if (covered === 'everywhere') return 'TRUE';
  const cases = Object.entries(CONDITIONS).map(
    ([type, condition]) => `WHEN '${type}' THEN ${condition('c.subject_id', statement, covered)}`,
  );
  return `CASE c.subject_type ${cases.join(' ')} ELSE FALSE END`;
}
