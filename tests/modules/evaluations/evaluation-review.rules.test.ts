import { describe, expect, it } from '@jest/globals';
import type { EvaluationGrade } from '../../../src/generated/prisma/enums.ts';
import { assertFinalized } from '../../../src/modules/evaluations/cycle/evaluation-cycle.rules.ts';
import { amended, bandOf } from '../../../src/modules/evaluations/result/evaluation-amendment.rules.ts';
import {
  assertUndecided,
  isLate,
  type AppealFacts,
} from '../../../src/modules/evaluations/appeal/evaluation-appeal.rules.ts';
import { assertByGroups } from '../../../src/modules/evaluations/result/competence-outcome.rules.ts';
import { violation } from '../../support/refusals.ts';

const BANDS = [
  { grade: 'EXCELLENT', minimum: '90.0000' },
  { grade: 'COMPETENT', minimum: '79.995' },
  { grade: 'INCOMPETENT', minimum: '0' },
] as const;

describe('the band of a total', () => {
  it.each<[number, EvaluationGrade]>([
    [100, 'EXCELLENT'],
    [90, 'EXCELLENT'],
    [89.99, 'COMPETENT'],
    [80, 'COMPETENT'],
    [79.99, 'INCOMPETENT'],
    [0, 'INCOMPETENT'],
  ])('of %d is that of %s', (total, grade) => {
    expect(bandOf(BANDS, total)).toBe(grade);
    expect(bandOf(BANDS.toReversed(), total)).toBe(grade);
  });

  it('is none below the lowest, and without bands', () => {
    expect(bandOf(BANDS.slice(0, 1), 89.99)).toBe('NOT_GRADED');
    expect(bandOf([], 100)).toBe('NOT_GRADED');
  });
});

describe('an amendment', () => {
  const capped = { total: 95, grade: 'COMPETENT', bandGrade: 'EXCELLENT', capped: true } as const;

  it.each<[string, Parameters<typeof amended>[1], object]>([
    ['of the grade sets what the cap took', { grade: 'EXCELLENT' }, { grade: 'EXCELLENT', capped: false }],
    ['of the grade alone leaves the band', { grade: 'INCOMPETENT' }, { grade: 'INCOMPETENT', capped: false }],
    [
      'of the total tells the band, and sets no grade',
      { total: 85 },
      { total: 85, bandGrade: 'COMPETENT', capped: false },
    ],
    ['of the total within the band leaves the cap', { total: 96 }, { total: 96 }],
    [
      'of both',
      { total: 70, grade: 'NOT_GRADED' },
      { total: 70, grade: 'NOT_GRADED', bandGrade: 'INCOMPETENT', capped: false },
    ],
    ['of nothing', {}, {}],
  ])('%s', (_what, values, changes) => {
    expect(amended(capped, values, BANDS)).toEqual({ ...capped, ...changes });
  });

  it.each(['DRAFT', 'OPEN', 'CLOSED', undefined] as const)('does not go before the results: %s', (status) => {
    const cycle = { schemeKey: 'annual', from: '2025-01-01', to: '2026-01-01' };
    expect(violation(() => assertFinalized(cycle, status))).toEqual({
      rule: 'cycle-not-finalized',
      article: null,
      zh: '按考核办法 annual 开展、2025-01-01 起至 2026-01-01 前的考核周期尚未定案',
      en: 'The cycle of the scheme annual from 2025-01-01 until 2026-01-01 is not finalized.',
    });
    expect(violation(() => assertFinalized(cycle, 'FINALIZED'))).toBeNull();
  });
});

describe('the days to appeal', () => {
  const FACTS: AppealFacts = {
    grade: 'INCOMPETENT',
    byOfficer: true,
    notifiedOn: '2026-01-10',
    filedOn: '2026-02-10',
    days: { value: 30, article: '测试法 第一条' },
    because: null,
  };

  it.each<[string, Partial<AppealFacts>]>([
    ['on the last day', { filedOn: '2026-02-09' }],
    ['for another grade', { grade: 'BASICALLY_COMPETENT' }],
    ['for a unit', { byOfficer: false }],
    ['where no limit is on record', { days: null }],
  ])('are not over %s', (_when, facts) => {
    expect(isLate({ ...FACTS, because: '法定节假日', ...facts })).toBe(false);
  });

  it('are over on the day after, but for a reason', () => {
    expect(violation(() => isLate(FACTS))).toEqual({
      rule: 'appeal-too-late',
      article: '测试法 第一条',
      zh: '申诉应自知悉之日 2026-01-10 起 30 日内提出；如仍受理，请说明理由',
      en: 'An appeal is filed within 30 days of 2026-01-10, when the result was learned of; to take it all the same, say why.',
    });
    expect(isLate({ ...FACTS, because: '法定节假日' })).toBe(true);
  });
});

describe('an appeal that is decided', () => {
  const rows = [
    { status: 'FILED', validTo: '2026-02-01' },
    { status: 'UPHELD', validTo: null },
  ] as const;

  it.each([
    ['2026-01-15', rows.slice(0, 1), null],
    ['2026-01-15', [{ status: 'FILED', validTo: null }] as const, null],
    ['2026-01-15', rows, 'appeal-decided'],
    ['2026-02-01', rows, 'appeal-decided'],
    ['2026-02-01', [], 'appeal-decided'],
  ])('stays so: on %s', (day, versions, rule) => {
    expect(violation(() => assertUndecided(day, versions))?.rule ?? null).toBe(rule);
  });
});

it('a scheme without groups is no competence assessment', () => {
  expect(violation(() => assertByGroups({ schemeKey: 'annual', groups: 1 }))).toBeNull();
  expect(violation(() => assertByGroups({ schemeKey: 'annual', groups: 0 }))).toEqual({
    rule: 'no-evaluator-groups',
    article: null,
    zh: '考核办法 annual 未分测评主体，不是胜任度测评',
    en: 'The scheme annual has no groups of evaluators: it is no competence assessment.',
  });
});
