import { describe, expect, it } from '@jest/globals';
import {
  assertScored,
  commonDenominator,
  excellentPlaces,
  gradeBelow,
} from '../../../../src/modules/evaluations/result/evaluation-finalization.rules.ts';
import { violation } from '../../../support/refusals.ts';

describe('excellentPlaces', () => {
  it.each([
    [2_000, 10, 2],
    [2_000, 9, 1],
    [2_000, 4, 0],
    [2_500, 10_000, 2_500],
    [0, 10, 0],
    [null, 10, null],
  ])('under a cap of %s for %d graded subjects is %s', (cap, graded, places) =>
    expect(excellentPlaces(cap, graded)).toBe(places),
  );
});

describe('gradeBelow', () => {
  it.each([
    [['EXCELLENT', 'COMPETENT', 'INCOMPETENT'] as const, 'COMPETENT'],
    [['EXCELLENT', 'INCOMPETENT'] as const, 'INCOMPETENT'],
    [['EXCELLENT'] as const, 'NOT_GRADED'],
  ])('of the grades %j is %s', (bands, grade) => expect(gradeBelow(bands)).toBe(grade));
});

describe('commonDenominator', () => {
  it.each([
    [[], 1n],
    [[6n], 6n],
    [[4n, 6n, 10n], 60n],
    [[1_000_000n, 3_000_000n, 875_000n], 21_000_000n],
  ])('of %j is %d', (denominators, common) => expect(commonDenominator(denominators)).toBe(common));
});

describe('assertScored', () => {
  const missing = [
    { subject: 'T1', indicator: 'i1', group: null },
    { subject: 'T2', indicator: 'i1', group: 'peers' },
  ];

  it('refuses missing scores, and names all where they are few', () => {
    expect(violation(() => assertScored({ expected: 4, found: 2, missing }))).toEqual({
      rule: 'scores-missing',
      article: null,
      zh: '尚缺 2 个评分：T1/i1、T2/i1/peers',
      en: '2 scores are missing: T1/i1, T2/i1/peers.',
    });
  });

  it('names the first of many missing scores', () => {
    expect(violation(() => assertScored({ expected: 9, found: 2, missing }))).toMatchObject({
      zh: '尚缺 7 个评分：T1/i1、T2/i1/peers 等',
      en: '7 scores are missing: T1/i1, T2/i1/peers and others.',
    });
  });

  it('allows a cycle without missing scores', () => {
    expect(violation(() => assertScored({ expected: 4, found: 4, missing: [] }))).toBeNull();
  });
});
