import { ACCESS_INVARIANTS } from './modules/access/access.invariants.ts';
import { CALENDAR_DAY } from './modules/calendar/calendar-day.declaration.ts';
import { EVALUATION_INVARIANTS, SCHEME_INVARIANTS } from './modules/evaluations/evaluation.invariants.ts';
import { OFFICER_INVARIANTS } from './modules/officers/officer.invariants.ts';
import { SELECTION_POLICY } from './modules/selection/policy.declaration.ts';
import { SELECTION_ROUND } from './modules/selection/round.declaration.ts';
import { SELECTION } from './modules/selection/selection.declaration.ts';
import { SELECTION_INVARIANTS } from './modules/selection/selection.invariants.ts';
import { UNIT } from './modules/units/unit.declaration.ts';
import { UNIT_INVARIANTS } from './modules/units/unit.invariants.ts';
import {
  overlapInvariants,
  periodInvariants,
  recordedTable,
  recordInvariants,
  type RecordedTable,
} from './record/invariants.ts';
import type { Sql } from './sql/sql.ts';

/** Tables that are not declared yet. */
const pending = (table: string, dated: boolean, ...unique: RecordedTable['unique']): RecordedTable => ({
  table,
  dated,
  unique,
});

/** Every table whose rows are recorded and superseded. */
export const RECORDED_TABLES: readonly RecordedTable[] = [
  recordedTable(UNIT),
  pending('officer_version', true, { of: ['officer_id'] }, { of: ['police_number'] }),
  pending('assignment_version', true, { of: ['assignment_id'] }, { of: ['officer_id'], among: { kind: 'PRIMARY' } }),
  pending('honor_version', true, { of: ['honor_id'] }),
  pending('honor_program_version', true, { of: ['program_id'] }),
  pending('evaluation_scheme_version', true, { of: ['scheme_id'] }, { of: ['key'] }),
  pending('evaluation_cycle_version', true, { of: ['cycle_id'] }),
  pending('evaluation_appeal_version', true, { of: ['appeal_id'] }),
  recordedTable(SELECTION_POLICY),
  recordedTable(SELECTION_ROUND),
  pending('officer_personal', false, { of: ['officer_id'] }, { of: ['national_id_hash'] }),
  pending('evaluation_version', false, { of: ['evaluation_id'] }),
  pending('evaluation_score', false, {
    of: ['evaluation_id', 'indicator_id'],
    ofNullable: ['group_id', 'evaluator'],
  }),
  pending('metric_observation', false, {
    of: ['unit_id', 'key', 'target'],
    ofNullable: ['period', 'baseline_period', 'source_id'],
  }),
  recordedTable(SELECTION),
  recordedTable(CALENDAR_DAY),
];

/** What holds of every sound registry, in the order in which `verify` looks; see record/invariants.ts. */
export const INVARIANTS: readonly Sql[] = [
  ...periodInvariants(RECORDED_TABLES),
  ...recordInvariants(RECORDED_TABLES),
  ...ACCESS_INVARIANTS,
  ...overlapInvariants(RECORDED_TABLES),
  ...UNIT_INVARIANTS,
  ...OFFICER_INVARIANTS,
  ...EVALUATION_INVARIANTS,
  ...SELECTION_INVARIANTS,
  ...SCHEME_INVARIANTS,
];
