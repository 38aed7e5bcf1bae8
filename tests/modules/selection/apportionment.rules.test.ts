import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { apportion, fillVacancies, type Method } from '../../../src/modules/selection/apportionment.rules.ts';

const METHODS = ['LARGEST_REMAINDER', 'SAINTE_LAGUE'] as const;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** Targets of three categories, not all of them nothing. */
const weights = fc
  .tuple(fc.nat(10_000), fc.nat(10_000), fc.nat(10_000))
  .filter((three) => sum(three) > 0)
  .map((three): readonly number[] => three);
const seats = fc.nat(200);

/** Every way to give seats to three categories. */
function* splits(total: number): Generator<readonly [number, number, number]> {
  for (let a = 0; a <= total; a++) for (let b = 0; a + b <= total; b++) yield [a, b, total - a - b];
}

/**
 * Each method is the one that makes some measure of unfairness least: the largest remainder the squares of the
 * distances from the exact shares, Sainte-Laguë the same divided by the weights (which is least where the sum of
 * seats² / weight is). Both scaled to integers below 2^53.
 */
const unfairness = (method: Method, split: readonly number[], targets: readonly number[], total: number): number => {
  const whole = sum(targets);
  if (method === 'LARGEST_REMAINDER') {
    return sum(split.map((part, i) => (part * whole - total * targets[i]!) ** 2));
  }
  if (split.some((part, i) => part > 0 && targets[i] === 0)) return Infinity;
  const product = targets.reduce((all, target) => all * (target || 1), 1);
  return sum(split.map((part, i) => (targets[i] === 0 ? 0 : part * part * (product / targets[i]!))));
};

/** The best of all splits; of equally good ones that which gives most to the larger target, then to the first. */
function oracle(method: Method, total: number, targets: readonly number[]): readonly number[] {
  const precedence = [0, 1, 2].toSorted((a, b) => targets[b]! - targets[a]! || a - b);
  let best: readonly number[] = [];
  let least = Infinity;
  for (const split of splits(total)) {
    const measure = unfairness(method, split, targets, total);
    if (measure > least) continue;
    const first = precedence.find((i) => split[i] !== best[i]);
    if (measure < least || (first !== undefined && split[first]! > best[first]!)) best = split;
    least = measure;
  }
  return best;
}

describe.each(METHODS)('%s', (method) => {
  it('matches an exhaustive search over all splits', () => {
    fc.assert(
      fc.property(seats, weights, (total, targets) => {
        expect(apportion(method, total, targets)).toEqual(oracle(method, total, targets));
      }),
      { numRuns: 150 },
    );
  });

  it('breaks ties for the larger target, then for the first', () => {
    // few seats of small targets: ties abound
    const small = fc.tuple(fc.nat(6), fc.nat(6), fc.nat(6)).filter((three) => sum(three) > 0);
    fc.assert(
      fc.property(fc.nat(12), small, (total, targets) => {
        expect(apportion(method, total, targets)).toEqual(oracle(method, total, targets));
      }),
      { numRuns: 1000 },
    );
  });

  it('distributes all seats and gives no category a negative number', () => {
    fc.assert(
      fc.property(fc.nat(10_000), weights, (total, targets) => {
        const parts = apportion(method, total, targets);
        expect(sum(parts)).toBe(total);
        expect(parts.filter((part, i) => part < 0 || (targets[i] === 0 && part > 0))).toEqual([]);
      }),
    );
  });

  it('refuses weights that are all zero', () => {
    expect(() => apportion(method, 3, [0, 0, 0])).toThrow(RangeError);
  });
});

describe('LARGEST_REMAINDER', () => {
  it('can take a seat away when one vacancy is added (the Alabama paradox)', () => {
    expect(apportion('LARGEST_REMAINDER', 10, [4286, 4286, 1428])).toEqual([4, 4, 2]);
    expect(apportion('LARGEST_REMAINDER', 11, [4286, 4286, 1428])).toEqual([5, 5, 1]);
    // at 45 : 40 : 15 too, where two fractions of 4 vacancies are equal and the larger target goes first
    expect(apportion('LARGEST_REMAINDER', 3, [4500, 4000, 1500])).toEqual([1, 1, 1]);
    expect(apportion('LARGEST_REMAINDER', 4, [4500, 4000, 1500])).toEqual([2, 2, 0]);
  });
});

describe('SAINTE_LAGUE', () => {
  it('never takes a seat away when one vacancy is added', () => {
    fc.assert(
      fc.property(fc.nat(2_000), weights, (total, targets) => {
        const before = apportion('SAINTE_LAGUE', total, targets);
        const after = apportion('SAINTE_LAGUE', total + 1, targets);
        expect(after.filter((part, i) => part < before[i]!)).toEqual([]);
      }),
    );
  });
});

