import { describe, expect, it } from '@jest/globals';
import type { SanctionKind } from '../../../src/generated/prisma/enums.ts';
import { KINDS_OF_SANCTION } from '../../../src/modules/discipline/effect-table.rules.ts';
import {
  decidingEffects,
  outcomesOf,
  statusOn,
  type SanctionKnown,
} from '../../../src/modules/discipline/effect.rules.ts';
import type { RuleEdition } from '../../../src/modules/regulations/rule-edition.rules.ts';
import type { SanctionEffectKind } from '../../../src/modules/discipline/effect.vocabulary.ts';
import { KNOWN_RULES } from '../../../src/modules/regulations/known-rule.vocabulary.ts';
import { dayBefore, daysAfter } from '../../../src/time/day.ts';

/** The numbers of the rules on sanctions, all in force since 2020, as the published ones are. */
const VALUES: Readonly<Record<string, number>> = {
  'sanction.warning.months': 6,
  'sanction.warning.no-rank.months': 6,
  'sanction.warning.no-excellent.years': 1,
  'sanction.demerit.months': 12,
  'sanction.demerit.no-rank.months': 12,
  'sanction.demerit.not-graded.years': 1,
  'sanction.major-demerit.months': 18,
  'sanction.major-demerit.no-rank.months': 18,
  'sanction.major-demerit.not-graded.years': 2,
  'sanction.demotion.months': 24,
  'sanction.demotion.no-rank.months': 24,
  'sanction.demotion.not-graded.years': 2,
  'sanction.removal.months': 24,
  'sanction.removal.no-rank.months': 24,
  'sanction.removal.not-graded.years': 2,
  'sanction.party-warning.no-post.months': 12,
  'sanction.party-warning.no-excellent.years': 1,
  'sanction.party-serious-warning.no-post.months': 18,
  'sanction.party-removal.no-post.months': 24,
  'sanction.party-removal.graded-incompetent.years': 1,
  'sanction.party-probation.no-post.months': 24,
  'sanction.admonition.no-post.months': 6,
  'sanction.admonition.no-excellent.years': 1,
  'sanction.review.days': 30,
  'sanction.maximum.months': 48,
};

const CONFIRMED = /^sanction\.(?:[a-z]+|major-demerit)\.months$|review|warning\.no-excellent/;

const RULES: readonly RuleEdition[] = Object.entries(VALUES).map(([key, value]) => ({
  key,
  value,
  article: `合成条文 ${key}`,
  confirmed: key !== 'sanction.maximum.months' && CONFIRMED.test(key) && !key.includes('party'),
  validFrom: '2020-01-01',
  validTo: null,
}));

const sanction = (kind: SanctionKind, more: Partial<SanctionKnown> = {}): SanctionKnown => ({
  id: 1,
  officerId: 1,
  kind,
  decidedOn: '2021-03-15',
  untilOn: null,
  liftedOn: null,
  overturned: false,
  ...more,
});

const outcome = (known: SanctionKnown, rules = RULES) => outcomesOf([known], rules)[0]!;

const untilOf = (known: SanctionKnown, rules = RULES) =>
  Object.fromEntries(outcome(known, rules).effects.map(({ effect, until }) => [effect, until]));

const posts = (until: string) => ({ NO_POST_PROMOTION: until, NO_GRADE_PROMOTION: until, NO_RANK_PROMOTION: until });

/** What follows from each kind of a decision of 2021-03-15, and its first day without. */
const TABLE: Readonly<Record<SanctionKind, Partial<Record<SanctionEffectKind, string | null>>>> = {
  WARNING: { ...posts('2021-09-15'), NO_EXCELLENT: '2022-01-01' },
  DEMERIT: { ...posts('2022-03-15'), NOT_GRADED: '2022-01-01' },
  MAJOR_DEMERIT: { ...posts('2022-09-15'), NOT_GRADED: '2023-01-01' },
  DEMOTION: { ...posts('2023-03-15'), NOT_GRADED: '2023-01-01' },
  REMOVAL: { ...posts('2023-03-15'), NOT_GRADED: '2023-01-01' },
  DISMISSAL: { NO_POST_PROMOTION: null, NO_GRADE_PROMOTION: null, NO_RANK_PROMOTION: null },
  PARTY_WARNING: { NO_POST_PROMOTION: '2022-03-15', NO_EXCELLENT: '2022-01-01' },
  PARTY_SERIOUS_WARNING: { NO_POST_PROMOTION: '2022-09-15' },
  PARTY_REMOVAL: { NO_POST_PROMOTION: '2023-03-15', GRADED_INCOMPETENT: '2022-01-01' },
  PARTY_PROBATION: { NO_POST_PROMOTION: null },
  PARTY_EXPULSION: {},
  ADMONITION: { NO_POST_PROMOTION: '2021-09-15', NO_EXCELLENT: '2022-01-01', NO_HONOR: '2022-01-01' },
  ADJUSTMENT: {},
  RANK_REDUCTION: {},
  SUSPENSION: {},
};

