import type { Kept, Row } from './rows.ts';

/** What a second row may say and still collides with the first, and what makes it one of something else. */
export const EXCLUSIONS: readonly (readonly [constraint: string, table: Kept, same: Row, other: Row])[] = [
  ['unit_version_one_a_day', 'unit_version', { code: 'B' }, { unit_id: 2, code: 'B' }],
  ['unit_version_code_unique', 'unit_version', { unit_id: 2 }, { unit_id: 2, code: 'B' }],
  ['officer_version_one_a_day', 'officer_version', { police_number: null }, { officer_id: 2, police_number: null }],
  [
    'officer_version_police_number_unique',
    'officer_version',
    { officer_id: 2 },
    { officer_id: 2, police_number: '000002' },
  ],
  [
    'assignment_version_one_a_day',
    'assignment_version',
    { kind: 'CONCURRENT' },
    { assignment_id: 2, kind: 'CONCURRENT' },
  ],
  ['assignment_version_one_primary', 'assignment_version', { assignment_id: 2 }, { assignment_id: 2, officer_id: 2 }],
  ['honor_version_one_a_day', 'honor_version', { status: 'REVOKED' }, { honor_id: 2 }],
  ['honor_program_version_one_a_day', 'honor_program_version', { status: 'PLANNED' }, { program_id: 2 }],
  ['evaluation_scheme_version_one_a_day', 'evaluation_scheme_version', { key: 'b' }, { scheme_id: 2, key: 'b' }],
  ['evaluation_scheme_version_one_edition', 'evaluation_scheme_version', { scheme_id: 2 }, { scheme_id: 2, key: 'b' }],
  ['evaluation_cycle_version_one_a_day', 'evaluation_cycle_version', { status: 'CLOSED' }, { cycle_id: 2 }],
  [
    'evaluation_appeal_version_one_a_day',
    'evaluation_appeal_version',
    { status: 'UPHELD', decided_on: '2021-03-01', decision: '成立' },
    { appeal_id: 2 },
  ],
  ['selection_policy_version_one_a_day', 'selection_policy_version', { unit_id: 2 }, { policy_id: 2, unit_id: 2 }],
  ['selection_policy_version_one_of_unit', 'selection_policy_version', { policy_id: 2 }, { policy_id: 2, unit_id: 2 }],
  ['selection_round_version_one_a_day', 'selection_round_version', { status: 'CONCLUDED' }, { round_id: 2 }],
];

/** One row believed at a time: what a second row may say and still collides, and what makes it one of something else. */
export const CURRENT: readonly (readonly [index: string, table: Kept, first: Row, same: Row, other: Row])[] = [
  ['officer_personal_current', 'officer_personal', {}, { key_id: 'l' }, { officer_id: 2 }],
  [
    'officer_personal_national_id_unique',
    'officer_personal',
    { national_id_hash: String.raw`\x01` },
    { officer_id: 2 },
    { officer_id: 2, national_id_hash: String.raw`\x02` },
  ],
  ['honor_recipient_current', 'honor_recipient', {}, {}, { honor_id: 2 }],
  ['officer_merge_current', 'officer_merge', {}, {}, { officer_id: 2, into_id: 1 }],
  ['evaluation_version_current', 'evaluation_version', {}, { rank: 1 }, { evaluation_id: 2 }],
  ['evaluation_score_current', 'evaluation_score', {}, { value: 2 }, { evaluator: '乙' }],
  ['evaluation_score_current', 'evaluation_score', { group_id: 1 }, { value: 2 }, { group_id: 2 }],
  ['evaluation_score_current', 'evaluation_score', {}, { evaluator: '' }, { indicator_id: 2 }],
  ['evaluation_score_current', 'evaluation_score', { evaluator: '乙' }, { evaluator: '乙' }, { evaluation_id: 2 }],
  ['selection_current', 'selection', {}, { title: '教导员' }, { officer_id: 2 }],
  ['calendar_day_current', 'calendar_day', {}, { kind: 'WORKDAY' }, { day: '2020-01-02' }],
  ['metric_observation_current', 'metric_observation', {}, { value: 2 }, { source_id: 1 }],
  ['metric_observation_current', 'metric_observation', {}, { period: '' }, { period: '2021' }],
  ['metric_observation_current', 'metric_observation', {}, { baseline_period: '' }, { baseline_period: '2020' }],
  ['metric_observation_current', 'metric_observation', {}, { value_unit: 'PERCENT' }, { target: 'true' }],
];
