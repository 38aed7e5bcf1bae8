import { describe, expect, it } from '@jest/globals';
import { insert, ROWS, useRows, type Kept, type Row } from '../support/rows.ts';

/** What the database refuses of rows as they are written; how they end is in history.test.ts. */
const { refusedBy, column } = useRows();

const KEPT = Object.entries<Row>(ROWS);
const DATED = KEPT.filter(([, row]) => 'valid_from' in row);

// instants after which the rows of ROWS were recorded
const SECOND = '2024-02-01T00:00:00Z';
const THIRD = '2024-03-01T00:00:00Z';
const FOURTH = '2024-04-01T00:00:00Z';

/** What a second row may say and still collides with the first, and what makes it one of something else. */
const EXCLUSIONS: readonly (readonly [constraint: string, table: Kept, same: Row, other: Row])[] = [
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

describe('two rows that hold on one day, as known at one instant', () => {
  it.each(EXCLUSIONS)('%s', async (constraint, table, same, other) => {
    const row: Row = { ...ROWS[table], valid_to: '2021-01-01' };
    const two = (first: Row, second: Row) =>
      refusedBy(insert(table, { ...row, ...first }), insert(table, { ...row, ...same, ...second }));
    expect(await two({}, {})).toBe(constraint);
    expect(await two({}, { valid_from: '2020-12-31', valid_to: null })).toBe(constraint);
    // neither is believed any more, but for a while both were
    expect(await two({ superseded_at: THIRD }, { recorded_at: SECOND, superseded_at: FOURTH })).toBe(constraint);

    expect(await two({}, { valid_from: '2021-01-01', valid_to: null })).toBeNull();
    expect(await two({}, { valid_from: '2019-01-01', valid_to: '2020-01-01' })).toBeNull();
    expect(await two({ superseded_at: SECOND }, { recorded_at: SECOND })).toBeNull();
    expect(await two({ superseded_at: SECOND }, { recorded_at: THIRD, superseded_at: FOURTH })).toBeNull();
    expect(await two({}, other)).toBeNull();
  });

  it('may be of officers without a police number, and assignments that are not primary', async () => {
    const officer: Row = { ...ROWS.officer_version, police_number: null };
    const second = insert('officer_version', { ...officer, officer_id: 2 });
    expect(await refusedBy(insert('officer_version', officer), second)).toBeNull();
    const concurrent: Row = { ...ROWS.assignment_version, assignment_id: 2, kind: 'CONCURRENT' };
    const primary = insert('assignment_version', ROWS.assignment_version);
    expect(await refusedBy(primary, insert('assignment_version', concurrent))).toBeNull();
  });
});

/** One row believed at a time: what a second row may say and still collides, and what makes it one of something else. */
const CURRENT: readonly (readonly [index: string, table: Kept, first: Row, same: Row, other: Row])[] = [
  ['officer_personal_current', 'officer_personal', {}, { key_id: 'l' }, { officer_id: 2 }],
  [
    'officer_personal_national_id_unique',
    'officer_personal',
    { national_id_hash: String.raw`\x01` },
    { officer_id: 2 },
    { officer_id: 2, national_id_hash: String.raw`\x02` },
  ],
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

describe('two rows that are believed at once', () => {
  it.each(CURRENT)('%s: %s %j, %j', async (index, table, first, same, other) => {
    const row: Row = { ...ROWS[table], ...first };
    expect(await refusedBy(insert(table, row), insert(table, { ...row, ...same }))).toBe(index);
    expect(await refusedBy(insert(table, row), insert(table, { ...row, ...other }))).toBeNull();
    const superseded = insert(table, { ...row, superseded_at: SECOND });
    expect(await refusedBy(superseded, insert(table, { ...row, ...same, recorded_at: SECOND }))).toBeNull();
  });
});

const INDICATOR: Row = { scheme_id: 1, position: 3, key: 'c', name: '丙', weight_basis_points: 0, maximum: 1 };
const TARGET: Row = { policy_id: 1, category: 'OPERATIONAL', basis_points: 0 };
const CYCLE: Row = { scheme_id: 1, unit_id: 1, from_on: '2020-01-01' };
const STEP: Row = {
  from_rank: 'CONSTABLE_FIRST_CLASS',
  to_rank: 'SUPERINTENDENT_THIRD_CLASS',
  article: '测试条例',
  valid_from: '1980-01-01',
  valid_to: '1981-01-01',
};
const NOTICE: Row = {
  merit_class: 'TITLE',
  working_days: 5,
  article: '测试条令',
  valid_from: '2000-01-01',
  valid_to: '2001-01-01',
};
const ROUND: Row = { unit_id: 1, policy_id: 1, title: '丙', opened_on: '2020-01-01', vacancies: 1 };
const ELEVEN_WEIGHTS = `{${Array(10).fill(900).join(',')},1000}`;

const GROUP: Row = { scheme_id: 1, position: 3, key: 'c', name: '丙', weight_basis_points: 0 };
const RULE: Row = {
  kind: 'EXCELLENT_CAP',
  value: 1_000,
  article: '测试规定',
  valid_from: '1980-01-01',
  valid_to: '1981-01-01',
};

const CHANGE: Row = {
  position: 1,
  at: '2024-01-01T00:00:00Z',
  actor: 'test',
  operation: 'createUnit',
  subject_type: 'Unit',
  fields: '[]',
  request_id: 'r',
  previous_hash: '0',
  hash: '1',
};

type Check = readonly [constraint: string, table: string, row: Row, refused: readonly Row[], taken: readonly Row[]];

const periodCheck = ([table, row]: [string, Row]): Check => [
  `${table}_period_check`,
  table,
  row,
  [{ valid_to: '2020-01-01' }, { valid_to: '2019-12-31' }],
  [{ valid_to: '2020-01-02' }, { valid_to: null }],
];

const recordedCheck = ([table, row]: [string, Row]): Check => [
  `${table}_recorded_check`,
  table,
  row,
  [{ superseded_at: '2023-12-31T23:59:59.999Z' }],
  [{ superseded_at: '2024-01-01T00:00:00Z' }, { superseded_at: null }],
];

const TOKEN: Row = { name: 'test', hash: '\\x00', created_at: '2024-01-01T00:00:00Z' };
const GRANT: Row = { scopes: '{registry:read}', granted_at: '2024-01-01T00:00:00Z' };
const READ: Row = {
  at: '2024-01-01T00:00:00Z',
  viewer: 'service:test',
  viewer_id: '1',
  officer_id: 1,
  field: 'birthOn',
  request_id: 'r',
};

/** A row with changes that are refused, and with changes next to them that are not. */
const CHECKS: readonly Check[] = [
  ...DATED.map(periodCheck),
  ...KEPT.map(recordedCheck),
  ['unit_version_not_own_parent_check', 'unit_version', ROWS.unit_version, [{ parent_id: 1 }], [{ parent_id: 2 }]],
  [
    'unit_version_strength_check',
    'unit_version',
    ROWS.unit_version,
    [{ authorized_strength: -1 }],
    [{ authorized_strength: 0 }],
  ],
  [
    'officer_version_rank_check',
    'officer_version',
    { ...ROWS.officer_version, rank: 'CONSTABLE_FIRST_CLASS' },
    [{ category: 'AUXILIARY' }],
    [{ category: 'POLICE' }, { category: 'AUXILIARY', rank: null }],
  ],
  [
    'assignment_version_place_check',
    'assignment_version',
    ROWS.assignment_version,
    [{ external_organ: '某政府' }, { unit_id: null }],
    [{ unit_id: null, external_organ: '某政府' }, {}],
  ],
  [
    'honor_version_awarded_check',
    'honor_version',
    ROWS.honor_version,
    [{ awarded_on: '2021-01-01' }, { awarded_precision: 'DAY' }],
    [{ awarded_on: '2021-01-01', awarded_precision: 'YEAR' }, {}],
  ],
  [
    'honor_recipient_one_check',
    'honor_recipient',
    { honor_id: 1 },
    [{}, { officer_id: 1, unit_id: 1 }, { unit_id: 1, other_name: '某组' }, { officer_id: 1, other_name: '某组' }],
    [{ officer_id: 1 }, { unit_id: 1 }, { other_name: '某组' }],
  ],
  [
    'attestation_one_check',
    'attestation',
    { source_id: 1 },
    [{}, { unit_id: 1, officer_id: 1 }, { assignment_id: 1, honor_id: 1 }, { honor_id: 1, policy_id: 1 }],
    [{ unit_id: 1 }, { officer_id: 1 }, { assignment_id: 1 }, { honor_id: 1 }, { policy_id: 1 }],
  ],
  [
    'evaluation_subject_check',
    'evaluation',
    { cycle_id: 1, from_on: '2020-01-01' },
    [{}, { officer_id: 2, unit_id: 1 }],
    [{ officer_id: 2 }, { unit_id: 1 }],
  ],
  [
    'evaluation_cycle_period_check',
    'evaluation_cycle',
    CYCLE,
    [{ to_on: '2020-01-01' }, { to_on: '2019-12-31' }],
    [{ to_on: '2020-01-02' }],
  ],
  [
    'indicator_weight_check',
    'indicator',
    INDICATOR,
    [{ weight_basis_points: -1 }, { weight_basis_points: 10_001 }],
    [{}],
  ],
  ['indicator_maximum_check', 'indicator', INDICATOR, [{ maximum: 0 }, { maximum: -1 }], [{ maximum: 0.0001 }]],
  [
    'evaluation_cycle_cap_check',
    'evaluation_cycle',
    { ...CYCLE, to_on: '2020-01-02' },
    [{ excellent_cap_basis_points: -1 }, { excellent_cap_basis_points: 10_001 }],
    [{ excellent_cap_basis_points: 0 }, { excellent_cap_basis_points: 10_000 }, {}],
  ],
  [
    'evaluation_cycle_probation_check',
    'evaluation_cycle',
    { ...CYCLE, to_on: '2020-01-02' },
    [{ probation_months: -1 }],
    [{ probation_months: 0 }, {}],
  ],
  [
    'evaluation_appeal_version_decided_check',
    'evaluation_appeal_version',
    ROWS.evaluation_appeal_version,
    [{ decided_on: '2021-03-01' }, { decision: '成立' }, { status: 'UPHELD', decided_on: '2021-03-01' }],
    [{ status: 'DISMISSED', decided_on: '2021-03-01', decision: '不成立' }, {}],
  ],
  [
    'evaluation_appeal_notified_check',
    'evaluation_appeal',
    { evaluation_id: 1, grounds: '丙', filed_on: '2021-02-01' },
    [{ notified_on: '2021-02-02' }],
    [{ notified_on: '2021-02-01' }],
  ],
  [
    'change_cited_check',
    'change',
    CHANGE,
    [{ cited_type: 'Selection' }, { cited_id: 1 }],
    [{ cited_type: 'Selection', cited_id: 1 }, {}],
  ],
  [
    'evaluator_group_weight_check',
    'evaluator_group',
    GROUP,
    [{ weight_basis_points: -1 }, { weight_basis_points: 10_001 }],
    [{}],
  ],
  [
    'evaluation_rule_period_check',
    'evaluation_rule',
    RULE,
    [{ valid_to: '1980-01-01' }, { valid_to: '1979-12-31' }],
    [{ valid_to: '1980-01-02' }],
  ],
  ['evaluation_rule_value_check', 'evaluation_rule', RULE, [{ value: -1 }], [{ value: 0 }]],
  // the rule of the regulation begins on 2020-12-28
  [
    'evaluation_rule_one_a_day',
    'evaluation_rule',
    RULE,
    [{ valid_to: '2020-12-29' }, { valid_to: null }],
    [{ valid_to: '2020-12-28' }, { kind: 'PROBATION_MONTHS' }],
  ],
  ['selection_target_check', 'selection_target', TARGET, [{ basis_points: -1 }, { basis_points: 10_001 }], [{}]],
  ['selection_round_vacancies_check', 'selection_round', ROUND, [{ vacancies: 0 }], [{ vacancies: 1 }]],
  [
    'selection_round_look_back_check',
    'selection_round',
    ROUND,
    [{ evaluation_look_back_years: 0 }, { evaluation_look_back_years: 11 }],
    [{ evaluation_look_back_years: 1 }, { evaluation_look_back_years: 10 }],
  ],
  [
    'selection_round_weights_check',
    'selection_round',
    ROUND,
    ['{}', '{9999}', '{10000,0}', '{10001,-1}', '{10000,NULL}', '{{5000},{5000}}', ELEVEN_WEIGHTS].map(
      (evaluation_weights) => ({ evaluation_weights }),
    ),
    ['{10000}', '{1,9999}', '{1000,1000,1000,1000,1000,1000,1000,1000,1000,1000}'].map((evaluation_weights) => ({
      evaluation_weights,
    })),
  ],
  [
    'selection_round_minimum_grade_check',
    'selection_round',
    ROUND,
    [{ minimum_grade: 'INCOMPETENT' }, { minimum_grade: 'NOT_GRADED' }],
    [{ minimum_grade: 'BASICALLY_COMPETENT' }, { minimum_grade: 'EXCELLENT' }, { minimum_grade: null }],
  ],
  [
    'rank_step_period_check',
    'rank_step',
    STEP,
    [{ valid_to: '1980-01-01' }, { valid_to: '1979-12-31' }],
    [{ valid_to: '1980-01-02' }],
  ],
  [
    'rank_step_upward_check',
    'rank_step',
    STEP,
    [{ to_rank: 'CONSTABLE_FIRST_CLASS' }, { to_rank: 'CONSTABLE_SECOND_CLASS' }],
    [{}],
  ],
  [
    'honor_notice_rule_period_check',
    'honor_notice_rule',
    NOTICE,
    [{ valid_to: '2000-01-01' }, { valid_to: '1999-12-31' }],
    [{ valid_to: '2000-01-02' }],
  ],
  [
    'honor_notice_rule_days_check',
    'honor_notice_rule',
    NOTICE,
    [{ working_days: 0 }, { working_days: 101 }],
    [{ working_days: 1 }, { working_days: 100 }],
  ],
  // the rules of the regulation begin on 2016-01-01
  [
    'honor_notice_rule_one_a_day',
    'honor_notice_rule',
    NOTICE,
    [{ valid_to: '2016-01-02' }, { valid_to: null }],
    [{ valid_to: '2016-01-01' }, { merit_class: 'COMMENDATION', valid_to: null }],
  ],
  ['rank_step_years_check', 'rank_step', STEP, [{ years: 0 }, { years: -1 }], [{ years: 1 }, { years: null }]],
  // the step of the regulation begins on 1992-07-01
  [
    'rank_step_one_a_day',
    'rank_step',
    STEP,
    [{ valid_to: '1992-07-02' }, { valid_to: null }],
    [{ valid_to: '1992-07-01' }],
  ],
  [
    'access_grant_holder_check',
    'access_grant',
    GRANT,
    [
      {},
      { token_id: 1, issuer: 'https://id.example', subject: 'a' },
      { token_id: 1, issuer: 'https://id.example' },
      { subject: 'a' },
    ],
    [{ token_id: 1 }, { issuer: 'https://id.example', subject: 'a' }],
  ],
  [
    'access_grant_revoked_check',
    'access_grant',
    { ...GRANT, token_id: 1 },
    [{ revoked_at: '2023-12-31T23:59:59Z' }],
    [{ revoked_at: '2024-01-01T00:00:00Z' }, { revoked_at: null }],
  ],
  [
    'token_budget_check',
    'token',
    TOKEN,
    [{ budget: 0 }, { budget: -1 }, { budget: 1_000_000_001 }],
    [{ budget: 1 }, { budget: 1_000_000_000 }, { budget: null }],
  ],
  [
    'personal_read_purpose_check',
    'personal_read',
    READ,
    [{ purpose: '字'.repeat(201) }],
    [{ purpose: '字'.repeat(200) }, { purpose: null }],
  ],
];

/** Past the triggers that keep rows as they are, which refuse first. */
const UNGUARDED = 'SET LOCAL session_replication_role = replica';

/** Of rows that are changed in place, for one more could not stand alone. */
const UPDATES: readonly (readonly [
  constraint: string,
  update: string,
  refused: readonly number[],
  taken: readonly (number | null)[],
])[] = [
  [
    'evaluation_scheme_cap_check',
    'UPDATE evaluation_scheme SET excellent_cap_basis_points =',
    [-1, 10_001],
    [0, 10_000, null],
  ],
  ['change_head_single_check', 'UPDATE change_head SET id =', [0, 2], [1]],
  ['form_of_texts_single_check', 'UPDATE form_of_texts SET id =', [0, 2], [1]],
  ['read_head_single_check', 'UPDATE read_head SET id =', [0, 2], [1]],
];

describe('an evaluation', () => {
  it('begins on the day on which the period of its cycle does', async () => {
    const row = { cycle_id: 1, officer_id: 2 };
    expect(await refusedBy(insert('evaluation', { ...row, from_on: '2020-01-01' }))).toBeNull();
    expect(await refusedBy(insert('evaluation', { ...row, from_on: '2021-01-01' }))).toBe(
      'evaluation_cycle_id_from_on_fkey',
    );
  });
});

describe('values that make no sense', () => {
  it.each(CHECKS)('%s', async (constraint, table, row, refused, taken) => {
    for (const change of refused) expect(await refusedBy(insert(table, { ...row, ...change }))).toBe(constraint);
    for (const change of taken) expect(await refusedBy(insert(table, { ...row, ...change }))).toBeNull();
  });

  it.each(UPDATES)('%s', async (constraint, update, refused, taken) => {
    for (const value of refused) expect(await refusedBy(UNGUARDED, `${update} ${value}`)).toBe(constraint);
    for (const value of taken) expect(await refusedBy(UNGUARDED, `${update} ${value}`)).toBeNull();
  });
});

describe('text that is ordered', () => {
  it('sorts by its bytes', async () => {
    const columns = await column(`SELECT table_name || '.' || column_name FROM information_schema.columns
WHERE table_schema = 'public' AND collation_name = 'C' ORDER BY table_name, column_name`);
    expect(columns).toEqual([
      'evaluation_scheme.key',
      'honor_program.key',
      'metric_observation.key',
      'officer_version.name',
      'officer_version.name_initials',
      'officer_version.name_joined',
      'officer_version.name_pinyin',
      'officer_version.name_strokes',
      'officer_version.police_number',
      'selection_policy.key',
      'source.key',
      'unit_version.code',
      'unit_version.name_pinyin',
    ]);
  });
});

describe('these tests', () => {
  const sorted = (names: readonly string[]) => [...new Set(names)].toSorted();

  it('try every check and every exclusion', async () => {
    const constraints = await column(`SELECT conname FROM pg_constraint
WHERE contype IN ('c', 'x') AND connamespace = 'public'::regnamespace`);
    expect(sorted([...EXCLUSIONS, ...CHECKS, ...UPDATES].map(([name]) => name))).toEqual(sorted(constraints));
  });

  it('try every unique index of what is believed', async () => {
    const indexes = await column(`SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
WHERE i.indisunique AND i.indpred IS NOT NULL AND c.relnamespace = 'public'::regnamespace`);
    expect(sorted(CURRENT.map(([name]) => name))).toEqual(sorted(indexes));
  });
});
