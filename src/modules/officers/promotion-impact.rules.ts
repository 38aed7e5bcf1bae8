import type { PoliceRank } from '../../generated/prisma/enums.ts';
import { RuleViolationError } from '../../errors/refusals.ts';
import type { Day } from '../../time/day.ts';
import type { Dated } from '../../time/temporal.ts';
import type { OfficerFacts } from './officer.declaration.ts';
import { assertPromotion, isHigher, rankHeld, type PromotionFacts, type RankStep } from './rank.rules.ts';

type Row = Pick<OfficerFacts, 'rank' | 'category' | 'status'> & Dated & { readonly basis: PromotionFacts['basis'] };

/** A step of the regulation, with the days on which it is in force. */
type Step = RankStep & { readonly from: PoliceRank; readonly validFrom: Day; readonly validTo: Day | null };

/** A promotion that was taken by rule before, and is not after. */
export interface BrokenPromotion {
  readonly on: Day;
  readonly to: PoliceRank;
  readonly why: RuleViolationError;
}

/** The promotions that stay on record and that rules would refuse after a correction, where they allowed them before it. */
export const brokenPromotions = (
  before: readonly Row[],
  after: readonly Row[],
  steps: readonly Step[],
): BrokenPromotion[] =>
  promotions(before).flatMap(({ on, to }) => {
    const stayed = after.some(({ validFrom, rank }) => validFrom === on && rank === to);
    // the order of a promotion is the one with which it was recorded
    const basis = before.find(({ validFrom }) => validFrom === on)?.basis ?? null;
    const refused = (rows: readonly Row[]) => refusal(rows, { on, to, basis }, steps);
    const why = stayed && refused(before) === null ? refused(after) : null;
    return why ? [{ on, to, why }] : [];
  });

/** The days on which a higher rank begins. */
const promotions = (rows: readonly Row[]): { on: Day; to: PoliceRank }[] =>
  rows.flatMap(({ validFrom: on, rank: to }) => {
    const held = rankHeld(rows, dayBefore(rows, on));
    return to !== null && held && held.rank !== to && isHigher(to, held.rank) ? [{ on, to }] : [];
  });

/** The last day of the row before the one that begins on a day: its first day does, since it is one row. */
const dayBefore = (rows: readonly Row[], on: Day): Day =>
  rows.findLast(({ validFrom, validTo }) => validFrom < on && validTo === on)?.validFrom ?? '0000-01-01';

/** Why a promotion is refused as things stand; null where it is not. */
function refusal(
  rows: readonly Row[],
  { on, to, basis }: Pick<BrokenPromotion, 'on' | 'to'> & Pick<Row, 'basis'>,
  steps: readonly Step[],
): RuleViolationError | null {
  const held = rankHeld(rows, dayBefore(rows, on));
  const row = rows.find(({ validFrom }) => validFrom === on)!;
  const step =
    steps.find(
      ({ from, validFrom, validTo }) => from === held?.rank && validFrom <= on && (validTo === null || validTo > on),
    ) ?? null;
  try {
    assertPromotion({ category: row.category, held, step, to, effectiveOn: on, basis });
    return null;
  } catch (error) {
    if (error instanceof RuleViolationError) return error;
    throw error;
  }
}
