import { describe, expect, it } from '@jest/globals';
import { PoliceRank } from '../../../src/generated/prisma/enums.ts';
import {
  assertGradeLowered,
  assertNextPromotionHolds,
  assertRankLowered,
  type DemotionFacts,
} from '../../../src/modules/officers/demotion.rules.ts';
import { GRADE } from '../../../src/modules/officers/grade.vocabulary.ts';
import { RuleViolationError } from '../../../src/errors/refusals.ts';
import { violation } from '../../support/refusals.ts';

const REASON = { reason: '调任下级职务' };

const refused = (others: Partial<DemotionFacts>) =>
  violation(() =>
    assertRankLowered({
      name: '甲乙',
      category: 'POLICE',
      held: 'SUPERVISOR_FIRST_CLASS',
      to: 'SUPERVISOR_SECOND_CLASS',
      basis: null,
      ...others,
    }),
  );

describe('assertRankLowered', () => {
  it('lets any rank go one step down by any basis, and further by a reason', () => {
    const ranks = Object.values(PoliceRank);
    for (const [index, held] of ranks.entries()) {
      for (const [other, to] of ranks.entries()) {
        const lower = held !== 'CONSTABLE_SECOND_CLASS' && other > index;
        const rule = lower ? null : 'rank-not-lower';
        expect(refused({ held, to })?.rule ?? null).toBe(other > index + 1 ? 'demotion-step-skipped' : rule);
        expect(refused({ held, to, basis: REASON })?.rule ?? null).toBe(rule);
      }
    }
  });

  it('names the article by which the lowest rank is not reduced', () => {
    const lowest = { held: 'CONSTABLE_SECOND_CLASS', to: 'CONSTABLE_SECOND_CLASS' } as const;
    expect(refused(lowest)).toEqual({
      rule: 'rank-not-lower',
      article: '人民警察警衔条例 第二十一条',
      zh: '警衔降级不适用于二级警员',
      en: 'The rank constable second class is the lowest and is not reduced.',
    });
  });

  it('refuses where no rank is on record, and auxiliaries', () => {
    expect(refused({ held: null })).toMatchObject({ rule: 'rank-not-lower', article: null });
    expect(refused({ held: null, category: 'AUXILIARY' })).toMatchObject({ rule: 'rank-police-only' });
  });
});

describe('assertGradeLowered', () => {
  const rule = (held: string | null, to: string) =>
    violation(() => assertGradeLowered({ name: '甲乙', held, to }))?.rule ?? null;

  it('lets a grade go down its series, or to the other one', () => {
    const isTechnical = (grade: string) => grade.startsWith('POLICE_TECHN');
    for (const [index, held] of GRADE.values.entries()) {
      for (const [other, to] of GRADE.values.entries()) {
        const allowed = isTechnical(held) !== isTechnical(to) || other > index;
        expect(rule(held, to)).toBe(allowed ? null : 'grade-not-lower');
      }
    }
  });

  it('refuses where no grade is on record', () => {
    expect(rule(null, 'POLICE_OFFICER_4')).toBe('grade-not-lower');
  });
});

describe('assertNextPromotionHolds', () => {
  const next = { name: '甲乙', on: '2024-01-01', rank: 'SUPERVISOR_FIRST_CLASS' } as const;

  it('tells a promotion that does not, with the article of its own refusal', () => {
    const refuse = () => {
      throw new RuleViolationError('rank-too-early', { zh: '', en: '' }, '第十四条');
    };
    expect(violation(() => assertNextPromotionHolds(next, () => undefined))).toBeNull();
    expect(violation(() => assertNextPromotionHolds(next, refuse))).toMatchObject({
      rule: 'later-promotion',
      article: '第十四条',
    });
  });

  it('lets a fault pass that is no refusal', () => {
    const fail = () => {
      throw new TypeError('broken');
    };
    expect(() => assertNextPromotionHolds(next, fail)).toThrow(TypeError);
  });
});
