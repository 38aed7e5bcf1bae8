import { describe, expect, it } from '@jest/globals';
import { InputCheck } from '../../../../src/modules/acts/input-check.rules.ts';
import {
  parseBands,
  parseGroups,
  parseIndicators,
} from '../../../../src/modules/evaluations/scheme/evaluation-scheme-input.rules.ts';
import { problems } from '../../../support/input-problems.ts';

describe('the input of a scheme', () => {
  const part = (key: string, weightBasisPoints: number) => ({ key, name: '项', weightBasisPoints });
  const indicator = (key: string, weight: number, maximum = 100) => ({ ...part(key, weight), maximum });
  const many = (count: number) => Array.from({ length: count }, (_, i) => indicator(`i${i}`, 10_000 / count));

  const refusedIndicators = (indicators: Parameters<typeof parseIndicators>[1]) =>
    problems((check) => parseIndicators(check, indicators));
  const refusedGroups = (groups: Parameters<typeof parseGroups>[1]) => problems((check) => parseGroups(check, groups));

  it('takes 50 indicators', () => {
    expect(refusedIndicators(many(50))).toEqual([]);
  });

  it.each([0, 51])('refuses %d indicators', (count) => {
    expect(refusedIndicators(many(count))).toEqual([['indicators', `must have 1 to 50 elements, and has ${count}`]]);
  });

  it.each([0.0001, 1_000_000])('takes a maximum of %d', (maximum) => {
    expect(refusedIndicators([indicator('a', 10_000, maximum)])).toEqual([]);
  });

  it.each([
    [0, 'must be above 0'],
    [1_000_000.5, 'must be at most 1000000'],
    [0.000_01, 'must have at most four decimals'],
  ])('refuses a maximum of %d: it %s', (maximum, text) => {
    expect(refusedIndicators([indicator('a', 10_000, maximum)])).toEqual([['indicators.0.maximum', text]]);
  });

  it.each([[null], [undefined], [[]]])('takes %j for no groups', (none) => {
    expect(parseGroups(new InputCheck(), none)).toEqual([]);
  });

  it('refuses groups whose weights do not sum to 100 %', () => {
    expect(refusedGroups([part('a', 9_999)])).toEqual([
      ['evaluatorGroups', 'must have weights that sum to 10000, not to 9999'],
    ]);
  });

  it('refuses two groups with one key', () => {
    expect(refusedGroups([part('a', 5_000), part('a', 5_000)])).toEqual([
      ['evaluatorGroups.1.key', 'is there already'],
    ]);
  });

  const worse = 'must be below the minimum of every better grade';
  it.each<[string, Parameters<typeof parseBands>[1], (readonly [string, string])[]]>([
    ['none', [], []],
    [
      'in any order',
      [
        { grade: 'COMPETENT', minimum: 70 },
        { grade: 'EXCELLENT', minimum: 90 },
      ],
      [],
    ],
    [
      'two of equal minimum',
      [
        { grade: 'EXCELLENT', minimum: 90 },
        { grade: 'INCOMPETENT', minimum: 90 },
      ],
      [['gradeBands.1.minimum', worse]],
    ],
    [
      'a worse one from a higher total on',
      [
        { grade: 'COMPETENT', minimum: 95 },
        { grade: 'EXCELLENT', minimum: 90 },
      ],
      [['gradeBands.0.minimum', worse]],
    ],
    [
      'one twice',
      [
        { grade: 'EXCELLENT', minimum: 90 },
        { grade: 'EXCELLENT', minimum: 80 },
      ],
      [['gradeBands.1.grade', 'is there already']],
    ],
    ['below 0', [{ grade: 'EXCELLENT', minimum: -1 }], [['gradeBands.0.minimum', 'must be from 0 to 100']]],
    [
      'of five decimals',
      [{ grade: 'EXCELLENT', minimum: 90.000_01 }],
      [['gradeBands.0.minimum', 'must have at most four decimals']],
    ],
  ])('takes grade bands, or tells what is wrong with them: %s', (_what, bands, refused) =>
    expect(problems((check) => parseBands(check, bands))).toEqual(refused),
  );
});
