import type { SanctionKind } from '../../generated/prisma/enums.ts';
import type { SanctionEffectKind } from './effect.vocabulary.ts';

// What follows from a sanction of each kind, and by which rule. The numbers are rules that offices adopt (module regulations).

/** The keys of rules that are not of one kind of sanction. */
export const REVIEW_RULE = 'sanction.review.days';
export const MAXIMUM_RULE = 'sanction.maximum.months';

/** Something that follows by a rule: for months from the day of the decision, or to the end of some calendar years. */
interface ByRule {
  readonly key: string;
  readonly measured: 'MONTHS' | 'YEARS';
  readonly effects: readonly SanctionEffectKind[];
}

/** Something that follows for good, by an article that comes with a release: no number, so no rule of an office. */
interface ForGood {
  readonly article: string;
  readonly confirmed: boolean;
  readonly effects: readonly SanctionEffectKind[];
}

export interface KindOfSanction {
  /** The rule that sets its period; null for a kind that has none of itself. */
  readonly period: string | null;
  /** Whether it is a sanction of the law for public servants, whose periods are added and against which a review may be asked for. */
  readonly ofLaw: boolean;
  readonly byRule: readonly ByRule[];
  readonly forGood: readonly ForGood[];
}

const POSTS_AND_GRADES = ['NO_POST_PROMOTION', 'NO_GRADE_PROMOTION'] as const;

/** A sanction of the law with a period: no higher post, grade or rank in it, and an effect on the evaluation of years. */
const ofLaw = (name: string, year: 'no-excellent' | 'not-graded'): KindOfSanction => ({
  period: `sanction.${name}.months`,
  ofLaw: true,
  byRule: [
    { key: `sanction.${name}.months`, measured: 'MONTHS', effects: POSTS_AND_GRADES },
    { key: `sanction.${name}.no-rank.months`, measured: 'MONTHS', effects: ['NO_RANK_PROMOTION'] },
    {
      key: `sanction.${name}.${year}.years`,
      measured: 'YEARS',
      effects: [year === 'no-excellent' ? 'NO_EXCELLENT' : 'NOT_GRADED'],
    },
  ],
  forGood: [],
});

/** A sanction of the Party or a measure of the organization: no higher post for a time, and what else the rules of years say. */
const ofOrgan = (
  name: string,
  years: Readonly<Record<string, readonly SanctionEffectKind[]>> = {},
): KindOfSanction => ({
  period: `sanction.${name}.no-post.months`,
  ofLaw: false,
  byRule: [
    { key: `sanction.${name}.no-post.months`, measured: 'MONTHS', effects: ['NO_POST_PROMOTION'] },
    ...Object.entries(years).map(
      ([year, effects]) => ({ key: `sanction.${name}.${year}.years`, measured: 'YEARS', effects }) as const,
    ),
  ],
  forGood: [],
});

const NOTHING: KindOfSanction = { period: null, ofLaw: false, byRule: [], forGood: [] };

/** What follows from each kind. */
export const KINDS_OF_SANCTION: Readonly<Record<SanctionKind, KindOfSanction>> = {
  WARNING: ofLaw('warning', 'no-excellent'),
  DEMERIT: ofLaw('demerit', 'not-graded'),
  MAJOR_DEMERIT: ofLaw('major-demerit', 'not-graded'),
  DEMOTION: ofLaw('demotion', 'not-graded'),
  REMOVAL: ofLaw('removal', 'not-graded'),
  // it alone has no period at the end of which it ends by itself
  DISMISSAL: {
    period: null,
    ofLaw: true,
    byRule: [],
    forGood: [
      { article: '公务员法 第六十五条', confirmed: true, effects: POSTS_AND_GRADES },
      { article: '人民警察警衔条例 第二十二条', confirmed: true, effects: ['NO_RANK_PROMOTION'] },
    ],
  },
  PARTY_WARNING: ofOrgan('party-warning', { 'no-excellent': ['NO_EXCELLENT'] }),
  PARTY_SERIOUS_WARNING: ofOrgan('party-serious-warning'),
  PARTY_REMOVAL: ofOrgan('party-removal', { 'graded-incompetent': ['GRADED_INCOMPETENT'] }),
  // its months run from the day on which rights are restored: its period is what the decision sets, or has no known end
  PARTY_PROBATION: { ...ofOrgan('party-probation'), period: null },
  PARTY_EXPULSION: NOTHING,
  // 评优 is both: EXCELLENT and honors
  ADMONITION: ofOrgan('admonition', { 'no-excellent': ['NO_EXCELLENT', 'NO_HONOR'] }),
  ADJUSTMENT: NOTHING,
  // it has done what it does on the day of the decision: the years in the rank count anew
  RANK_REDUCTION: NOTHING,
  SUSPENSION: NOTHING,
};
