/** Each: what is altered, the table, what is set, and where the row is another than the first. */
export const ALTERED: readonly (readonly [kind: string, row: string, set: string, where?: string, change?: number])[] =
  [
    ['the name of an officer', 'officer_version 2', `name = '丙丁'`],
    ['a rank', 'officer_version 3', `rank = 'COMMISSIONER_GENERAL'`, 'id = 3', 2],
    ['a rank that is not believed any more', 'officer_version 1', 'rank = NULL', 'id = 1', 2],
    ['a police number', 'officer_version 2', `police_number = '000009'`],
    ['the first day of a period', 'officer_version 2', `valid_from = '2019-01-01'`],
    ['the last day of a period', 'assignment_version 1', `valid_to = '2030-01-01'`],
    ['the unit of a post', 'assignment_version 1', 'unit_id = 2'],
    ['the officer of a post', 'assignment 1', 'officer_id = 2'],
    ['the code of a unit', 'unit_version 1', `code = 'X'`],
    ['what a unit is below', 'unit_version 2', 'parent_id = NULL'],
    ['when something was recorded', 'unit_version 1', `recorded_at = recorded_at - interval '1 day'`],
    ['that something is believed no more', 'unit_version 1', 'superseded_at = recorded_at'],
    [
      'until when something was believed',
      'officer_version 1',
      `superseded_at = superseded_at - interval '0.001 s'`,
      'id = 1',
      2,
    ],
    ['by whose order', 'unit_version 1', `basis_document = '伪造〔2026〕1号'`],
    ['an optimistic lock', 'officer 1', 'version = 1', 'id = 1', 2],
    ['an honor', 'honor_version 1', `title = '一等功'`],
    ['who got an honor', 'honor_recipient 1', 'officer_id = 2'],
    ['an honor program', 'honor_program_version 1', `name = '另一项'`],
    ['a score', 'evaluation_score 1', 'value = 99'],
    ['a grade', 'evaluation_version 1', `grade = 'EXCELLENT'`],
    ['who was evaluated', 'evaluation 1', 'officer_id = 2'],
    ['the weight of an indicator', 'indicator 1', 'weight_basis_points = 9999'],
    ['the band of a grade', 'grade_band 1', 'minimum = 1'],
    ['the weight of evaluators', 'evaluator_group 1', 'weight_basis_points = 1'],
    ['the cap of a cycle', 'evaluation_cycle 1', 'excellent_cap_basis_points = 10000'],
    ['the status of a cycle', 'evaluation_cycle_version 1', `status = 'FINALIZED'`],
    ['the grounds of an appeal', 'evaluation_appeal 1', `grounds = '无'`],
    [
      'the decision of an appeal',
      'evaluation_appeal_version 1',
      `status = 'UPHELD', decided_on = '2020-02-01', decision = '准'`,
    ],
    ['who was selected', 'selection 1', 'officer_id = 2'],
    ['the vacancies of a round', 'selection_round 1', 'vacancies = 99'],
    ['the method of a policy', 'selection_policy 1', `method = 'SAINTE_LAGUE'`],
    ['a target', 'selection_target 1 STATION', 'basis_points = 1', `category = 'STATION'`],
    ['a day of the calendar', 'calendar_day 1', `kind = 'WORKDAY'`],
    ['a figure', 'metric_observation 1', 'value = 1000'],
    ['a source', 'source 1', `publisher = '别处'`],
    ['what a source attests', 'attestation 1', 'unit_id = 2'],
    ['sealed data', 'officer_personal 1', String.raw`birth_on = '\x02'`],
    ['scopes of a grant', 'access_grant 1', `scopes = '{access:admin}'`],
    ['the hash of a token', 'token 1', String.raw`hash = '\x09'`],
    ['the end of a token', 'token 1', `expires_at = '2999-01-01'`],
    ['that a token was revoked', 'token 2', 'revoked_at = now()'],
    ['what was answered under a key', 'idempotency_key 1 a', `result = '{"a": 1}'`],
    ['what was loaded', 'loaded_fact units a', `hash = 'i'`],
    ['a rule of a regulation', 'evaluation_rule 1', 'value = 1'],
    ['a step of ranks', 'rank_step 1', 'years = 1'],
    ['days of a public notice', 'honor_notice_rule 1', 'working_days = 1'],
  ];

/** The condition that finds a row by its name in a break. */
export const whereOf = (row: string, id: string): string => {
  const known: Readonly<Record<string, string>> = {
    'idempotency_key 1 a': `key = 'a'`,
    'loaded_fact units a': `key = 'a'`,
  };
  return known[row] ?? `id = ${id}`;
};
