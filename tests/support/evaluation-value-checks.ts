import { ROWS, type Row, type ValueCheck } from './rows.ts';

const INDICATOR: Row = { scheme_id: 1, position: 3, key: 'c', name: '丙', weight_basis_points: 0, maximum: 1 };
const TARGET: Row = { policy_id: 1, category: 'OPERATIONAL', basis_points: 0 };
const CYCLE: Row = { scheme_id: 1, unit_id: 1, from_on: '2020-01-01' };
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

/** The checks of values of evaluations and selections. */
export const EVALUATION_VALUE_CHECKS: readonly ValueCheck[] = [
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
];
