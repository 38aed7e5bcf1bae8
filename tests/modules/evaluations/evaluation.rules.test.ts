import { describe, expect, it } from '@jest/globals';
import { decimalOf } from '../../../src/modules/acts/decimal.rules.ts';
import { assertStatus, parsePeriod, pinnedCap } from '../../../src/modules/evaluations/cycle/evaluation-cycle.rules.ts';
import {
  assertScored,
  commonDenominator,
  excellentPlaces,
  gradeBelow,
} from '../../../src/modules/evaluations/result/evaluation-finalization.rules.ts';
import {
  parseBands,
  parseGroups,
  parseIndicators,
} from '../../../src/modules/evaluations/scheme/evaluation-scheme-input.rules.ts';
import { excellentCap } from '../../../src/modules/evaluations/scheme/evaluation-scheme.rules.ts';
import { InputCheck } from '../../../src/modules/acts/input-check.rules.ts';
import { InvalidInputError } from '../../../src/errors/refusals.ts';
import { violation } from '../../support/refusals.ts';

/** The paths that a check refuses, and what it says of them in English. */
function problems(act: (check: InputCheck) => unknown): (readonly [string, string])[] {
  const check = new InputCheck();
  act(check);
  try {
    check.done();
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return error.problems.map(({ path, text }) => [path, text.en] as const);
  }
}

describe('a decimal', () => {
  it.each([
    [87.35, '87.35'],
    [0.1, '0.1'],
    [99.9999, '99.9999'],
    [1_000_000, '1000000'],
    [-0, '0'],
    [0.1 + 0.2, null],
    [1.000_01, null],
    [1e-7, null],
    [1e21, null],
  ])('of %d is %s', (value, decimal) => expect(decimalOf(value)).toBe(decimal));

  it.each([
    [93.75, '93.75'],
    [100, '100'],
    [0.29, '0.29'],
    [93.755, null],
    [0.1 + 0.2, null],
  ])('of two places at most: of %d it is %s', (value, decimal) => expect(decimalOf(value, 2)).toBe(decimal));
});

describe('the parts of a scheme', () => {
  const part = (key: string, weightBasisPoints: number) => ({ key, name: '项', weightBasisPoints });
  const indicator = (key: string, weight: number, maximum = 100) => ({ ...part(key, weight), maximum });

  it('may be at most 50 indicators, with a maximum above 0 and at most 1,000,000', () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => indicator(`i${i}`, 10_000 / count));
    expect(problems((check) => parseIndicators(check, many(50)))).toEqual([]);
    for (const count of [0, 51]) {
      expect(problems((check) => parseIndicators(check, many(count)))).toEqual([
        ['indicators', `must have 1 to 50 elements, and has ${count}`],
      ]);
    }
    const of = (maximum: number) => problems((check) => parseIndicators(check, [indicator('a', 10_000, maximum)]));
    expect(of(0.0001)).toEqual([]);
    expect(of(1_000_000)).toEqual([]);
    expect(of(0)).toEqual([['indicators.0.maximum', 'must be above 0']]);
    expect(of(1_000_000.5)).toEqual([['indicators.0.maximum', 'must be at most 1000000']]);
    expect(of(0.000_01)).toEqual([['indicators.0.maximum', 'must have at most four decimals']]);
  });

  it('may be no groups, or some whose weights are the whole', () => {
    for (const none of [null, undefined, []]) expect(parseGroups(new InputCheck(), none)).toEqual([]);
    expect(problems((check) => parseGroups(check, [part('a', 9_999)]))).toEqual([
      ['evaluatorGroups', 'must have weights that sum to 10000, not to 9999'],
    ]);
    expect(problems((check) => parseGroups(check, [part('a', 5_000), part('a', 5_000)]))).toEqual([
      ['evaluatorGroups.1.key', 'is there already'],
    ]);
  });

  const worse = 'must be below the minimum of every better grade';
  it.each<[string, Parameters<typeof parseBands>[1], (readonly [string, string])[]]>([
    ['none', [], []],
    [
      'in any order',
      [
        { grade: 'COMPETENT', minimum: 70 },
        { grade: 'EXCELLENT', minimum: 90 },
      ],
      [],
    ],
    [
      'two of equal minimum',
      [
        { grade: 'EXCELLENT', minimum: 90 },
        { grade: 'INCOMPETENT', minimum: 90 },
      ],
      [['gradeBands.1.minimum', worse]],
    ],
    [
      'a worse one from a higher total on',
      [
        { grade: 'COMPETENT', minimum: 95 },
        { grade: 'EXCELLENT', minimum: 90 },
      ],
      [['gradeBands.0.minimum', worse]],
    ],
    [
      'one twice',
      [
        { grade: 'EXCELLENT', minimum: 90 },
        { grade: 'EXCELLENT', minimum: 80 },
      ],
      [['gradeBands.1.grade', 'is there already']],
    ],
    ['below 0', [{ grade: 'EXCELLENT', minimum: -1 }], [['gradeBands.0.minimum', 'must be from 0 to 100']]],
    [
      'of five decimals',
      [{ grade: 'EXCELLENT', minimum: 90.000_01 }],
      [['gradeBands.0.minimum', 'must have at most four decimals']],
    ],
  ])('may be grade bands or not: %s', (_what, bands, refused) =>
    expect(problems((check) => parseBands(check, bands))).toEqual(refused),
  );
});