const KINDS = Object.keys(TABLE) as SanctionKind[];

describe('what follows from a sanction', () => {
  it.each(KINDS)('of kind %s is what the table says, and nothing else', (kind) => {
    expect(untilOf(sanction(kind))).toEqual(TABLE[kind]);
  });

  it.each(KINDS)('of kind %s follows from the day of the decision to the day before its end, no day more', (kind) => {
    const { effects } = outcome(sanction(kind));
    for (const { effect, until } of effects) {
      const on = (day: string) => decidingEffects(effects, day).some((one) => one.effect === effect);
      expect([dayBefore('2021-03-15'), '2021-03-15', '2021-03-16'].map(on)).toEqual([false, true, true]);
      const end = until ?? '2099-01-01';
      const held = until === null;
      expect([dayBefore(end), end, daysAfter(end, 1)].map(on)).toEqual([true, held, held]);
    }
  });

  it.each(KINDS)('of kind %s is told the longest first, each with its rule', (kind) => {
    const { effects } = outcome(sanction(kind));
    const ends = effects.map(({ until }) => until ?? '9999');
    expect(ends).toEqual(ends.toSorted().toReversed());
    const known = new Map(RULES.map(({ article, confirmed }) => [article, confirmed]));
    const told = effects.map(({ article, confirmed }) => [article, confirmed]);
    expect(told).toEqual(effects.map(({ article }) => [article, known.get(article) ?? kind === 'DISMISSAL']));
  });

  it('asks for rules that the registry knows, measured as it measures them', () => {
    for (const { byRule, period } of Object.values(KINDS_OF_SANCTION)) {
      for (const { key, measured } of byRule) expect([key, KNOWN_RULES[key]?.unit]).toEqual([key, measured]);
      expect(period === null ? 'MONTHS' : KNOWN_RULES[period]?.unit).toBe('MONTHS');
    }
    const asked = Object.values(KINDS_OF_SANCTION).flatMap(({ byRule }) => byRule.map(({ key }) => key));
    expect([...asked, 'sanction.maximum.months', 'sanction.review.days'].toSorted()).toEqual(
      Object.keys(KNOWN_RULES)
        .filter((key) => key.startsWith('sanction.'))
        .toSorted(),
    );
  });

  it('is by the edition of the day of the decision, and nothing where there was none', () => {
    const [old, since] = [
      { ...RULES[0]!, validTo: '2021-03-15' },
      { ...RULES[0]!, value: 9, validFrom: '2021-03-15' },
    ];
    const until = (decidedOn: string) => outcome(sanction('WARNING', { decidedOn }), [old, since]).until;
    expect(until('2021-03-14')).toBe('2021-09-14');
    expect(until('2021-03-15')).toBe('2021-12-15');
    const before = outcome(sanction('WARNING', { decidedOn: '2019-12-31' }));
    expect(before).toMatchObject({ until: null, effects: [], reviewableUntil: null });
    expect(statusOn(before, '2019-12-31')).toBe('ENDED');
  });

  it.each([
    ['WARNING', '2021-08-31', '2022-02-28'],
    ['WARNING', '2023-08-31', '2024-02-29'],
    ['WARNING', '2023-08-29', '2024-02-29'],
    ['DEMERIT', '2024-02-29', '2025-02-28'],
    ['REMOVAL', '2024-02-29', '2026-02-28'],
    ['MAJOR_DEMERIT', '2022-08-31', '2024-02-29'],
  ] as const)('of a %s of %s runs to the same day of the month or its last: %s', (kind, decidedOn, until) => {
    expect(outcome(sanction(kind, { decidedOn })).until).toBe(until);
  });

  it('runs over calendar years from the very last day of one', () => {
    expect(untilOf(sanction('WARNING', { decidedOn: '2021-12-31' }))['NO_EXCELLENT']).toBe('2022-01-01');
    expect(untilOf(sanction('WARNING', { decidedOn: '2022-01-01' }))['NO_EXCELLENT']).toBe('2023-01-01');
  });

  it('ends with a day that the decision set, but for what is of years', () => {
    expect(untilOf(sanction('WARNING', { untilOn: '2021-06-01' }))).toEqual({
      ...posts('2021-06-01'),
      NO_EXCELLENT: '2022-01-01',
    });
    expect(untilOf(sanction('PARTY_PROBATION', { untilOn: '2023-06-01' }))).toEqual({
      NO_POST_PROMOTION: '2023-06-01',
    });
  });
});

