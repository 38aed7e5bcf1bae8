import { describe, expect, it } from '@jest/globals';
import { allocate, plan, report, type Selected, type Target } from '../../../src/modules/selection/selection.rules.ts';

const CATEGORIES = ['STATION', 'OPERATIONAL', 'GENERAL'] as const;
const targets = (...points: number[]): Target[] =>
  points.map((basisPoints, i) => ({ category: CATEGORIES[i]!, basisPoints }));
const selected = (...counts: number[]): Selected[] =>
  counts.flatMap((count, i) => (count > 0 ? [{ category: CATEGORIES[i]!, selected: count }] : []));

describe('allocation', () => {
  it('leaves nothing of a quota that is exceeded', () => {
    expect(allocate('LARGEST_REMAINDER', 10, targets(4500, 4000, 1500), selected(6, 1, 0))).toEqual([
      { category: 'STATION', targetBasisPoints: 4500, quota: 5, selected: 6, remaining: 0 },
      { category: 'OPERATIONAL', targetBasisPoints: 4000, quota: 4, selected: 1, remaining: 3 },
      { category: 'GENERAL', targetBasisPoints: 1500, quota: 1, selected: 0, remaining: 1 },
    ]);
  });
});

const shares = (counts: Selected[], points = targets(4500, 4000, 1500)) =>
  report(points, counts).map(({ shareBasisPoints, deviationBasisPoints }) => [shareBasisPoints, deviationBasisPoints]);

describe('report', () => {
  it.each([
    // thirds do not come out even; each is rounded for itself
    [selected(1, 1, 1), [3333, 3333, 3333]],
    [selected(2, 1, 0), [6667, 3333, 0]],
    // 1 of 16 is 625; 1 of 32 is 312.5, half up
    [selected(15, 0, 1), [9375, 0, 625]],
    [selected(31, 0, 1), [9688, 0, 313]],
  ])('rounds shares half up', (counts, expected) => {
    expect(shares(counts)).toEqual(expected.map((share, i) => [share, share - [4500, 4000, 1500][i]!]));
  });

  it('has no share of nobody', () => {
    expect(shares([])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
  });

  it('counts a category that the policy does not name', () => {
    expect(report(targets(6000, 4000), selected(1, 0, 1))).toEqual([
      {
        category: 'STATION',
        targetBasisPoints: 6000,
        selected: 1,
        shareBasisPoints: 5000,
        deviationBasisPoints: -1000,
      },
      {
        category: 'OPERATIONAL',
        targetBasisPoints: 4000,
        selected: 0,
        shareBasisPoints: 0,
        deviationBasisPoints: -4000,
      },
      { category: 'GENERAL', targetBasisPoints: 0, selected: 1, shareBasisPoints: 5000, deviationBasisPoints: 5000 },
    ]);
  });
});

describe('plan', () => {
  it('gives nothing to a category that the policy does not name, whatever it has', () => {
    expect(plan('SAINTE_LAGUE', 3, targets(6000, 4000), selected(0, 0, 5))).toEqual([
      { category: 'STATION', targetBasisPoints: 6000, alreadySelected: 0, quota: 2 },
      { category: 'OPERATIONAL', targetBasisPoints: 4000, alreadySelected: 0, quota: 1 },
      { category: 'GENERAL', targetBasisPoints: 0, alreadySelected: 5, quota: 0 },
    ]);
  });
});