describe('the cap on EXCELLENT', () => {
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
  ])('%j is %s', (facts, cap) => expect(excellentCap(facts)).toBe(cap));

  it.each([
    [{ ...officers, cap: 2_001 }, 2_500],
    [{ ...officers, cap: 2_501, documentNumber: '甲' }, 2_500],
    [{ ...officers, cap: 2_001, documentNumber: '甲', approved: null }, 2_000],
  ])('%j is refused', (facts, most) =>
    expect(violation(() => excellentCap(facts))).toMatchObject({
      rule: 'excellent-cap',
      article: '测试规定',
      zh: `优秀比例上限 ${facts.cap} 超过规定的 2000；经批准并注明文号的，最高 ${most}`,
    }),
  );

  it.each([
    [2_000, 2_500, 2_000],
    [3_000, 2_500, 2_500],
    [3_000, null, 3_000],
    [null, 2_500, null],
  ])('of %s, where the regulation has %s, is kept as %s', (cap, most, kept) => expect(pinnedCap(cap, most)).toBe(kept));

  it.each([
    [2_000, 10, 2],
    [2_000, 9, 1],
    [2_000, 4, 0],
    [2_500, 10_000, 2_500],
    [0, 10, 0],
    [null, 10, null],
  ])('of %s leaves of %d graded %s places', (cap, graded, places) => expect(excellentPlaces(cap, graded)).toBe(places));

  it.each([
    [['EXCELLENT', 'COMPETENT', 'INCOMPETENT'] as const, 'COMPETENT'],
    [['EXCELLENT', 'INCOMPETENT'] as const, 'INCOMPETENT'],
    [['EXCELLENT'] as const, 'NOT_GRADED'],
  ])('gives of the grades %j the next: %s', (bands, grade) => expect(gradeBelow(bands)).toBe(grade));
});

describe('a common denominator', () => {
  it.each([
    [[], 1n],
    [[6n], 6n],
    [[4n, 6n, 10n], 60n],
    [[1_000_000n, 3_000_000n, 875_000n], 21_000_000n],
  ])('of %j is %d', (denominators, common) => expect(commonDenominator(denominators)).toBe(common));
});

describe('missing scores', () => {
  const missing = [
    { subject: 'T1', indicator: 'i1', group: null },
    { subject: 'T2', indicator: 'i1', group: 'peers' },
  ];

  it('are refused, the first by name', () => {
    expect(violation(() => assertScored({ expected: 4, found: 2, missing }))).toEqual({
      rule: 'scores-missing',
      article: null,
      zh: '尚缺 2 个评分：T1/i1、T2/i1/peers',
      en: '2 score(s) are missing: T1/i1, T2/i1/peers.',
    });
    expect(violation(() => assertScored({ expected: 9, found: 2, missing }))).toMatchObject({
      zh: '尚缺 7 个评分：T1/i1、T2/i1/peers 等',
      en: '7 score(s) are missing: T1/i1, T2/i1/peers and others.',
    });
    expect(violation(() => assertScored({ expected: 4, found: 4, missing: [] }))).toBeNull();
  });
});

describe('a cycle', () => {
  const TODAY = '2026-01-01';

  it.each([
    ['2024-01-01', '2024-01-02', []],
    ['2020-01-01', '2025-01-01', []],
    ['2024-01-01', '2024-01-01', [['to', 'must be after from']]],
    ['2024-01-01', '2023-01-01', [['to', 'must be after from']]],
    ['2020-01-01', '2025-01-02', [['to', 'must be at most 1827 days after from']]],
  ])('from %s until %s: %j', (from, to, refused) =>
    expect(problems((check) => parsePeriod(check, { from, to }, TODAY))).toEqual(refused),
  );

  const cycle = { schemeKey: 'k', from: '2024-01-01', to: '2025-01-01' };
  it.each([
    ['DRAFT', 'is not open yet', '尚未开始'],
    [undefined, 'is not open yet', '尚未开始'],
    ['CLOSED', 'is closed', '已截止'],
    ['FINALIZED', 'is finalized', '已定案'],
  ] as const)('that is %s %s', (status, en, zh) => {
    expect(violation(() => assertStatus(cycle, status, ['OPEN']))).toEqual({
      rule: 'cycle-not-open',
      article: null,
      zh: `按考核办法 k 开展、2024-01-01 起至 2025-01-01 前的考核周期${zh}`,
      en: `The cycle of the scheme k from 2024-01-01 until 2025-01-01 ${en}.`,
    });
    expect(violation(() => assertStatus(cycle, 'OPEN', ['OPEN', 'CLOSED']))).toBeNull();
  });
});
