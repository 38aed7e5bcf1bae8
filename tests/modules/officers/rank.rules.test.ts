import { describe, expect, it } from '@jest/globals';
import { PoliceRank, type OfficerStatus } from '../../../src/generated/prisma/enums.ts';
import {
  assertPromotion,
  rankHeld,
  yearsAfter,
  type PromotionFacts,
  type RankStep,
} from '../../../src/modules/officers/rank.rules.ts';
import { violation } from '../../support/refusals.ts';

const ARTICLE = '人民警察警衔条例 第十四条';
const NONE = { documentNumber: null, reason: null };
const DOCUMENT = { documentNumber: '测警政〔2026〕1号', reason: null };
const REASON = { documentNumber: null, reason: '有突出功绩' };
const BOTH = { ...DOCUMENT, reason: '有突出功绩' };

const step = (to: PoliceRank, years: number | null): RankStep => ({ to, years, article: ARTICLE });

/** From 三级警司, held since 2020-05-01, to 二级警司 after exactly three years. */
const facts = (others: Partial<PromotionFacts> = {}): PromotionFacts => ({
  category: 'POLICE',
  held: { rank: 'SUPERINTENDENT_THIRD_CLASS', since: '2020-05-01', sinceKnown: true },
  step: step('SUPERINTENDENT_SECOND_CLASS', 3),
  to: 'SUPERINTENDENT_SECOND_CLASS',
  effectiveOn: '2023-05-01',
  basis: null,
  ...others,
});

const held = (since: string, sinceKnown = true) => ({ rank: 'SUPERINTENDENT_THIRD_CLASS', since, sinceKnown }) as const;

const refused = (others: Partial<PromotionFacts>) => violation(() => assertPromotion(facts(others)));
const ruleOf = (others: Partial<PromotionFacts>) => refused(others)?.rule ?? null;

describe('assertPromotion', () => {
  it.each([
    ['on the exact anniversary', {}],
    ['later', { effectiveOn: '2024-01-01' }],
    ['by selection, at any time', { step: step('SUPERINTENDENT_SECOND_CLASS', null), effectiveOn: '2020-05-02' }],
    ['to a first rank, whichever it is', { held: null, step: null, to: 'SUPERINTENDENT_FIRST_CLASS' as const }],
    ['early, by a document and a reason', { effectiveOn: '2022-05-01', basis: BOTH }],
    ['over a rank, by a document and a reason', { to: 'SUPERINTENDENT_FIRST_CLASS' as const, basis: BOTH }],
    ['from a start that is not known, by a document', { held: held('2020-05-01', false), basis: DOCUMENT }],
    [
      'from a start that is not known, by selection',
      { held: held('2020-05-01', false), step: step('SUPERINTENDENT_SECOND_CLASS', null) },
    ],
    ['with no step in force, by a document and a reason', { step: null, basis: BOTH }],
  ])('allows %s', (_case, others) => {
    expect(refused(others)).toBeNull();
  });

  it.each([
    ['an auxiliary', { category: 'AUXILIARY' as const }, 'rank-police-only'],
    ['an auxiliary, first rank', { category: 'AUXILIARY' as const, held: null, step: null }, 'rank-police-only'],
    ['an auxiliary, whatever the basis', { category: 'AUXILIARY' as const, basis: BOTH }, 'rank-police-only'],
    ['the same rank', { to: 'SUPERINTENDENT_THIRD_CLASS' as const }, 'rank-not-higher'],
    ['a lower rank', { to: 'CONSTABLE_FIRST_CLASS' as const }, 'rank-not-higher'],
    ['a lower rank, whatever the basis', { to: 'CONSTABLE_FIRST_CLASS' as const, basis: BOTH }, 'rank-not-higher'],
    ['two steps', { to: 'SUPERINTENDENT_FIRST_CLASS' as const }, 'rank-step-skipped'],
    [
      'two steps by a document alone',
      { to: 'SUPERINTENDENT_FIRST_CLASS' as const, basis: DOCUMENT },
      'rank-step-skipped',
    ],
    ['two steps by a reason alone', { to: 'SUPERINTENDENT_FIRST_CLASS' as const, basis: REASON }, 'rank-step-skipped'],
    ['the day before the anniversary', { effectiveOn: '2023-04-30' }, 'rank-too-early'],
    ['too early by a document alone', { effectiveOn: '2023-04-30', basis: DOCUMENT }, 'rank-too-early'],
    ['too early by a reason alone', { effectiveOn: '2023-04-30', basis: REASON }, 'rank-too-early'],
    ['a start that is not known', { held: held('1999-01-01', false) }, 'rank-start-unknown'],
    [
      'a start that is not known, by a reason alone',
      { held: held('1999-01-01', false), basis: REASON },
      'rank-start-unknown',
    ],
    [
      'a start that is not known, with an empty basis',
      { held: held('1999-01-01', false), basis: NONE },
      'rank-start-unknown',
    ],
    ['no step in force', { step: null }, 'rank-step-not-in-force'],
  ])('refuses %s', (_case, others, rule) => {
    expect(ruleOf(others)).toBe(rule);
  });

  it.each([
    // held since, years, first day that is late enough
    ['2020-02-29', 3, '2023-02-28'],
    ['2020-02-29', 4, '2024-02-29'],
    ['2019-02-28', 3, '2022-02-28'],
    ['2021-02-28', 3, '2024-02-28'],
    ['2020-12-31', 4, '2024-12-31'],
    ['2096-02-29', 4, '2100-02-28'],
  ])('counts from %s by %i years to %s', (since, years, due) => {
    const before = new Date(Date.parse(due) - 86_400_000).toISOString().slice(0, 10);
    const at = (effectiveOn: string) =>
      ruleOf({ held: held(since), step: step('SUPERINTENDENT_SECOND_CLASS', years), effectiveOn });
    expect([at(before), at(due)]).toEqual(['rank-too-early', null]);
    expect(yearsAfter(since, years)).toBe(due);
  });

  it('says in both languages what to correct, and by which article', () => {
    expect(refused({ effectiveOn: '2023-04-30' })).toEqual({
      rule: 'rank-too-early',
      article: ARTICLE,
      zh: '三级警司自 2020-05-01 起，须满 3 年，2023-05-01 起方可晋升；提前晋升须以文号和事由为依据',
      en: 'The rank superintendent third class is held since 2020-05-01 and must be for 3 years, until 2023-05-01. Before that needs a basis with a document and a reason.',
    });
    expect(refused({ to: 'SUPERVISOR_THIRD_CLASS' })).toEqual({
      rule: 'rank-step-skipped',
      article: ARTICLE,
      zh: '应当逐级晋升：三级警司的上一级是二级警司，不是三级警督；越级晋升须以文号和事由为依据',
      en: 'Ranks are taken one by one: after superintendent third class comes superintendent second class, not supervisor third class. To skip one needs a basis with a document and a reason.',
    });
    expect(refused({ to: 'CONSTABLE_SECOND_CLASS' })).toEqual({
      rule: 'rank-not-higher',
      article: null,
      zh: '现衔级为三级警司，二级警员不高于现衔级，不属于晋升',
      en: 'The rank held is superintendent third class; constable second class is not higher, so it is no promotion.',
    });
    expect(refused({ held: held('2020-05-01', false) })).toEqual({
      rule: 'rank-start-unknown',
      article: ARTICLE,
      zh: '三级警司的授予日期不详，无法核对是否满 3 年，须以文号为依据',
      en: 'It is not known since when the rank superintendent third class is held, so 3 years cannot be checked; that needs a basis with a document.',
    });
    expect(refused({ category: 'AUXILIARY' })).toEqual({
      rule: 'rank-police-only',
      article: '公安机关组织管理条例 第二十七条',
      zh: '警衔只授予人民警察，不授予辅警',
      en: 'Ranks are for police officers, not for auxiliaries.',
    });
    expect(refused({ step: null })).toEqual({
      rule: 'rank-step-not-in-force',
      article: null,
      zh: '2023-05-01 没有规定从三级警司晋升的现行条款，须以文号和事由为依据',
      en: 'No step up from superintendent third class is in force on 2023-05-01; that needs a basis with a document and a reason.',
    });
  });

  it('knows every rank by its order', () => {
    const ranks = Object.values(PoliceRank);
    for (const [index, from] of ranks.entries()) {
      for (const [other, to] of ranks.entries()) {
        const rule = ruleOf({ held: { ...held('2020-01-01'), rank: from }, step: step(to, null), to });
        expect(rule).toBe(other < index ? null : 'rank-not-higher');
      }
    }
  });
});

