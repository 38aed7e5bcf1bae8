import { describe, expect, it } from '@jest/globals';
import type { EvaluationGrade } from '../../../../src/generated/prisma/enums.ts';
import { amended, bandOf } from '../../../../src/modules/evaluations/result/evaluation-amendment.rules.ts';

const BANDS = [
  { grade: 'EXCELLENT', minimum: '90.0000' },
  { grade: 'COMPETENT', minimum: '79.995' },
  { grade: 'INCOMPETENT', minimum: '0' },
] as const;

describe('bandOf', () => {
  it.each<[number, EvaluationGrade]>([
    [100, 'EXCELLENT'],
    [90, 'EXCELLENT'],
    [89.99, 'COMPETENT'],
    [80, 'COMPETENT'],
    [79.99, 'INCOMPETENT'],
    [0, 'INCOMPETENT'],
  ])('a total of %d is %s, whatever the order of the bands', (total, grade) => {
    expect(bandOf(BANDS, total)).toBe(grade);
    expect(bandOf(BANDS.toReversed(), total)).toBe(grade);
  });

  it('a total below the lowest band is NOT_GRADED', () => {
    expect(bandOf(BANDS.slice(0, 1), 89.99)).toBe('NOT_GRADED');
  });

  it('any total without bands is NOT_GRADED', () => {
    expect(bandOf([], 100)).toBe('NOT_GRADED');
  });
});

describe('amended', () => {
  const capped = { total: 95, grade: 'COMPETENT', bandGrade: 'EXCELLENT', capped: true } as const;

  it.each<[string, Parameters<typeof amended>[1], object]>([
    ['a grade replaces the one that the cap took', { grade: 'EXCELLENT' }, { grade: 'EXCELLENT', capped: false }],
    ['a grade alone leaves the band grade', { grade: 'INCOMPETENT' }, { grade: 'INCOMPETENT', capped: false }],
    ['a total sets the band grade and no grade', { total: 85 }, { total: 85, bandGrade: 'COMPETENT', capped: false }],
    ['a total within the band leaves the cap', { total: 96 }, { total: 96 }],
    [
      'a total and a grade set both',
      { total: 70, grade: 'NOT_GRADED' },
      { total: 70, grade: 'NOT_GRADED', bandGrade: 'INCOMPETENT', capped: false },
    ],
    ['nothing changes nothing', {}, {}],
  ])('%s', (_what, values, changes) => {
    expect(amended(capped, values, BANDS)).toEqual({ ...capped, ...changes });
  });
});
