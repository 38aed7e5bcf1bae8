import type { BulkColumn } from '../publications/bulk.ts';

/** A table that is filled, and the columns that are; `id` comes before them, from 1 without a gap. */
export interface Table {
  readonly name: string;
  readonly columns: readonly BulkColumn[];
  /** Has `recorded_at`, which is the same for all rows and is not among the columns. */
  readonly recorded: boolean;
}

const table = (name: string, columns: string, recorded = false): Table => ({
  name,
  columns: columns
    .trim()
    .split(/\s*,\s*/)
    .map((column) => ({ name: column.split(' ')[0]!, type: column.split(' ')[1]! })),
  recorded,
});

const DATED = 'valid_from date, valid_to date, start_known boolean, basis_document text';

// In the order in which they refer to each other.
export const TABLES = {
  unit: table('unit', 'version int'),
  unitVersion: table(
    'unit_version',
    `unit_id int, code text, name text, name_pinyin text, short_name text, kind "UnitKind", category "UnitCategory",
    parent_id int, authorized_strength int, ${DATED}`,
    true,
  ),
  officer: table('officer', 'version int'),
  officerVersion: table(
    'officer_version',
    `officer_id int, name text, name_pinyin text, name_joined text, name_initials text, name_strokes text,
    police_number text, category "OfficerCategory", gender "Gender", status "OfficerStatus", rank "PoliceRank",
    grade text, joined_on date, ${DATED}`,
    true,
  ),
  assignment: table('assignment', 'version int, officer_id int'),
  assignmentVersion: table(
    'assignment_version',
    `assignment_id int, officer_id int, unit_id int, title text, role "AssignmentRole", kind "AssignmentKind", ${DATED}`,
    true,
  ),
  honorProgram: table('honor_program', 'key text'),
  honorProgramVersion: table(
    'honor_program_version',
    `program_id int, name text, owner_id int, recipient_kind "RecipientKind", status "ProgramStatus", ${DATED}`,
    true,
  ),
  honor: table('honor', 'version int'),
  honorVersion: table(
    'honor_version',
    `honor_id int, title text, program_id int, kind "HonorKind", level "HonorLevel", merit_class "MeritClass",
    status "HonorStatus", awarded_by text, awarded_on date, awarded_precision "DatePrecision",
    nominated_on date, noticed_on date, ${DATED}`,
    true,
  ),
  honorRecipient: table('honor_recipient', 'honor_id int, officer_id int, unit_id int'),
  scheme: table(
    'evaluation_scheme',
    'key text, name text, owner_id int, subject_kind "EvaluationSubjectKind", excellent_cap_basis_points int',
  ),
  schemeVersion: table('evaluation_scheme_version', `scheme_id int, key text, ${DATED}`, true),
  indicator: table(
    'indicator',
    'scheme_id int, position int, key text, name text, weight_basis_points int, maximum numeric',
  ),
  gradeBand: table('grade_band', 'scheme_id int, grade "EvaluationGrade", minimum numeric'),
  cycle: table(
    'evaluation_cycle',
    'scheme_id int, unit_id int, from_on date, to_on date, excellent_cap_basis_points int, probation_months int',
  ),
  cycleVersion: table('evaluation_cycle_version', `cycle_id int, status "EvaluationCycleStatus", ${DATED}`, true),
  evaluation: table('evaluation', 'cycle_id int, from_on date, officer_id int, probation boolean'),
  evaluationVersion: table(
    'evaluation_version',
    `evaluation_id int, total numeric, rank int, grade "EvaluationGrade", band_grade "EvaluationGrade", capped boolean,
    basis_document text`,
    true,
  ),
  score: table('evaluation_score', 'evaluation_id int, indicator_id int, value numeric', true),
  policy: table('selection_policy', 'key text, unit_id int, method "ApportionmentMethod"'),
  policyVersion: table('selection_policy_version', `policy_id int, unit_id int, ${DATED}`, true),
  round: table('selection_round', 'unit_id int, policy_id int, title text, opened_on date, vacancies int'),
  roundVersion: table('selection_round_version', `round_id int, status "SelectionRoundStatus", ${DATED}`, true),
  selection: table(
    'selection',
    `round_id int, officer_id int, from_unit_id int, category "UnitCategory", title text, selected_on date,
    basis_document text`,
    true,
  ),
} as const satisfies Record<string, Table>;

/** The one that has no id of its own. */
export const TARGETS: Table = table('selection_target', 'policy_id int, category "UnitCategory", basis_points int');

export type TableName = keyof typeof TABLES;

/** In the order in which they refer to each other. */
export const ALL_TABLES: readonly Table[] = [...Object.values(TABLES), TARGETS];
