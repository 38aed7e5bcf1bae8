import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  EXCLUSIONS,
  reasonsOf,
  yearsHeld,
  type CandidateFacts,
} from '../../../src/modules/selection/candidate.rules.ts';
import { yearsUpTo } from '../../../src/modules/selection/selection.rules.ts';

const NOTHING: CandidateFacts = {
  category: null,
  lastGrade: null,
  competenceOutcome: null,
  exclusions: [],
  held: null,
  honors: [],
  on: '2024-05-01',
};

const told = (facts: Partial<CandidateFacts>) =>
  reasonsOf({ ...NOTHING, ...facts }).map(({ kind, code, text }) => [kind, code, text.zh, text.en]);

describe('the reasons of a candidate', () => {
  it.each<[string, Partial<CandidateFacts>, unknown[]]>([
    ['none', {}, []],
    [
      'a category',
      { category: 'OPERATIONAL' },
      [['FOR', 'active-in-category', '在实战部门任职', 'Serves in a unit of the category: operational department.']],
    ],
    [
      'a category, for who is suspended',
      { category: 'GENERAL', exclusions: ['suspended'] },
      [['AGAINST', 'suspended', '停职期间', 'Is suspended.']],
    ],
    [
      'an excellent evaluation',
      { lastGrade: 'EXCELLENT' },
      [['FOR', 'evaluation-grade', '最近一次考核为优秀', 'The last evaluation is excellent.']],
    ],
    [
      'a barely competent one',
      { lastGrade: 'BASICALLY_COMPETENT' },
      [['AGAINST', 'evaluation-grade', '最近一次考核为基本称职', 'The last evaluation is basically competent.']],
    ],
    [
      'an incompetent one, told once',
      { lastGrade: 'INCOMPETENT', exclusions: ['evaluation-incompetent'] },
      [['AGAINST', 'evaluation-incompetent', '最近一次考核为不称职', 'The last evaluation is incompetent.']],
    ],
    [
      'an assessment that recommends another post',
      { competenceOutcome: 'ADJUST' },
      [
        [
          'AGAINST',
          'competence-outcome',
          '最近一次胜任度测评建议调整岗位',
          'The last competence assessment recommends: adjust.',
        ],
      ],
    ],
    [
      'honors',
      {
        honors: [
          { meritClass: 'FIRST_CLASS_MERIT', count: 1 },
          { meritClass: null, count: 2 },
        ],
      },
      [['FOR', 'honors', '获一等功 1 次、其他荣誉 2 次', 'Honors conferred: first-class merit 1, other 2.']],
    ],
    [
      'a grade, which speaks neither way',
      { held: { grade: 'POLICE_OFFICER_1', since: '2020-05-02' } },
      [['NOTED', 'years-in-grade', '任一级警长满 3 年', 'Police officer, first grade for 3 full years.']],
    ],
    ['a grade since nobody knows when', { held: { grade: 'POLICE_OFFICER_1', since: null } }, []],
  ])('%s', (_case, facts, reasons) => {
    expect(told(facts)).toEqual(reasons);
  });

  it('list all exclusions first', () => {
    const rules = Object.keys(EXCLUSIONS) as (keyof typeof EXCLUSIONS)[];
    const reasons = told({ exclusions: rules, category: 'STATION', lastGrade: 'COMPETENT' });
    expect(reasons.slice(0, -1).map(([kind, code]) => [kind, code])).toEqual(rules.map((rule) => ['AGAINST', rule]));
    expect(reasons.at(-1)![1]).toBe('evaluation-grade');
  });
});

it('docs/selection.md lists every exclusion in the order of excludedBy', async () => {
  const page = await readFile(join(import.meta.dirname, '../../../docs/selection.md'), 'utf8');
  const table = page.slice(page.search(/\| rule +\| excludes an officer/));
  const listed = [...table.matchAll(/^\| `([a-z-]+)`/gm)].map(([, name]) => name!);
  expect(listed).toEqual(Object.keys(EXCLUSIONS));
});

describe('full years in a grade', () => {
  it.each([
    ['2020-05-01', '2024-04-30', 3],
    ['2020-05-01', '2024-05-01', 4],
    ['2020-02-29', '2021-02-27', 0],
    ['2020-02-29', '2021-02-28', 1],
    ['2024-05-01', '2024-05-01', 0],
  ])('from %s to %s', (since, on, years) => {
    expect(yearsHeld({ grade: 'POLICE_OFFICER_1', since }, on)).toBe(years);
  });

  it('are null without a first day and without a grade', () => {
    expect(yearsHeld({ grade: 'POLICE_OFFICER_1', since: null }, '2024-05-01')).toBeNull();
    expect(yearsHeld(null, '2024-05-01')).toBeNull();
  });
});

it('yearsUpTo returns the years up to that of the day, as far as a date can express them', () => {
  expect(yearsUpTo('2024-02-29', 2)).toEqual([
    { from: '2023-01-01', to: '2024-01-01' },
    { from: '2024-01-01', to: '2025-01-01' },
  ]);
  expect(yearsUpTo('0001-06-01', 3)).toEqual([{ from: '0001-01-01', to: '0002-01-01' }]);
  expect(yearsUpTo('9999-06-01', 1)).toEqual([]);
});
