import { describe, expect, it } from '@jest/globals';
import type { PoliceRank } from '../../../src/generated/prisma/enums.ts';
import { brokenPromotions } from '../../../src/modules/officers/promotion-impact.rules.ts';

const row = (rank: PoliceRank | null, validFrom: string, validTo: string | null = null, documented = false) => ({
  rank,
  category: 'POLICE' as const,
  status: 'ACTIVE' as const,
  validFrom,
  validTo,
  startKnown: true,
  basis: documented ? { documentNumber: '令1号', reason: '功绩突出' } : null,
});
const step = {
  from: 'SUPERVISOR_THIRD_CLASS' as const,
  to: 'SUPERVISOR_SECOND_CLASS' as const,
  years: 4,
  article: '第十四条',
  validFrom: '1992-07-01',
  validTo: null,
};
const [THIRD, SECOND] = ['SUPERVISOR_THIRD_CLASS', 'SUPERVISOR_SECOND_CLASS'] as const;

describe('promotions that a correction leaves without their grounds', () => {
  it('a later beginning of the rank before leaves the promotion too early', () => {
    const before = [
      row(null, '2010-01-01', '2016-01-01'),
      row(THIRD, '2016-01-01', '2020-01-01'),
      row(SECOND, '2020-01-01'),
    ];
    const after = [
      row(null, '2010-01-01', '2018-01-01'),
      row(THIRD, '2018-01-01', '2020-01-01'),
      row(SECOND, '2020-01-01'),
    ];
    const [broken] = brokenPromotions(before, after, [step]);
    expect(broken).toMatchObject({ on: '2020-01-01', to: SECOND, why: { rule: 'rank-too-early' } });
    expect(brokenPromotions(before, before, [step])).toEqual([]);
  });

  it('another rank before it leaves a step that is skipped', () => {
    const before = [row(THIRD, '2010-01-01', '2020-01-01'), row(SECOND, '2020-01-01')];
    const after = [row('SUPERINTENDENT_FIRST_CLASS', '2010-01-01', '2020-01-01'), row(SECOND, '2020-01-01')];
    const steps = [step, { ...step, from: 'SUPERINTENDENT_FIRST_CLASS' as const, to: THIRD }];
    expect(brokenPromotions(before, after, steps)).toMatchObject([{ why: { rule: 'rank-step-skipped' } }]);
  });

  it.each([SECOND, 'SUPERVISOR_FIRST_CLASS'] as const)(
    'the same or a higher rank before it leaves no promotion at all: %s',
    (rank) => {
      const before = [row(THIRD, '2010-01-01', '2020-01-01'), row(SECOND, '2020-01-01')];
      const after = [row(rank, '2010-01-01', '2020-01-01'), row(SECOND, '2020-01-01')];
      expect(brokenPromotions(before, after, [step])).toMatchObject([
        { on: '2020-01-01', to: SECOND, why: { rule: 'rank-not-higher' } },
      ]);
    },
  );

  it('what was against the rules before, or has a document and a reason, or is gone, is not told', () => {
    const early = [row(THIRD, '2018-01-01', '2020-01-01'), row(SECOND, '2020-01-01')];
    const earlier = [row(THIRD, '2019-01-01', '2020-01-01'), row(SECOND, '2020-01-01')];
    expect(brokenPromotions(early, earlier, [step])).toEqual([]);
    const granted = (from: string) => [row(THIRD, from, '2020-01-01'), row(SECOND, '2020-01-01', null, true)];
    expect(brokenPromotions(granted('2016-01-01'), granted('2018-01-01'), [step])).toEqual([]);
    expect(
      brokenPromotions(
        [row(THIRD, '2016-01-01', '2020-01-01'), row(SECOND, '2020-01-01')],
        [row(THIRD, '2016-01-01')],
        [step],
      ),
    ).toEqual([]);
  });
});
