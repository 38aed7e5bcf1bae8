import { describe, expect, it } from '@jest/globals';
import { InputCheck } from '../../../src/modules/acts/input-check.rules.ts';
import {
  parsePolicyKey,
  parseTargets,
  assertKeyNew,
  assertNoneFromDay,
} from '../../../src/modules/selection/policy.rules.ts';
import { parseRanking } from '../../../src/modules/selection/ranking.rules.ts';
import {
  assertCategory,
  assertNotSelected,
  assertOpen,
  assertPolicy,
  assertPrimaryUnit,
  assertWithinRound,
  exceedsQuota,
} from '../../../src/modules/selection/round.rules.ts';
import { ConflictError, InvalidInputError } from '../../../src/errors/refusals.ts';
import { violation } from '../../support/refusals.ts';

/** What is wrong with an input, in English, by path. */
function problems(parse: (check: InputCheck) => unknown): [string, string][] {
  const check = new InputCheck();
  try {
    parse(check);
    check.done();
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return error.problems.map(({ path, text }) => [path, text.en]);
  }
}

/** The thing that is in the way; null where none is. */
function conflict(act: () => unknown): ConflictError['existing'] {
  try {
    act();
    return null;
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    return error.existing;
  }
}

describe('the key of a policy', () => {
  it.each(['a', '9', 'jiangnan-cadre-ratio', 'a'.repeat(64), ' a '])('may be %j', (key) => {
    expect(problems((check) => parsePolicyKey(check, key))).toEqual([]);
  });

  it.each(['', '-a', 'A', 'a_b', 'a b', '比例', 'a'.repeat(65)])('may not be %j', (key) => {
    expect(problems((check) => parsePolicyKey(check, key))).toEqual([
      ['key', 'must have small letters, digits and hyphens only, at most 64'],
    ]);
  });

  it('conflicts with the same key of another policy', () => {
    expect(conflict(() => assertKeyNew('a', null))).toBeNull();
    expect(conflict(() => assertKeyNew('a', { id: 7, on: '2024-01-01' }))).toEqual({
      type: 'SelectionPolicy',
      id: 7,
      on: '2024-01-01',
    });
  });
});

describe('the targets of a policy', () => {
  const target = (category: 'STATION' | 'OPERATIONAL' | 'GENERAL', basisPoints: number) => ({ category, basisPoints });

  it.each([
    ['all three', [target('STATION', 4500), target('OPERATIONAL', 4000), target('GENERAL', 1500)], []],
    ['one', [target('GENERAL', 10_000)], []],
    ['one of nothing', [target('GENERAL', 10_000), target('STATION', 0)], []],
    ['none', [], [['targets', 'must not be empty']]],
    ['too little', [target('STATION', 9_999)], [['targets', 'must sum to 10000, not to 9999']]],
    ['one twice', [target('STATION', 5_000), target('STATION', 5_000)], [['targets.1.category', 'is there already']]],
    [
      'one below zero',
      [target('STATION', 10_001), target('GENERAL', -1)],
      [
        ['targets.0.basisPoints', 'must be from 0 to 10000'],
        ['targets.1.basisPoints', 'must be from 0 to 10000'],
      ],
    ],
  ])('%s', (_case, targets, wrong) => {
    expect(problems((check) => parseTargets(check, targets))).toEqual(wrong);
  });

  it('conflict with those of another policy from the same day', () => {
    expect(conflict(() => assertNoneFromDay(undefined, '2024-01-01'))).toBeNull();
    expect(conflict(() => assertNoneFromDay({ id: 7, key: 'a' }, '2024-01-01'))).toEqual({
      type: 'SelectionPolicy',
      id: 7,
      on: '2024-01-01',
    });
  });
});

