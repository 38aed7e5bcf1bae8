import type { SanctionKind } from '../../generated/prisma/enums.ts';
import { daysAfter, monthsAfter, type Day } from '../../time/day.ts';
import { ruleOn, type RuleEdition } from '../regulations/rule-edition.rules.ts';
import { KINDS_OF_SANCTION, MAXIMUM_RULE, REVIEW_RULE } from './effect-table.rules.ts';
import type { SanctionEffectKind, SanctionStatus } from './effect.vocabulary.ts';

/** What is known of a sanction that something may follow from. */
export interface SanctionKnown {
  readonly id: number;
  readonly officerId: number;
  readonly kind: SanctionKind;
  readonly decidedOn: Day;
  /** The first day after its period, where the decision set another than the rule. */
  readonly untilOn: Day | null;
  /** From which day on it is lifted; null where it is not. */
  readonly liftedOn: Day | null;
  readonly overturned: boolean;
}

/** One thing that follows from a sanction. */
export interface SanctionEffect {
  readonly sanctionId: number;
  readonly effect: SanctionEffectKind;
  readonly article: string;
  /** Whether the rule is confirmed: one that is not refuses nothing. */
  readonly confirmed: boolean;
  readonly from: Day;
  /** The first day on which it follows no more; null where there is no end. */
  readonly until: Day | null;
}

/** A sanction with its period and with what follows from it, the longest first. */
export interface SanctionOutcome extends SanctionKnown {
  /** The first day after its period; null where it has no end of itself. */
  readonly until: Day | null;
  readonly effects: readonly SanctionEffect[];
  /** The last day on which a review may be asked for; null where no rule tells. */
  readonly reviewableUntil: Day | null;
}

/** A part of a period: what a rule sets by itself, or what is added to it. */
interface Span {
  readonly until: Day | null;
  readonly article: string;
  readonly confirmed: boolean;
}

/** Whether `a` lasts longer than `b`; null is for good. */
const lastsLonger = (a: Day | null, b: Day | null): boolean => b !== null && (a === null || a > b);

const earlier = (a: Day | null, b: Day | null): Day | null => (lastsLonger(a, b) ? b : a);

/** The first of January after a number of calendar years, that of the day first. */
const afterYears = (day: Day, years: number): Day =>
  `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}-01-01`;

/**
 * The sanctions of one officer with their periods and with what follows from each, by the rules that were in force on the days of
 * the decisions, in the order of these. A rule that is not on record says nothing.
 */
export function outcomesOf(sanctions: readonly SanctionKnown[], rules: readonly RuleEdition[]): SanctionOutcome[] {
  const outcomes: SanctionOutcome[] = [];
  const ordered = sanctions.toSorted((a, b) =>
    a.decidedOn < b.decidedOn ? -1 : a.decidedOn > b.decidedOn ? 1 : a.id - b.id,
  );
  for (const sanction of ordered) outcomes.push(outcomeOf(sanction, leftOfOlder(sanction, outcomes), rules));
  return outcomes;
}

/** The same of several officers, in the order of their ids. */
export function outcomesOfEach(
  officerIds: readonly number[],
  sanctions: readonly SanctionKnown[],
  rules: readonly RuleEdition[],
): SanctionOutcome[][] {
  const byOfficer = new Map<number, SanctionKnown[]>(officerIds.map((id) => [id, []]));
  for (const sanction of sanctions) byOfficer.get(sanction.officerId)?.push(sanction);
  return officerIds.map((id) => outcomesOf(byOfficer.get(id)!, rules));
}

/** Until when the periods of older sanctions of the law last into that of a new one; null where none does. */
function leftOfOlder({ decidedOn, kind }: SanctionKnown, older: readonly SanctionOutcome[]): Day | null {
  if (!KINDS_OF_SANCTION[kind].ofLaw) return null;
  const ends = older.flatMap((one) => {
    const until = earlier(one.until, one.liftedOn);
    return KINDS_OF_SANCTION[one.kind].ofLaw && !one.overturned && until !== null && until > decidedOn ? [until] : [];
  });
  return ends.toSorted().at(-1) ?? null;
}

