import type { OfficerCategory, PoliceRank } from '../../generated/prisma/enums.ts';
import { RuleViolationError } from '../../errors/refusals.ts';
import type { Day } from '../../time/day.ts';
import { placeOf } from './grade.rules.ts';
import { GRADE, type Grade } from './grade.vocabulary.ts';
import { POLICE_RANK } from './officer.vocabulary.ts';
import { assertMayHaveRank, isHigher, nameOfRank } from './rank.rules.ts';

const REDUCTION = '人民警察警衔条例 第二十一条';

export interface DemotionFacts {
  readonly name: string;
  readonly category: OfficerCategory;
  /** The rank held the day it takes effect; null where none is on record. */
  readonly held: PoliceRank | null;
  readonly to: PoliceRank;
  readonly basis: { readonly reason: string | null } | null;
}

/**
 * A reduction takes a rank one step down; the lowest is not reduced. More steps need a reason, as where somebody who is not
 * equal to a post is given a lower one, whose ranks end below the rank held (article 20).
 */
export function assertRankLowered({ name, category, held, to, basis }: DemotionFacts): void {
  assertMayHaveRank(category);
  if (held === null) {
    throw new RuleViolationError('rank-not-lower', {
      zh: `${name} 当日没有登记警衔，无从降低`,
      en: `${name} has no rank on record that day, and none can be lowered.`,
    });
  }
  const [from, lower] = [nameOfRank(held), nameOfRank(to)];
  if (held === POLICE_RANK.values.at(-1)) {
    throw new RuleViolationError(
      'rank-not-lower',
      { zh: `警衔降级不适用于${from.zh}`, en: `The rank ${from.en} is the lowest and is not reduced.` },
      REDUCTION,
    );
  }
  if (!isHigher(held, to)) {
    throw new RuleViolationError('rank-not-lower', {
      zh: `现衔级为${from.zh}，${lower.zh}不低于现衔级，不属于降级`,
      en: `The rank held is ${from.en}; ${lower.en} is not lower, so it is no demotion.`,
    });
  }
  const next = POLICE_RANK.values[POLICE_RANK.values.indexOf(held) + 1]!;
  if (to === next || basis?.reason != null) return;
  const below = nameOfRank(next);
  throw new RuleViolationError('demotion-step-skipped', {
    zh: `警衔逐级降低：${from.zh}的下一级是${below.zh}，不是${lower.zh}；降低一级以上须写明事由`,
    en: `Ranks are lowered one by one: below ${from.en} is ${below.en}, not ${lower.en}. To skip one needs a reason.`,
  });
}

/** A demotion in grade leads to a lower one of the series, or to one of the other series. */
export function assertGradeLowered(facts: {
  readonly name: string;
  readonly held: string | null;
  readonly to: string;
}): void {
  const { name, held, to } = facts;
  if (held === null) {
    throw new RuleViolationError('grade-not-lower', {
      zh: `${name} 当日没有登记职级，无从降低`,
      en: `${name} has no grade on record that day, and none can be lowered.`,
    });
  }
  const [from, lower] = [placeOf(held), placeOf(to)];
  if (from.technical !== lower.technical || lower.at > from.at) return;
  const termOf = (grade: string) => GRADE.terms[grade as Grade];
  throw new RuleViolationError('grade-not-lower', {
    zh: `现职级为${termOf(held).zh}，${termOf(to).zh}不低于现职级，不属于降级`,
    en: `The grade held is ${termOf(held).en.toLowerCase()}; ${termOf(to).en.toLowerCase()} is not lower, so it is no demotion.`,
  });
}

/** A demotion that is recorded before a promotion of a later day needs that the promotion still holds. */
export function assertNextPromotionHolds(
  facts: { readonly name: string; readonly on: Day; readonly rank: PoliceRank },
  holds: () => void,
): void {
  try {
    holds();
  } catch (error) {
    if (!(error instanceof RuleViolationError)) throw error;
    const { name, on, rank } = facts;
    const { zh, en } = nameOfRank(rank);
    throw new RuleViolationError(
      'later-promotion',
      {
        zh: `${name} 自 ${on} 起登记为${zh}，降级后不再符合晋升条件；请先更正或撤回该次晋升`,
        en: `${name} is on record as ${en} from ${on}, which the demotion would not allow; correct or withdraw that promotion first.`,
      },
      error.article,
    );
  }
}
