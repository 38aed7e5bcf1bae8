import type { Dated } from '../../time/temporal.ts';
import { monthsAfter, type Day } from '../../time/day.ts';
import type { OfficerCategory, OfficerStatus, PoliceRank } from '../../generated/prisma/enums.ts';
import { RuleViolationError, type Message } from '../../errors/refusals.ts';
import { isServing } from './employment.rules.ts';
import { POLICE_RANK } from './officer.vocabulary.ts';
import { counted } from '../../vocabulary/counted.ts';

const POLICE_ONLY = '公安机关组织管理条例 第二十七条';
const PROMOTION = '人民警察警衔条例 第十四条';

/** The order of the vocabulary is the order of the ranks, highest first. */
export const isHigher = (rank: PoliceRank, than: PoliceRank): boolean =>
  POLICE_RANK.values.indexOf(rank) < POLICE_RANK.values.indexOf(than);

/** A rank as a refusal writes it. */
export function nameOfRank(rank: PoliceRank): Message {
  const { zh, en } = POLICE_RANK.terms[rank];
  return { zh, en: en.toLowerCase() };
}

/** The step from one rank to the next, under the regulation in force on a day. */
export interface RankStep {
  readonly to: PoliceRank;
  /** Full years in the rank that the step requires; null: the step is by selection, without a term. */
  readonly years: number | null;
  readonly article: string;
}

/** The rank that an officer holds, and the day from which it has been held without a break. */
export interface RankHeld {
  readonly rank: PoliceRank;
  readonly since: Day;
  /** False if a source only attests the rank on that day. */
  readonly sinceKnown: boolean;
}

export interface PromotionFacts {
  readonly category: OfficerCategory;
  /** Null before the first award, which is by post and education, not by a step (articles 11 to 13). */
  readonly held: RankHeld | null;
  /** The step up from the rank held; null if the regulation of the day has none. */
  readonly step: RankStep | null;
  readonly to: PoliceRank;
  readonly effectiveOn: Day;
  readonly basis: { readonly documentNumber: string | null; readonly reason: string | null } | null;
}

/**
 * A promotion takes one step up, and not before the years in the rank are full. A basis with both a document and a
 * reason lifts these two, as the regulation itself does for outstanding merit (article 14) and for a higher post
 * (article 16); nothing lifts the others. Where nobody knows since when the rank is held, a document must vouch for it.
 */
export function assertPromotion({ category, held, step, to, effectiveOn, basis }: PromotionFacts): void {
  assertMayHaveRank(category);
  if (!held) return;
  const [from, higher] = [nameOfRank(held.rank), nameOfRank(to)];
  if (!isHigher(to, held.rank)) {
    throw new RuleViolationError('rank-not-higher', {
      zh: `现衔级为${from.zh}，${higher.zh}不高于现衔级，不属于晋升`,
      en: `The rank held is ${from.en}; ${higher.en} is not higher, so it is no promotion.`,
    });
  }
  if (basis?.documentNumber != null && basis.reason != null) return;
  if (!step) {
    throw new RuleViolationError('rank-step-not-in-force', {
      zh: `${effectiveOn} 没有规定从${from.zh}晋升的现行条款，须以文号和事由为依据`,
      en: `No step up from ${from.en} is in force on ${effectiveOn}; that needs a basis with a document and a reason.`,
    });
  }
  if (to !== step.to) {
    const next = nameOfRank(step.to);
    throw new RuleViolationError(
      'rank-step-skipped',
      {
        zh: `应当逐级晋升：${from.zh}的上一级是${next.zh}，不是${higher.zh}；越级晋升须以文号和事由为依据`,
        en: `Ranks are taken one by one: after ${from.en} comes ${next.en}, not ${higher.en}. To skip one needs a basis with a document and a reason.`,
      },
      PROMOTION,
    );
  }
  if (step.years !== null) assertServed(held, step.years, step.article, effectiveOn, basis?.documentNumber ?? null);
}

/** Ranks are for police officers, not for auxiliaries. */
export function assertMayHaveRank(category: OfficerCategory): void {
  if (category === 'POLICE') return;
  throw new RuleViolationError(
    'rank-police-only',
    { zh: '警衔只授予人民警察，不授予辅警', en: 'Ranks are for police officers, not for auxiliaries.' },
    POLICE_ONLY,
  );
}

function assertServed(
  { rank, since, sinceKnown }: RankHeld,
  years: number,
  article: string,
  effectiveOn: Day,
  documentNumber: string | null,
): void {
  const { zh, en } = nameOfRank(rank);
  if (!sinceKnown) {
    if (documentNumber !== null) return;
    throw new RuleViolationError(
      'rank-start-unknown',
      {
        zh: `${zh}的授予日期不详，无法核对是否满 ${years} 年，须以文号为依据`,
        en: `It is not known since when the rank ${en} is held, so ${counted(years, 'year')} cannot be checked; that needs a basis with a document.`,
      },
      article,
    );
  }
  const due = yearsAfter(since, years);
  if (effectiveOn >= due) return;
  throw new RuleViolationError(
    'rank-too-early',
    {
      zh: `${zh}自 ${since} 起，须满 ${years} 年，${due} 起方可晋升；提前晋升须以文号和事由为依据`,
      en: `The rank ${en} is held since ${since} and must be for ${counted(years, 'year')}, until ${due}. Before that needs a basis with a document and a reason.`,
    },
    article,
  );
}

/** The same day of a later year; 28 February in a year without 29 February. */
export const yearsAfter = (day: Day, years: number): Day => monthsAfter(day, years * 12);

/** A value that an officer has held since a day, without a break. */
export interface Held<Value> {
  readonly value: Value;
  readonly since: Day;
  /** False if a source only attests the value on that day. */
  readonly sinceKnown: boolean;
}

/**
 * What is held on a day, from the believed rows of an officer; null for nothing. Years out of the force do not count: who comes
 * back holds it since then. A suspension does not interrupt them, since no article takes its days away.
 */
export function heldSince<Row extends Dated & { readonly status: OfficerStatus }, Value>(
  versions: readonly Row[],
  on: Day,
  of: (row: Row) => Value | null,
): Held<Value> | null {
  const until = versions
    .filter(({ validFrom }) => validFrom <= on)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  const [current, ...earlier] = until;
  const value = current && of(current);
  if (!current || value == null || (current.validTo !== null && current.validTo <= on)) return null;
  let first = current;
  for (const version of earlier) {
    if (of(version) !== value || version.validTo !== first.validFrom) break;
    if (isServing(version.status) !== isServing(current.status)) break;
    first = version;
  }
  return { value, since: first.validFrom, sinceKnown: first.startKnown };
}

/** The rank held on a day, from the believed rows of an officer; null for none. */
export function rankHeld(
  versions: readonly (Dated & { readonly rank: PoliceRank | null; readonly status: OfficerStatus })[],
  on: Day,
): RankHeld | null {
  const held = heldSince(versions, on, ({ rank }) => rank);
  return held && { rank: held.value, since: held.since, sinceKnown: held.sinceKnown };
}
