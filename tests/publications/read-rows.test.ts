import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { copyFacts, type FactsDirectory } from './facts-directory.ts';
import { append, cell, refusalOf, replace } from './refusals.ts';

let facts: FactsDirectory;

beforeEach(async () => {
  facts = await copyFacts();
});
afterEach(() => facts.remove());

describe('readFacts', () => {
  it.each<[string, string, (content: string) => string, string]>([
    [
      'an unknown kind',
      'units.csv',
      cell(12, 'kind', 'FOO'),
      'units.csv:12 kind: "FOO" is not one of MINISTRY, PROVINCIAL_DEPARTMENT, MUNICIPAL_BUREAU, COUNTY_BUREAU, SUB_BUREAU, DETACHMENT, BRIGADE, STATION, CENTER, TEAM, POST, POLICE_ROOM, STUDIO, OFFICE',
    ],
    [
      'an unknown optional value',
      'units.csv',
      cell(2, 'category', 'station'),
      'units.csv:2 category: "station" is not one of STATION, OPERATIONAL, GENERAL',
    ],
    ['an empty name', 'units.csv', cell(2, 'name', ''), 'units.csv:2 name: must not be empty'],
    [
      'spaces around a cell',
      'officers.csv',
      cell(3, 'name', '陈伟锋 '),
      'officers.csv:3 name: "陈伟锋 " starts or ends with a space',
    ],
    ['a line break', 'officers.csv', cell(3, 'name', '"陈\n锋"'), 'officers.csv:3 name: has control characters'],
    [
      'a name that nobody sees',
      'officers.csv',
      cell(3, 'name', '\u200B'),
      'officers.csv:3 name: has control characters',
    ],
    [
      'a text turned around',
      'officers.csv',
      cell(3, 'name', '\u202E锋'),
      'officers.csv:3 name: has control characters',
    ],
    ['a NUL character', 'officers.csv', cell(3, 'name', '陈\0锋'), 'officers.csv:3 name: contains a NUL character'],
    [
      'an endless cell',
      'officers.csv',
      cell(3, 'notes_en', 'x'.repeat(2001)),
      'officers.csv:3 notes_en: is longer than 2000 characters',
    ],
    [
      'a malformed code',
      'units.csv',
      cell(31, 'code', '42010-ZF'),
      'units.csv:31 code: "42010-ZF" is not a unit code (330681, 330681-FQ)',
    ],
    [
      'a malformed division',
      'units.csv',
      cell(31, 'division_code', '42'),
      'units.csv:31 division_code: "42" is not a GB/T 2260 code of six digits',
    ],
    [
      'a truth that is neither',
      'units.csv',
      cell(31, 'temporary', 'no'),
      'units.csv:31 temporary: "no" is not one of true, false',
    ],
    [
      'a parent that is not there',
      'units.csv',
      cell(30, 'parent_code', '999999'),
      'units.csv:30 parent_code: "999999" is not in units.csv',
    ],
    [
      'a parent that comes later',
      'units.csv',
      cell(5, 'parent_code', '330681'),
      'units.csv:5 parent_code: 330681 comes on line 9; a parent must come before its children',
    ],
    [
      'a circle',
      'units.csv',
      cell(3, 'parent_code', '330681'),
      'units.csv:3 parent_code: 330681 is below 330600: units must not form a circle',
    ],
    [
      'a unit that is its own parent',
      'units.csv',
      cell(2, 'parent_code', '330000'),
      'units.csv:2 parent_code: 330000 is the unit itself: units must not form a circle',
    ],
    [
      'a code that stands twice',
      'units.csv',
      append('420100-ZF,甲,,CENTER,,none,420100,stated,,false,composed,甲,wuhan-2019'),
      'units.csv:32 code: 420100-ZF stands on line 31 already',
    ],
    [
      'an unknown source',
      'units.csv',
      cell(2, 'source', 'zhejiang-2023'),
      'units.csv:2 source: "zhejiang-2023" is not in sources.csv',
    ],
    [
      'a source without a date',
      'sources.csv',
      replace(',2021-12,', ',,'),
      'sources.csv:3 published_on: must not be empty',
    ],
    [
      'a day that is none',
      'sources.csv',
      replace('2021-11-29', '2021-11-31'),
      'sources.csv:2 published_on: "2021-11-31" is not a date like 2021-11-29, 2021-12 or 2022',
    ],
    [
      'a month that is none',
      'sources.csv',
      replace('2021-12', '2021-13'),
      'sources.csv:3 published_on: "2021-13" is not a date like 2021-11-29, 2021-12 or 2022',
    ],
    [
      'a post of nobody',
      'posts.csv',
      cell(2, 'officer_ref', 'zhuji-xieqin'),
      'posts.csv:2 officer_ref: "zhuji-xieqin" is not in officers.csv',
    ],
    [
      'a post in no unit',
      'posts.csv',
      cell(2, 'unit_code', '330682'),
      'posts.csv:2 unit_code: "330682" is not in units.csv',
    ],
    [
      'a post in a unit and an organ',
      'posts.csv',
      cell(2, 'external_organ', '诸暨市人民政府'),
      'posts.csv:2 external_organ: a post is in a unit or in an external organ, not in both',
    ],
    [
      'a post in neither',
      'posts.csv',
      cell(3, 'unit_code', ''),
      'posts.csv:3 unit_code: a post is in a unit or in an external organ; both are empty',
    ],
    [
      'a second primary post',
      'posts.csv',
      cell(3, 'primary', 'true'),
      'posts.csv:3 primary: zhuji-xieqi has a primary post on line 2 already',
    ],
    [
      'no primary post',
      'posts.csv',
      cell(5, 'primary', 'false'),
      'posts.csv:5 primary: zhuji-chenweifeng has no primary post',
    ],
    ['the same post twice', 'posts.csv', cell(3, 'title', '局长'), 'posts.csv:3 title: the same post stands on line 2'],
    [
      'a precision that is not the date’s',
      'posts.csv',
      cell(2, 'observed_precision', 'MONTH'),
      'posts.csv:2 observed_precision: "MONTH" is not the precision of 2021-11-29',
    ],
    [
      'an officer without a post',
      'officers.csv',
      append('zhuji-new,王新,POLICE,,zhuji-2021'),
      'officers.csv:19 ref: zhuji-new has no post in posts.csv',
    ],
    [
      'an honor of no unit',
      'honors.csv',
      cell(2, 'recipient_ref', '330700-JM'),
      'honors.csv:2 recipient_ref: "330700-JM" is not in units.csv',
    ],
    [
      'an honor of nobody',
      'honors.csv',
      cell(3, 'recipient_ref', 'jiangnan-shen'),
      'honors.csv:3 recipient_ref: "jiangnan-shen" is not in officers.csv',
    ],
    ['a year that is none', 'honors.csv', cell(2, 'year', '20'), 'honors.csv:2 year: "20" is not a year'],
    [
      'a result of no unit',
      'activity_results.csv',
      cell(2, 'participant_ref', '330700-JM'),
      'activity_results.csv:2 participant_ref: "330700-JM" is not in units.csv',
    ],
    [
      'a result of no activity',
      'activity_results.csv',
      cell(2, 'activity_ref', 'jiangnan-2021-games'),
      'activity_results.csv:2 activity_ref: "jiangnan-2021-games" is not in activities.csv',
    ],
    [
      'a place outside a contest',
      'activity_results.csv',
      cell(6, 'activity_ref', 'jiangnan-2021-oath'),
      'activity_results.csv:6 place: is of a contest alone',
    ],
    [
      'a participant who stands twice',
      'activity_results.csv',
      append('jiangnan-2021-again,jiangnan-2021-cadre-contest,UNIT,330700-JN,ATTENDED,2,,,,jiangnan-2021'),
      'activity_results.csv:8 participant_ref: the same participant stands on line 2',
    ],
    [
      'a program of no unit',
      'honor_programs.csv',
      cell(2, 'owner_unit_code', '330001'),
      'honor_programs.csv:2 owner_unit_code: "330001" is not in units.csv',
    ],
    [
      'a ratio of no mechanism',
      'selection_ratios.csv',
      (content) => content.replaceAll('jiangnan-cadre-ratio', 'cadre-ratio'),
      'selection_ratios.csv:2 policy_ref: "cadre-ratio" is not in mechanisms.csv',
    ],
    [
      'shares that are too few',
      'selection_ratios.csv',
      cell(4, 'basis_points', '1499'),
      'selection_ratios.csv:2 basis_points: the shares of jiangnan-cadre-ratio sum to 9999, not to 10000',
    ],
    [
      'a share that is none',
      'selection_ratios.csv',
      cell(4, 'basis_points', '15%'),
      'selection_ratios.csv:4 basis_points: "15%" is not a number of basis points',
    ],
    [
      'a share that is too large',
      'selection_ratios.csv',
      cell(4, 'basis_points', '10001'),
      'selection_ratios.csv:4 basis_points: 10001 is more than 10000',
    ],
    [
      'rows of one policy that disagree',
      'selection_ratios.csv',
      cell(3, 'unit_code', '330700'),
      'selection_ratios.csv:3 unit_code: "330700" is not what line 2 says of jiangnan-cadre-ratio',
    ],
    [
      'a category twice in a policy',
      'selection_ratios.csv',
      cell(4, 'category', 'STATION'),
      'selection_ratios.csv:4 policy_ref: jiangnan-cadre-ratio/STATION stands on line 2 already',
    ],
    [
      'a figure that is no number',
      'metrics.csv',
      cell(2, 'value', '23,9'.replace(',', '.9.')),
      'metrics.csv:2 value: "23.9.9" is not a number with at most 14 digits before and 4 after the point',
    ],
    [
      'a figure that is too fine',
      'metrics.csv',
      cell(2, 'value', '23.90001'),
      'metrics.csv:2 value: "23.90001" is not a number with at most 14 digits before and 4 after the point',
    ],
    [
      'an unknown qualifier',
      'metrics.csv',
      cell(2, 'qualifier', 'EXACT'),
      'metrics.csv:2 qualifier: "EXACT" is not one of exact, at_least, over, under, nearly',
    ],
    [
      'the same figure twice',
      'metrics.csv',
      cell(5, 'baseline_period', '2019-01/2019-11'),
      'metrics.csv:5 metric: 330700-JN/calls_110/2021-01/2021-11/2019-01/2019-11/achieved/jiangnan-2021 stands on line 4 already',
    ],
    [
      'a criterion that is none',
      'programs.csv',
      cell(2, 'criteria', 'category=POLICE;rank=HIGH'),
      'programs.csv:2 criteria: "rank=HIGH" is not a criterion like role=LEADER|DEPUTY, reach=BELOW or serviceMonthsUnder=36',
    ],
    [
      'a program that is named otherwise than its mechanism',
      'programs.csv',
      cell(2, 'name_zh', '三堂课'),
      'programs.csv:2 name_zh: "三堂课" is not what mechanisms.csv says of zhuji-three-lessons: "三堂课教学制度"',
    ],
    [
      'a program that is a part of itself',
      'programs.csv',
      cell(2, 'parent_key', 'zhuji-three-lessons'),
      'programs.csv:2 parent_key: zhuji-three-lessons would be a part of itself',
    ],
    [
      'a requirement of no program',
      'program_requirements.csv',
      cell(2, 'program_key', 'no-program'),
      'program_requirements.csv:2 program_key: "no-program" is not in programs.csv',
    ],
    [
      'a rule that the registry does not know',
      'regulation_rules.csv',
      cell(2, 'key', 'sanction.new.months'),
      'regulation_rules.csv:2 key: "sanction.new.months" is not a rule that the registry knows',
    ],
    [
      'a rule in another unit',
      'regulation_rules.csv',
      cell(2, 'value_unit', 'DAYS'),
      'regulation_rules.csv:2 value_unit: sanction.warning.months is measured in MONTHS',
    ],
    [
      'a place that is part of one after it',
      'places.csv',
      cell(2, 'parent_code', '330624-CU-MY'),
      'places.csv:2 parent_code: 330624-CU-MY comes on line 4; a place must come before its parts',
    ],
    [
      'a duty for a place that is nowhere',
      'duties.csv',
      cell(2, 'target_ref', '330624-NO'),
      'duties.csv:2 target_ref: "330624-NO" is not in places.csv',
    ],
    [
      'a duty that answers to itself',
      'duties.csv',
      cell(2, 'above_ref', 'xinchang-dafosi-post'),
      'duties.csv:2 above_ref: xinchang-dafosi-post comes on line 2; it must come before what answers to it',
    ],
    [
      'a rule from a day that is none',
      'regulation_rules.csv',
      cell(2, 'valid_from', '2019-06'),
      'regulation_rules.csv:2 valid_from: "2019-06" is not a day like 2021-11-29',
    ],
  ])('refuses %s', async (_case, file, edit, expected) => {
    await facts.edit(file, edit);
    expect((await refusalOf(facts.directory))[0]).toBe(expected);
  });
});
