import { describe, expect, it } from '@jest/globals';
import { budgets } from '../../src/limits/budget.ts';

const a = { holder: 'a', total: 600 };
const b = { holder: 'b', total: 600 };

describe('a budget', () => {
  it('belongs to one holder', () => {
    const budget = budgets(60, () => 0);
    expect(budget.take(a, 600)).toEqual({ taken: true });
    expect(budget.take(b, 600)).toEqual({ taken: true });
  });

  it('tells in how many seconds it has enough points', () => {
    const budget = budgets(60, () => 0);
    expect(budget.take(a, 600)).toEqual({ taken: true });
    expect(budget.take(a, 1)).toEqual({ taken: false, seconds: 1 });
    expect(budget.take(a, 600)).toEqual({ taken: false, seconds: 60 });
  });

  it('comes back steadily until it is full', () => {
    let now = 0;
    const budget = budgets(60, () => now);
    expect(budget.take(a, 600)).toEqual({ taken: true });
    now = 30_000;
    expect(budget.left(a)).toBe(300);
    expect(budget.take(a, 301)).toEqual({ taken: false, seconds: 1 });
    expect(budget.take(a, 300)).toEqual({ taken: true });
    now = 1_000_000;
    expect(budget.left(a)).toBe(600);
  });

  it('of any size is full again after the same time', () => {
    let now = 0;
    const budget = budgets(60, () => now);
    const [small, large] = [
      { holder: 'small', total: 60 },
      { holder: 'large', total: 60_000 },
    ];
    expect(budget.take(small, 61)).toEqual({ taken: false, seconds: 1 });
    for (const account of [small, large]) {
      expect(budget.take(account, account.total)).toEqual({ taken: true });
      expect(budget.take(account, account.total)).toEqual({ taken: false, seconds: 60 });
    }
    now = 15_000;
    expect([budget.left(small), budget.left(large)]).toEqual([15, 15_000]);
    now = 60_000;
    expect([budget.left(small), budget.left(large)]).toEqual([60, 60_000]);
  });

  it('takes back unused points, up to its size', () => {
    const budget = budgets(1, () => 0);
    const account = { holder: 'a', total: 100 };
    budget.take(account, 100);
    budget.giveBack(account, 40);
    expect(budget.left(account)).toBe(40);
    budget.giveBack(account, 100);
    expect(budget.left(account)).toBe(100);
  });

  it('goes into debt by what was needed besides, down to the whole of it, and the debt is waited for', () => {
    let now = 0;
    const budget = budgets(100, () => now);
    const account = { holder: 'a', total: 1_000 };
    expect(budget.take(account, 10)).toEqual({ taken: true });
    budget.giveBack(account, -5_000);
    expect(budget.left(account)).toBe(-1_000);
    expect(budget.take(account, 10)).toEqual({ taken: false, seconds: 101 });
    now = 101_000;
    expect(budget.take(account, 10)).toEqual({ taken: true });
  });
});
