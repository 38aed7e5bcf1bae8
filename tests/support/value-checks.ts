import { READ, ROWS, type Row, type ValueCheck } from './rows.ts';

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
const TOKEN: Row = { name: 'test', hash: '\\x00', created_at: '2024-01-01T00:00:00Z' };
const GRANT: Row = { scopes: '{registry:read}', granted_at: '2024-01-01T00:00:00Z' };

const KEPT = Object.entries<Row>(ROWS);
const DATED = KEPT.filter(([, row]) => 'valid_from' in row);

const periodCheck = ([table, row]: [string, Row]): ValueCheck => [
  `${table}_period_check`,
  table,
  row,
  [{ valid_to: '2020-01-01' }, { valid_to: '2019-12-31' }],
  [{ valid_to: '2020-01-02' }, { valid_to: null }],
];

const recordedCheck = ([table, row]: [string, Row]): ValueCheck => [
  `${table}_recorded_check`,
  table,
  row,
  [{ superseded_at: '2023-12-31T23:59:59.999Z' }],
  [{ superseded_at: '2024-01-01T00:00:00Z' }, { superseded_at: null }],
];

/** The checks of all periods, and of values of the other tables. */
export const VALUE_CHECKS: readonly ValueCheck[] = [
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
  ['officer_merge_not_itself_check', 'officer_merge', ROWS.officer_merge, [{ into_id: 1 }], [{ into_id: 2 }]],
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
    'change_cited_check',
    'change',
    CHANGE,
    [{ cited_type: 'Selection' }, { cited_id: 1 }],
    [{ cited_type: 'Selection', cited_id: 1 }, {}],
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
