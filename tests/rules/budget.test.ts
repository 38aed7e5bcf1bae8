import { describe, expect, it } from '@jest/globals';
import { budgets } from '../../src/limits/budget.ts';

describe('a budget', () => {
  it("is each viewer's own, comes back steadily, and tells when there is enough", () => {
    let now = 0;
    const budget = budgets(600, 60, () => now);
    expect(budget.take('a', 600)).toEqual({ taken: true });
    expect(budget.take('a', 1)).toEqual({ taken: false, seconds: 1 });
    expect(budget.take('a', 600)).toEqual({ taken: false, seconds: 60 });
    expect(budget.take('b', 600)).toEqual({ taken: true });
    now = 30_000;
    expect(budget.left('a')).toBe(300);
    expect(budget.take('a', 301)).toEqual({ taken: false, seconds: 1 });
    expect(budget.take('a', 300)).toEqual({ taken: true });
    now = 1_000_000;
    expect(budget.left('a')).toBe(600);
  });

  it('takes back what was not needed, and never more than there was', () => {
    const budget = budgets(100, 1, () => 0);
    budget.take('a', 100);
    budget.giveBack('a', 40);
    expect(budget.left('a')).toBe(40);
    budget.giveBack('a', 100);
    expect(budget.left('a')).toBe(100);
  });
});