describe('a sanction that ends otherwise', () => {
  it('has no effects from the day on which it is lifted', () => {
    const lifted = outcome(sanction('DEMERIT', { liftedOn: '2021-07-01' }));
    expect(new Set(lifted.effects.map(({ until }) => until))).toEqual(new Set(['2021-07-01']));
    expect(lifted.until).toBe('2022-03-15');
    expect(['2021-06-30', '2021-07-01', '2023-01-01'].map((day) => statusOn(lifted, day))).toEqual([
      'IN_FORCE',
      'LIFTED',
      'LIFTED',
    ]);
  });

  it('has none at all where it was overturned', () => {
    const overturned = outcome(sanction('REMOVAL', { overturned: true }));
    expect(overturned.effects).toEqual([]);
    expect(statusOn(overturned, '2021-03-15')).toBe('OVERTURNED');
  });

  it('ends by itself, or has no end', () => {
    const on = (kind: SanctionKind, day: string) => statusOn(outcome(sanction(kind)), day);
    expect(on('WARNING', '2021-09-14')).toBe('IN_FORCE');
    expect(on('WARNING', '2021-09-15')).toBe('ENDED');
    for (const kind of ['DISMISSAL', 'SUSPENSION', 'RANK_REDUCTION', 'ADJUSTMENT', 'PARTY_PROBATION'] as const) {
      expect(on(kind, '2099-01-01')).toBe('IN_FORCE');
    }
    expect(outcome(sanction('WARNING')).reviewableUntil).toBe('2021-04-14');
    expect(outcome(sanction('PARTY_WARNING')).reviewableUntil).toBeNull();
  });
});

describe('several sanctions', () => {
  const two = (rules = RULES, more: Partial<SanctionKnown> = {}) =>
    outcomesOf([sanction('WARNING', { id: 2, decidedOn: '2021-06-01', ...more }), sanction('DEMERIT')], rules);

  it('add what is left of the old to the new, told apart while the rule of the sum is not confirmed', () => {
    const [, added] = two();
    const posted = added!.effects.filter(({ effect }) => effect === 'NO_POST_PROMOTION');
    expect(posted.map(({ until, confirmed, article }) => [until, confirmed, article])).toEqual([
      ['2022-09-15', false, '合成条文 sanction.maximum.months'],
      ['2021-12-01', true, '合成条文 sanction.warning.months'],
    ]);
    expect(added!.until).toBe('2022-09-15');
  });

  it('add it as one where the rule is confirmed, and not at all where none is on record', () => {
    const confirmed = RULES.map((rule) =>
      rule.key === 'sanction.maximum.months' ? { ...rule, confirmed: true } : rule,
    );
    const posted = (rules: readonly RuleEdition[]) =>
      two(rules)[1]!
        .effects.filter(({ effect }) => effect === 'NO_POST_PROMOTION')
        .map(({ until, confirmed: sure }) => [until, sure]);
    expect(posted(confirmed)).toEqual([['2022-09-15', true]]);
    expect(posted(RULES.filter(({ key }) => key !== 'sanction.maximum.months'))).toEqual([['2021-12-01', true]]);
  });

  it('last 48 months from the decision at most', () => {
    const chain = outcomesOf(
      [
        sanction('REMOVAL'),
        sanction('REMOVAL', { id: 2, decidedOn: '2021-04-01' }),
        sanction('REMOVAL', { id: 3, decidedOn: '2021-05-01' }),
      ],
      RULES,
    );
    expect(chain.map(({ until }) => until)).toEqual(['2023-03-15', '2025-03-15', '2025-05-01']);
  });

  it('add nothing of what was overturned, over, lifted by then, or is of the Party', () => {
    const second = (more: Partial<SanctionKnown>, kind: SanctionKind = 'DEMERIT', decidedOn = '2021-06-01') =>
      outcomesOf([sanction(kind, more), sanction('WARNING', { id: 2, decidedOn })], RULES)[1]!.until;
    expect(second({ overturned: true })).toBe('2021-12-01');
    expect(second({ liftedOn: '2021-06-01' })).toBe('2021-12-01');
    expect(second({ liftedOn: '2021-06-11' })).toBe('2021-12-11');
    expect(second({}, 'PARTY_WARNING')).toBe('2021-12-01');
    expect(second({}, 'DEMERIT', '2022-03-15')).toBe('2022-09-15');
    expect(second({}, 'DEMERIT', '2022-03-14')).toBe('2022-09-15');
  });

  it('are told by the longest of each effect, by confirmed rules and by others', () => {
    const effects = two().flatMap((one) => one.effects);
    const deciding = (day: string) =>
      decidingEffects(effects, day)
        .filter(({ effect }) => effect === 'NO_GRADE_PROMOTION')
        .map(({ sanctionId, until, confirmed }) => [sanctionId, until, confirmed]);
    expect(deciding('2021-06-01')).toEqual([
      [2, '2022-09-15', false],
      [1, '2022-03-15', true],
    ]);
    expect(deciding('2022-03-15')).toEqual([[2, '2022-09-15', false]]);
    expect(deciding('2022-09-15')).toEqual([]);
  });
});
