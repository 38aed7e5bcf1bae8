import { ACCESS_INVARIANTS } from './modules/access/access.invariants.ts';
import { CALENDAR_DAY } from './modules/calendar/calendar-day.declaration.ts';
import { EVALUATION_APPEAL } from './modules/evaluations/appeal/evaluation-appeal.declaration.ts';
import { EVALUATION_CYCLE } from './modules/evaluations/cycle/evaluation-cycle.declaration.ts';
import { EVALUATION_RESULT } from './modules/evaluations/cycle/evaluation.declaration.ts';
import { EVALUATION_SCHEME } from './modules/evaluations/scheme/evaluation-scheme.declaration.ts';
import { EVALUATION_SCORE } from './modules/evaluations/score/evaluation-score.declaration.ts';
import { HONOR_PROGRAM } from './modules/honors/honor-program.declaration.ts';
import { HONOR } from './modules/honors/honor.declaration.ts';
import { METRIC } from './modules/metrics/metric.declaration.ts';
import { ACTIVITY } from './modules/activities/activity.declaration.ts';
import { ATTENDANCE } from './modules/activities/attendance.declaration.ts';
import { CONCERN_INVARIANTS } from './modules/concerns/concern.invariants.ts';
import { CONCERN } from './modules/concerns/concern.declaration.ts';
import { CONCERN_STEP } from './modules/concerns/concern-step.declaration.ts';
import { CASE_LIABILITY } from './modules/discipline/case-liability.declaration.ts';
import { LIABILITY_FINDING } from './modules/discipline/liability-finding.declaration.ts';
import { DISCIPLINE_INVARIANTS } from './modules/discipline/discipline.invariants.ts';
import { SANCTION } from './modules/discipline/sanction.declaration.ts';
import { DOSSIER_INVARIANTS } from './modules/dossier/dossier.invariants.ts';
import { DOSSIER_SECTION } from './modules/dossier/dossier-section.declaration.ts';
import { RECOMMENDATION } from './modules/recommendations/recommendation.declaration.ts';
import { RECOMMENDATION_INVARIANTS } from './modules/recommendations/recommendation.invariants.ts';
import { PERSON_LINK } from './modules/access/person-link.declaration.ts';
import { DUTY } from './modules/duties/duty.declaration.ts';
import { DUTY_INVARIANTS, PLACE_INVARIANTS } from './modules/duties/duty.invariants.ts';
import { PLACE } from './modules/duties/place.declaration.ts';
import { PROGRAM_MEMBER } from './modules/programs/program-member.declaration.ts';
import { PROGRAM } from './modules/programs/program.declaration.ts';
import { REGULATION_RULE } from './modules/regulations/regulation-rule.declaration.ts';
import { TALLY } from './modules/tallies/tally.declaration.ts';
import { SELECTION_POLICY } from './modules/selection/policy.declaration.ts';
import { SELECTION_ROUND } from './modules/selection/round.declaration.ts';
import { SELECTION } from './modules/selection/selection.declaration.ts';
import { MERGE_INVARIANTS } from './modules/corrections/merge.invariants.ts';
import { EVALUATION_INVARIANTS, SCHEME_INVARIANTS } from './modules/evaluations/evaluation.invariants.ts';
import { ASSIGNMENT } from './modules/officers/assignment.declaration.ts';
import { OFFICER } from './modules/officers/officer.declaration.ts';
import { OFFICER_MERGE } from './modules/officers/officer-merge.declaration.ts';
import { HEADCOUNT_INVARIANTS, OFFICER_INVARIANTS } from './modules/officers/officer.invariants.ts';
import { SELECTION_INVARIANTS } from './modules/selection/selection.invariants.ts';
import { UNIT } from './modules/units/unit.declaration.ts';
import { UNIT_INVARIANTS } from './modules/units/unit.invariants.ts';
import { OFFICER_PERSONAL } from './personal/personal.declaration.ts';
import type { Declaration, Recording } from './record/declaration.ts';
import {
  overlapInvariants,
  periodInvariants,
  recordedTable,
  recordInvariants,
  type RecordedTable,
} from './record/invariants.ts';
import type { Sql } from './sql/sql.ts';

/** What is on record: things with days, and rows without. */
export const ON_RECORD: readonly (Declaration | Recording)[] = [
  UNIT,
  OFFICER,
  ASSIGNMENT,
  HONOR,
  HONOR_PROGRAM,
  EVALUATION_SCHEME,
  EVALUATION_CYCLE,
  EVALUATION_APPEAL,
  SELECTION_POLICY,
  SELECTION_ROUND,
  OFFICER_PERSONAL,
  EVALUATION_RESULT,
  EVALUATION_SCORE,
  METRIC,
  SELECTION,
  CALENDAR_DAY,
  OFFICER_MERGE,
  REGULATION_RULE,
  PROGRAM,
  PROGRAM_MEMBER,
  ACTIVITY,
  ATTENDANCE,
  TALLY,
  PLACE,
  DUTY,
  CONCERN,
  CONCERN_STEP,
  SANCTION,
  CASE_LIABILITY,
  LIABILITY_FINDING,
  RECOMMENDATION,
  PERSON_LINK,
  DOSSIER_SECTION,
];

/** Every table whose rows are recorded and superseded. */
export const RECORDED_TABLES: readonly RecordedTable[] = ON_RECORD.map(recordedTable);

/** What holds of the rows of every sound registry, and no constraint of the database holds: whoever writes rows without an act asks them. */
export const RULES_OF_ROWS: readonly Sql[] = [
  ...UNIT_INVARIANTS,
  ...OFFICER_INVARIANTS,
  ...EVALUATION_INVARIANTS,
  ...SELECTION_INVARIANTS,
  ...SCHEME_INVARIANTS,
  ...MERGE_INVARIANTS,
  ...PLACE_INVARIANTS,
  ...DUTY_INVARIANTS,
  ...CONCERN_INVARIANTS,
  ...DISCIPLINE_INVARIANTS,
  ...RECOMMENDATION_INVARIANTS,
  ...DOSSIER_INVARIANTS,
];

/** What holds of every sound registry, in the order in which `verify` looks; see record/invariants.ts. */
export const INVARIANTS: readonly Sql[] = [
  ...periodInvariants(RECORDED_TABLES),
  ...recordInvariants(RECORDED_TABLES),
  ...ACCESS_INVARIANTS,
  ...overlapInvariants(RECORDED_TABLES),
  ...RULES_OF_ROWS,
  ...HEADCOUNT_INVARIANTS,
];
