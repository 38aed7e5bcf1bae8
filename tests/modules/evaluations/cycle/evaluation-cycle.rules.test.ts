import { describe, expect, it } from '@jest/globals';
import {
  assertFinalized,
  assertStatus,
  parsePeriod,
  pinnedCap,
} from '../../../../src/modules/evaluations/cycle/evaluation-cycle.rules.ts';
import { problems } from '../../../support/input-problems.ts';
import { violation } from '../../../support/refusals.ts';

describe('parsePeriod', () => {
  const TODAY = '2026-01-01';

  it.each([
    ['2024-01-01', '2024-01-02', []],
    ['2020-01-01', '2025-01-01', []],
    ['2024-01-01', '2024-01-01', [['to', 'must be after from']]],
    ['2024-01-01', '2023-01-01', [['to', 'must be after from']]],
    ['2020-01-01', '2025-01-02', [['to', 'must be at most 1827 days after from']]],
  ])('refuses of the period from %s until %s: %j', (from, to, refused) =>
    expect(problems((check) => parsePeriod(check, { from, to }, TODAY))).toEqual(refused),
  );
});

describe('pinnedCap', () => {
  it.each([
    [2_000, 2_500, 2_000],
    [3_000, 2_500, 2_500],
    [3_000, null, 3_000],
    [null, 2_500, null],
  ])('of a scheme with %s under a regulation with %s is %s', (cap, most, kept) =>
    expect(pinnedCap(cap, most)).toBe(kept),
  );
});

describe('assertStatus', () => {
  const cycle = { schemeName: '办法', from: '2024-01-01', to: '2025-01-01' };
  it.each([
    ['DRAFT', 'is not open yet', '尚未开始'],
    [undefined, 'is not open yet', '尚未开始'],
    ['CLOSED', 'is closed', '已截止'],
    ['FINALIZED', 'is finalized', '已定案'],
  ] as const)('refuses a cycle that is %s: it %s', (status, en, zh) => {
    expect(violation(() => assertStatus(cycle, status, ['OPEN']))).toEqual({
      rule: 'cycle-not-open',
      article: null,
      zh: `按考核办法「办法」开展、2024-01-01 起至 2025-01-01 前的考核周期${zh}`,
      en: `The cycle of the scheme 办法 from 2024-01-01 until 2025-01-01 ${en}.`,
    });
  });

  it('allows a status that is among those asked for', () => {
    expect(violation(() => assertStatus(cycle, 'OPEN', ['OPEN', 'CLOSED']))).toBeNull();
  });
});

describe('assertFinalized', () => {
  const cycle = { schemeName: '年度', from: '2025-01-01', to: '2026-01-01' };

  it.each(['DRAFT', 'OPEN', 'CLOSED', undefined] as const)('refuses a cycle that is %s', (status) => {
    expect(violation(() => assertFinalized(cycle, status))).toEqual({
      rule: 'cycle-not-finalized',
      article: null,
      zh: '按考核办法「年度」开展、2025-01-01 起至 2026-01-01 前的考核周期尚未定案',
      en: 'The cycle of the scheme 年度 from 2025-01-01 until 2026-01-01 is not finalized.',
    });
  });

  it('allows a finalized cycle', () => {
    expect(violation(() => assertFinalized(cycle, 'FINALIZED'))).toBeNull();
  });
});
