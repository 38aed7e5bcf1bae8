import { describe, expect, it } from '@jest/globals';
import { excellentCap } from '../../../../src/modules/evaluations/scheme/evaluation-scheme.rules.ts';
import { violation } from '../../../support/refusals.ts';

describe('excellentCap', () => {
  const usual = { value: 2_000, article: '测试规定' };
  const approved = { value: 2_500, article: '测试规定' };
  const officers = { subjectKind: 'OFFICER' as const, usual, approved, documentNumber: null };

  it.each([
    [{ ...officers, cap: null }, 2_000],
    [{ ...officers, cap: 0 }, 0],
    [{ ...officers, cap: 2_000 }, 2_000],
    [{ ...officers, cap: 2_500, documentNumber: '甲' }, 2_500],
    [{ ...officers, cap: 9_000, usual: null, approved: null }, 9_000],
    [{ ...officers, cap: null, usual: null, approved: null }, null],
    [{ ...officers, cap: 9_000, subjectKind: 'UNIT' as const }, 9_000],
    [{ ...officers, cap: null, subjectKind: 'UNIT' as const }, null],
  ])('of %j is %s', (facts, cap) => expect(excellentCap(facts)).toBe(cap));

  it.each([
    [{ ...officers, cap: 2_001 }, 2_500],
    [{ ...officers, cap: 2_501, documentNumber: '甲' }, 2_500],
    [{ ...officers, cap: 2_001, documentNumber: '甲', approved: null }, 2_000],
  ])('refuses %j: above %d', (facts, most) =>
    expect(violation(() => excellentCap(facts))).toMatchObject({
      rule: 'excellent-cap',
      article: '测试规定',
      zh: `优秀比例上限 ${facts.cap} 超过规定的 2000；经批准并注明文号的，最高 ${most}`,
    }),
  );
});
