import { describe, expect, it } from '@jest/globals';
import { OfficerStatus } from '../../../src/generated/prisma/enums.ts';
import { assertMayReturn, factsOnReturn } from '../../../src/modules/officers/reenrollment.rules.ts';
import { violation } from '../../support/refusals.ts';

const NOTHING = { category: null, rank: null, grade: null };

describe('assertMayReturn', () => {
  it('lets those return who have left alive', () => {
    const rules = Object.values(OfficerStatus).map((status) => [
      status,
      violation(() => assertMayReturn({ name: '甲乙', on: '2023-01-01', status }))?.rule ?? null,
    ]);
    expect(Object.fromEntries(rules)).toEqual({
      ACTIVE: 'officer-serving',
      SUSPENDED: 'officer-serving',
      RETIRED: null,
      SEPARATED: null,
      DECEASED: 'officer-deceased',
    });
  });
});

describe('factsOnReturn', () => {
  const before = {
    category: 'POLICE' as const,
    rank: 'SUPERVISOR_FIRST_CLASS' as const,
    grade: 'POLICE_OFFICER_1',
  };
  const [retired, separated] = [
    { ...before, status: 'RETIRED' as const },
    { ...before, status: 'SEPARATED' as const },
  ];

  it('keeps the rank and grade of the retired alone', () => {
    expect(factsOnReturn(retired, NOTHING)).toEqual(before);
    expect(factsOnReturn(separated, NOTHING)).toEqual({ ...NOTHING, category: 'POLICE' });
  });

  it('takes what is given', () => {
    const given = { category: null, rank: 'SUPERINTENDENT_THIRD_CLASS' as const, grade: 'POLICE_CONSTABLE_1' };
    for (const left of [retired, separated])
      expect(factsOnReturn(left, given)).toEqual({ ...given, category: 'POLICE' });
  });

  it('leaves an auxiliary without the rank and grade of before, and refuses a rank', () => {
    const auxiliary = { ...NOTHING, category: 'AUXILIARY' as const };
    expect(factsOnReturn(retired, auxiliary)).toEqual(auxiliary);
    const ranked = { ...auxiliary, rank: 'CONSTABLE_SECOND_CLASS' as const };
    expect(violation(() => factsOnReturn(retired, ranked))?.rule).toBe('rank-police-only');
  });

  it('makes an auxiliary a police officer without a rank, or with that which is awarded', () => {
    const left = { ...NOTHING, category: 'AUXILIARY' as const, status: 'SEPARATED' as const };
    const police = { ...NOTHING, category: 'POLICE' as const };
    const ranked = { ...police, rank: 'CONSTABLE_SECOND_CLASS' as const };
    expect(factsOnReturn(left, police)).toEqual(police);
    expect(factsOnReturn(left, ranked)).toEqual(ranked);
  });
});
