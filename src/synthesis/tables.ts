import { EVALUATION_CYCLE } from '../modules/evaluations/cycle/evaluation-cycle.declaration.ts';
import { EVALUATION_RESULT } from '../modules/evaluations/cycle/evaluation.declaration.ts';
import { EVALUATION_SCHEME } from '../modules/evaluations/scheme/evaluation-scheme.declaration.ts';
import { EVALUATION_SCORE } from '../modules/evaluations/score/evaluation-score.declaration.ts';
import { HONOR_PROGRAM } from '../modules/honors/honor-program.declaration.ts';
import { HONOR } from '../modules/honors/honor.declaration.ts';
import { ASSIGNMENT } from '../modules/officers/assignment.declaration.ts';
import { OFFICER } from '../modules/officers/officer.declaration.ts';
import { SELECTION_POLICY } from '../modules/selection/policy.declaration.ts';
import { SELECTION_ROUND } from '../modules/selection/round.declaration.ts';
import { SELECTION } from '../modules/selection/selection.declaration.ts';
import { ACTIVITY } from '../modules/activities/activity.declaration.ts';
import { ATTENDANCE } from '../modules/activities/attendance.declaration.ts';
import { DUTY } from '../modules/duties/duty.declaration.ts';
import { PLACE } from '../modules/duties/place.declaration.ts';
import { CASE_LIABILITY } from '../modules/discipline/case-liability.declaration.ts';
import { SANCTION } from '../modules/discipline/sanction.declaration.ts';
import { PROGRAM } from '../modules/programs/program.declaration.ts';
import { RECOMMENDATION } from '../modules/recommendations/recommendation.declaration.ts';
import { TALLY } from '../modules/tallies/tally.declaration.ts';
import { UNIT } from '../modules/units/unit.declaration.ts';
import type { BulkColumn } from '../database/bulk.ts';
import type { Declaration, FactsOf, Recording } from '../record/declaration.ts';

/** A table that is filled, and its filled columns apart from `id`, which comes first and counts from 1. */
export interface Table {
  readonly name: string;
  readonly columns: readonly BulkColumn[];
  /** Whether it has `recorded_at`, which is the same for all rows and not among the columns. */
  readonly recorded: boolean;
}

const columnsOf = (columns: string): BulkColumn[] =>
  columns
    .trim()
    .split(/\s*,\s*/)
    .map((column) => ({ name: column.split(' ')[0]!, type: column.split(' ')[1]! }));

const table = (name: string, columns: string, recorded = false): Table => ({
  name,
  columns: columnsOf(columns),
  recorded,
});

const DATED = 'valid_from date, valid_to date, start_known boolean, basis_document text';

type FactName<D> = keyof FactsOf<D> & string;

const factColumns = ({ facts, columns }: Declaration | Recording, names: readonly string[]): BulkColumn[] =>
  names.map((name) => ({ name: columns[name]!, type: facts[name]!.type }));

/** The table of the versions of a thing: its id, some facts, the period and the basis. */
const versions = <D extends Declaration>(declaration: D, ...names: readonly FactName<D>[]): Table => ({
  name: declaration.versions,
  columns: [{ name: declaration.owner, type: 'int' }, ...factColumns(declaration, names), ...columnsOf(DATED)],
  recorded: true,
});

/** The table of recordings, which have no period: some facts, and the basis if it is stored. */
const rows = <R extends Recording>(recording: R, ...names: readonly FactName<R>[]): Table => ({
  name: recording.table,
  columns: [...factColumns(recording, names), ...(recording.basisKept ? columnsOf('basis_document text') : [])],
  recorded: true,
});