describe('three categories', () => {
  it.each(METHODS)('get by %s only quotas that are the share rounded down or up', (method) => {
    fc.assert(
      fc.property(fc.nat(2_000), weights, (total, targets) => {
        const parts = apportion(method, total, targets);
        for (const [i, target] of targets.entries()) {
          // crosswise, so that nothing is rounded
          expect(Math.abs(parts[i]! * sum(targets) - total * target)).toBeLessThan(sum(targets));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('45 : 40 : 15', () => {
  // worked out by hand from the exact shares (0.45 n, 0.40 n, 0.15 n) and from the quotients by 1, 3, 5, …
  it.each([
    [1, [1, 0, 0], [1, 0, 0]],
    [2, [1, 1, 0], [1, 1, 0]],
    [3, [1, 1, 1], [2, 1, 0]],
    [4, [2, 2, 0], [2, 1, 1]],
    [5, [2, 2, 1], [2, 2, 1]],
    [6, [3, 2, 1], [3, 2, 1]],
    [7, [3, 3, 1], [3, 3, 1]],
    [8, [4, 3, 1], [4, 3, 1]],
    [9, [4, 4, 1], [4, 4, 1]],
    [10, [5, 4, 1], [5, 4, 1]],
    [11, [5, 4, 2], [5, 4, 2]],
    [12, [5, 5, 2], [5, 5, 2]],
    [13, [6, 5, 2], [6, 5, 2]],
    [14, [6, 6, 2], [6, 6, 2]],
    [15, [7, 6, 2], [7, 6, 2]],
    [16, [7, 7, 2], [7, 7, 2]],
    [17, [8, 7, 2], [8, 7, 2]],
    [18, [8, 7, 3], [8, 7, 3]],
    [19, [8, 8, 3], [8, 8, 3]],
    [20, [9, 8, 3], [9, 8, 3]],
  ])('splits %i vacancies', (vacancies, byRemainder, byQuotient) => {
    expect(apportion('LARGEST_REMAINDER', vacancies, [4500, 4000, 1500])).toEqual(byRemainder);
    expect(apportion('SAINTE_LAGUE', vacancies, [4500, 4000, 1500])).toEqual(byQuotient);
  });
});

const fill = (vacancies: number, taken: readonly number[], targets: readonly number[] = [4500, 4000, 1500]) =>
  fillVacancies(
    'LARGEST_REMAINDER',
    vacancies,
    targets.map((weight, i) => ({ weight, taken: taken[i]! })),
  );

describe('fillVacancies', () => {
  it('splits the whole of vacancies and officers already selected', () => {
    // 20 in all are 9, 8, 3
    expect(fill(10, [4, 4, 2])).toEqual([5, 4, 1]);
    // 13 in all are 6, 5, 2
    expect(fill(3, [5, 5, 0])).toEqual([1, 0, 2]);
  });

  it('gives all vacancies to the others where one category has more than its part', () => {
    // 12 in all are 5, 5, 2: stations have 8 already; the others share 4 as 40 : 15, which is 2.9 and 1.1
    expect(fill(4, [8, 0, 0])).toEqual([0, 3, 1]);
  });

  it('gives all vacancies to the last category where two have more, the second only once the first is set aside', () => {
    // 15 in all are 7, 6, 2: general has 4 and is set aside; of 11 the shares are 5.8 and 5.2, and stations have 7
    expect(fill(4, [7, 0, 4])).toEqual([0, 4, 0]);
    // 14 in all are 6, 6, 2: stations have 9; of 5 the others' shares are 3.6 and 1.4, and operational has its 4
    expect(fill(1, [9, 4, 0])).toEqual([0, 0, 1]);
  });

  it.each(METHODS)('distributes all vacancies by %s, none to a category that has its part', (method) => {
    const claims = fc
      .array(fc.record({ weight: fc.nat(10_000), taken: fc.nat(100) }), { minLength: 3, maxLength: 3 })
      .filter((three) => sum(three.map(({ weight }) => weight)) > 0);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), claims, (vacancies, three) => {
        const quotas = fillVacancies(method, vacancies, three);
        expect(sum(quotas)).toBe(vacancies);
        const whole = apportion(
          method,
          vacancies + sum(three.map(({ taken }) => taken)),
          three.map(({ weight }) => weight),
        );
        expect(quotas.filter((quota, i) => quota < 0 || (three[i]!.taken > whole[i]! && quota > 0))).toEqual([]);
        const nobodyIsOver = three.every(({ taken }, i) => taken <= whole[i]!);
        expect(nobodyIsOver ? quotas.map((quota, i) => quota + three[i]!.taken) : whole).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });
});