const version = (validFrom: string, validTo: string | null, rank: PoliceRank | null, startKnown = true) => ({
  status: 'ACTIVE' as OfficerStatus,
  validFrom,
  validTo,
  rank,
  startKnown,
});

describe('rankHeld', () => {
  const [LOW, HIGH] = ['SUPERINTENDENT_THIRD_CLASS', 'SUPERINTENDENT_SECOND_CLASS'] as const;
  const career = [
    // in no particular order
    version('2023-01-01', '2024-01-01', HIGH),
    version('2018-01-01', '2019-01-01', null),
    version('2019-01-01', '2020-01-01', LOW),
    version('2020-01-01', '2023-01-01', LOW),
    version('2024-01-01', null, HIGH),
  ];

  it.each([
    ['2017-12-31', null],
    ['2018-06-01', null],
    ['2019-01-01', { rank: LOW, since: '2019-01-01', sinceKnown: true }],
    ['2022-12-31', { rank: LOW, since: '2019-01-01', sinceKnown: true }],
    ['2023-01-01', { rank: HIGH, since: '2023-01-01', sinceKnown: true }],
    ['2030-01-01', { rank: HIGH, since: '2023-01-01', sinceKnown: true }],
  ])('on %s, over changes that left it as it was', (on, expected) => {
    expect(rankHeld(career, on)).toEqual(expected);
  });

  it('begins anew after a break, and after another rank', () => {
    const broken = [version('2015-01-01', '2016-01-01', LOW), version('2018-01-01', null, LOW)];
    expect(rankHeld(broken, '2020-01-01')).toEqual({ rank: LOW, since: '2018-01-01', sinceKnown: true });
    expect(rankHeld(broken, '2017-01-01')).toBeNull();
    const demoted = [
      version('2015-01-01', '2016-01-01', LOW),
      version('2016-01-01', '2017-01-01', HIGH),
      version('2017-01-01', null, LOW),
    ];
    expect(rankHeld(demoted, '2020-01-01')?.since).toBe('2017-01-01');
  });

  it('is not known since when where the first of its versions is not', () => {
    const attested = [version('2019-01-01', '2020-01-01', LOW, false), version('2020-01-01', null, LOW)];
    expect(rankHeld(attested, '2021-01-01')).toEqual({ rank: LOW, since: '2019-01-01', sinceKnown: false });
  });
});