describe('a ranking', () => {
  it('defaults to three years, with newer evaluations weighing more', () => {
    expect(parseRanking(new InputCheck(), {})).toEqual({
      evaluationLookBackYears: 3,
      evaluationWeights: [5000, 3000, 2000],
      minimumGrade: null,
    });
  });

  it.each([
    ['as little as can be', { evaluationLookBackYears: 1, evaluationWeights: [10_000] }, []],
    ['as much', { evaluationLookBackYears: 10, evaluationWeights: Array<number>(10).fill(1_000) }, []],
    ['no years', { evaluationLookBackYears: 0 }, [['evaluationLookBackYears', 'must be from 1 to 10']]],
    ['eleven years', { evaluationLookBackYears: 11 }, [['evaluationLookBackYears', 'must be from 1 to 10']]],
    ['no weights', { evaluationWeights: [] }, [['evaluationWeights', 'must have 1 to 10 elements, and has 0']]],
    [
      'eleven weights',
      { evaluationWeights: [...Array<number>(10).fill(900), 1_000] },
      [['evaluationWeights', 'must have 1 to 10 elements, and has 11']],
    ],
    ['a weight of nothing', { evaluationWeights: [10_000, 0] }, [['evaluationWeights.1', 'must be from 1 to 10000']]],
    ['too little in all', { evaluationWeights: [9_999] }, [['evaluationWeights', 'must sum to 10000, not to 9999']]],
    ['a grade that can be asked for', { minimumGrade: 'BASICALLY_COMPETENT' as const }, []],
    [
      'the grade that excludes',
      { minimumGrade: 'INCOMPETENT' as const },
      [['minimumGrade', 'must be EXCELLENT, COMPETENT or BASICALLY_COMPETENT']],
    ],
    [
      'no grade',
      { minimumGrade: 'NOT_GRADED' as const },
      [['minimumGrade', 'must be EXCELLENT, COMPETENT or BASICALLY_COMPETENT']],
    ],
  ])('%s', (_case, input, wrong) => {
    expect(problems((check) => parseRanking(check, input))).toEqual(wrong);
  });
});

describe('a round', () => {
  const open = { status: 'OPEN' as const, validTo: null };
  const until = (validTo: string) => ({ status: 'OPEN' as const, validTo });
  const concluded = { status: 'CONCLUDED' as const, validTo: null };

  it.each([
    ['open', [open], null],
    ['open since another row', [until('2024-01-01'), open], null],
    ['concluded', [concluded], 'round-not-open'],
    ['open on the day, concluded later', [until('2024-06-01'), concluded], 'round-not-open'],
    ['called off', [until('2023-01-01'), { status: 'CANCELLED' as const, validTo: null }], 'round-not-open'],
    ['nothing at all', [], 'round-not-open'],
  ])('that is %s', (_case, versions, rule) => {
    expect(violation(() => assertOpen('选任甲', '2024-01-01', versions))?.rule ?? null).toBe(rule);
  });

  it('needs a policy in force', () => {
    expect(assertPolicy('a', { unit: 'B', on: '2024-01-01' })).toBe('a');
    expect(violation(() => assertPolicy(null, { unit: 'B', on: '2024-01-01' }))).toMatchObject({
      rule: 'no-selection-policy',
      zh: '单位 B 在 2024-01-01 没有可执行的选任比例',
      en: 'No selection policy is in force for the unit B on 2024-01-01.',
    });
  });

  it.each([
    ['2024-01-31', 'must not be before 2024-02-01, when it was opened'],
    ['2024-02-01', null],
    ['2024-03-01', null],
    ['2024-03-02', 'must not be after today, 2024-03-01'],
  ])('takes a selection of %s: %j', (selectedOn, wrong) => {
    const facts = { openedOn: '2024-02-01', selectedOn, today: '2024-03-01' };
    expect(problems(() => assertWithinRound(facts))).toEqual(wrong === null ? [] : [['selectedOn', wrong]]);
  });

  it('refuses an officer who is selected already', () => {
    expect(conflict(() => assertNotSelected(null))).toBeNull();
    expect(conflict(() => assertNotSelected({ id: 7, on: '2024-01-01' }))).toEqual({
      type: 'Selection',
      id: 7,
      on: '2024-01-01',
    });
  });

  it('counts an officer for the category of the unit of the primary assignment', () => {
    expect(assertPrimaryUnit(7, { name: '甲', on: '2024-01-01' })).toBe(7);
    expect(assertCategory('STATION', { unit: 'B', on: '2024-01-01' })).toBe('STATION');
    for (const none of [null, undefined]) {
      expect(violation(() => assertPrimaryUnit(none, { name: '甲', on: '2024-01-01' }))).toMatchObject({
        rule: 'no-primary-assignment',
        zh: '甲 在 2024-01-01 没有单位内的主要任职',
      });
      expect(violation(() => assertCategory(none, { unit: 'B', on: '2024-01-01' }))).toMatchObject({
        rule: 'no-unit-category',
        zh: '单位 B 及其上级在 2024-01-01 均未划定选任类别',
      });
    }
  });

  it.each([
    ['what is left', 1, null, false],
    ['what is left, with a reason all the same', 1, '工作需要', false],
    ['more than that, with a reason', 0, '工作需要', true],
    ['more than that, without one', 0, null, 'over-quota'],
  ])('gives %s', (_case, remaining, because, outcome) => {
    const line = {
      category: 'STATION' as const,
      targetBasisPoints: 4500,
      quota: 3,
      selected: 3 - remaining,
      remaining,
    };
    let found: unknown;
    const refused = violation(() => (found = exceedsQuota([line], 'STATION', because)));
    expect(refused?.rule ?? found).toBe(outcome);
  });
});