function outcomeOf(sanction: SanctionKnown, left: Day | null, rules: readonly RuleEdition[]): SanctionOutcome {
  const { id: sanctionId, kind, decidedOn, untilOn, liftedOn, overturned } = sanction;
  const { period, ofLaw, byRule, forGood } = KINDS_OF_SANCTION[kind];
  const known = { left, rules };
  const set = period === null ? null : ruleOn(rules, period, decidedOn);
  const review = ofLaw ? ruleOn(rules, REVIEW_RULE, decidedOn) : null;
  const spans = [
    ...byRule.flatMap(({ key, measured, effects }) => {
      const rule = ruleOn(rules, key, decidedOn);
      return rule ? spansOf(sanction, rule, measured, known).map((span) => ({ span, effects })) : [];
    }),
    ...forGood.map(({ effects, ...span }) => ({ span: { ...span, until: untilOn }, effects })),
  ];
  const effects = spans.flatMap(({ span, effects: kinds }) =>
    kinds.map((effect) => ({ ...span, sanctionId, effect, from: decidedOn, until: earlier(span.until, liftedOn) })),
  );
  return {
    ...sanction,
    until: untilOn ?? (set && spansOf(sanction, set, 'MONTHS', known).at(-1)!.until),
    effects: overturned ? [] : effects.filter(({ until }) => until === null || until > decidedOn).toSorted(byLength),
    reviewableUntil: review && daysAfter(decidedOn, review.value),
  };
}

/**
 * For how long something follows by a rule. What is left of an older sanction is added to months, as far as the rule of the
 * longest sum is on record: what is added is told apart, since that rule may not be confirmed.
 */
function spansOf(
  { kind, decidedOn, untilOn }: SanctionKnown,
  { value, article, confirmed }: RuleEdition,
  measured: 'MONTHS' | 'YEARS',
  { left, rules }: { readonly left: Day | null; readonly rules: readonly RuleEdition[] },
): Span[] {
  if (measured === 'YEARS') return [{ until: afterYears(decidedOn, value), article, confirmed }];
  if (untilOn !== null) return [{ until: untilOn, article, confirmed }];
  if (KINDS_OF_SANCTION[kind].period === null) return [{ until: null, article, confirmed }];
  const own: Span = { until: monthsAfter(decidedOn, value), article, confirmed };
  const maximum = left === null ? null : ruleOn(rules, MAXIMUM_RULE, decidedOn);
  if (left === null || maximum === null) return [own];
  const sum = earlier(monthsAfter(left, value), monthsAfter(decidedOn, maximum.value));
  if (!lastsLonger(sum, own.until)) return [own];
  const added: Span = { until: sum, article: maximum.article, confirmed: confirmed && maximum.confirmed };
  return added.confirmed === confirmed ? [{ ...own, until: sum }] : [own, added];
}

/** The longest first; of two that last as long, a confirmed one first. */
const byLength = (a: SanctionEffect, b: SanctionEffect): number =>
  a.until === b.until
    ? Number(b.confirmed) - Number(a.confirmed) || (a.effect < b.effect ? -1 : Number(a.effect > b.effect))
    : lastsLonger(a.until, b.until)
      ? -1
      : 1;

/** The day from which a sanction has ended, as far as is known: by its period, or as it is lifted before; null where there is none. */
export const endOf = ({ until, liftedOn, overturned }: SanctionOutcome): Day | null =>
  overturned || until === null ? null : earlier(until, liftedOn);

/** The rule by which the period of a sanction ends; null where the decision sets it, or it is lifted before. */
export const ruleOfEnd = ({ kind, untilOn, until, liftedOn }: SanctionOutcome): string | null =>
  untilOn === null && earlier(until, liftedOn) === until ? KINDS_OF_SANCTION[kind].period : null;

/** Where a sanction stands on a day. One that has no known period has ended where nothing follows from it any more. */
export function statusOn({ kind, until, liftedOn, overturned, effects }: SanctionOutcome, day: Day): SanctionStatus {
  if (overturned) return 'OVERTURNED';
  if (liftedOn !== null && liftedOn <= day) return 'LIFTED';
  if (until !== null) return until <= day ? 'ENDED' : 'IN_FORCE';
  if (KINDS_OF_SANCTION[kind].period === null) return 'IN_FORCE';
  return effects.some((effect) => lastsLonger(effect.until, day)) ? 'IN_FORCE' : 'ENDED';
}

/**
 * What follows on a day from several sanctions of an officer: of each effect, by confirmed rules and by others, the one that lasts
 * longest.
 */
export function decidingEffects(effects: readonly SanctionEffect[], day: Day): SanctionEffect[] {
  const deciding = new Map<string, SanctionEffect>();
  for (const effect of effects.toSorted(byLength)) {
    if (effect.from > day || !lastsLonger(effect.until, day)) continue;
    const key = `${effect.effect} ${effect.confirmed}`;
    if (!deciding.has(key)) deciding.set(key, effect);
  }
  return [...deciding.values()];
}