// In the order of references.
export const TABLES = {
  unit: table('unit', 'version int'),
  unitVersion: versions(
    UNIT,
    'code',
    'name',
    'namePinyin',
    'shortName',
    'kind',
    'category',
    'parentId',
    'authorizedStrength',
  ),
  officer: table('officer', 'version int'),
  officerVersion: versions(
    OFFICER,
    'name',
    'namePinyin',
    'nameJoined',
    'nameInitials',
    'nameStrokes',
    'policeNumber',
    'category',
    'gender',
    'status',
    'rank',
    'grade',
    'joinedOn',
  ),
  assignment: table('assignment', 'version int, officer_id int'),
  assignmentVersion: versions(ASSIGNMENT, 'officerId', 'unitId', 'title', 'role', 'kind'),
  honorProgram: table('honor_program', 'key text'),
  honorProgramVersion: versions(HONOR_PROGRAM, 'name', 'ownerId', 'recipientKind', 'status'),
  honor: table('honor', 'version int'),
  honorVersion: versions(
    HONOR,
    'title',
    'programId',
    'kind',
    'level',
    'meritClass',
    'status',
    'awardedBy',
    'awardedOn',
    'awardedPrecision',
    'nominatedOn',
    'noticedOn',
  ),
  honorRecipient: table('honor_recipient', 'honor_id int, officer_id int, unit_id int'),
  scheme: table(
    'evaluation_scheme',
    'key text, name text, owner_id int, subject_kind "EvaluationSubjectKind", excellent_cap_basis_points int',
  ),
  schemeVersion: versions(EVALUATION_SCHEME, 'key'),
  indicator: table(
    'indicator',
    'scheme_id int, position int, key text, name text, weight_basis_points int, maximum numeric',
  ),
  gradeBand: table('grade_band', 'scheme_id int, grade "EvaluationGrade", minimum numeric'),
  cycle: table(
    'evaluation_cycle',
    'scheme_id int, unit_id int, from_on date, to_on date, excellent_cap_basis_points int, probation_months int',
  ),
  cycleVersion: versions(EVALUATION_CYCLE, 'status'),
  evaluation: table('evaluation', 'cycle_id int, from_on date, officer_id int, probation boolean'),
  evaluationVersion: rows(EVALUATION_RESULT, 'evaluationId', 'total', 'rank', 'grade', 'bandGrade', 'capped'),
  score: rows(EVALUATION_SCORE, 'evaluationId', 'indicatorId', 'value'),
  policy: table('selection_policy', 'key text, unit_id int, method "ApportionmentMethod"'),
  policyVersion: versions(SELECTION_POLICY, 'unitId'),
  round: table('selection_round', 'unit_id int, policy_id int, title text, opened_on date, vacancies int'),
  roundVersion: versions(SELECTION_ROUND, 'status'),
  selection: rows(SELECTION, 'roundId', 'officerId', 'fromUnitId', 'category', 'title', 'selectedOn'),
  program: table(
    'program',
    'key text, kind "ProgramKind", admission "ProgramAdmission", subject_kind "EvaluationSubjectKind"',
  ),
  programVersion: versions(
    PROGRAM,
    'name',
    'ownerId',
    'status',
    'categories',
    'reach',
    'roles',
    'serviceMonthsUnder',
    'unitKinds',
    'requirements',
  ),
  activity: table('activity', 'version int'),
  activityVersion: versions(
    ACTIVITY,
    'kind',
    'title',
    'programId',
    'organizerId',
    'startsOn',
    'startsPrecision',
    'hours',
  ),
  attendance: rows(ATTENDANCE, 'activityId', 'officerId', 'attendedOn', 'outcome', 'hours'),
  tally: rows(TALLY, 'officerId', 'key', 'name', 'value', 'valueUnit', 'fromDay', 'lastOn'),
  place: table('place', 'version int'),
  placeVersion: versions(PLACE, 'code', 'kind', 'name', 'parentId'),
  duty: table('duty', 'version int'),
  dutyVersion: versions(DUTY, 'kind', 'programId', 'officerId', 'unitId', 'targetPlaceId', 'title'),
  sanction: table('sanction', 'version int'),
  sanctionVersion: versions(
    SANCTION,
    'officerId',
    'kind',
    'form',
    'decidedBy',
    'decidedOn',
    'grounds',
    'lifted',
    'overturned',
  ),
  wordKey: table('word_key', 'sanction_id int, wrapped bytea, key_id text'),
  caseLiability: table('case_liability', 'version int'),
  caseLiabilityVersion: versions(CASE_LIABILITY, 'officerId', 'caseNumber', 'role', 'unitId'),
  recommendation: table('recommendation', 'version int'),
  recommendationVersion: versions(
    RECOMMENDATION,
    'roundId',
    'candidateId',
    'recommenderId',
    'programId',
    'title',
    'grounds',
    'signedOn',
    'withdrawn',
  ),
} as const satisfies Record<string, Table>;

/** The one table without an id. */
export const TARGETS: Table = table('selection_target', 'policy_id int, category "UnitCategory", basis_points int');

export type TableName = keyof typeof TABLES;

/** In the order of references. */
export const ALL_TABLES: readonly Table[] = [...Object.values(TABLES), TARGETS];
