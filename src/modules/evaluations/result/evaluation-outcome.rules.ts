import type { CompetenceOutcome } from '../../../generated/prisma/enums.ts';
import { RuleViolationError } from '../../../errors/refusals.ts';
import type { InputCheck } from '../../acts/input-check.rules.ts';

export const OUTCOMES_MAXIMUM = 1_000;

export interface OutcomeOf {
  readonly officerId: number;
  readonly outcome: CompetenceOutcome;
}

/** An officer is recommended one thing. */
export function refuseRepeatedOfficers(check: InputCheck, outcomes: readonly OutcomeOf[]): void {
  const first = new Map<number, number>();
  outcomes.forEach(({ officerId }, i) => {
    const before = first.get(officerId);
    if (before === undefined) first.set(officerId, i);
    // an id that is none is told of as such
    else if (officerId > 0) {
      check.refuse(`outcomes.${i}.officer`, {
        zh: `与 outcomes.${before} 是同一名民警`,
        en: `is the same officer as outcomes.${before}`,
      });
    }
  });
}

/** A competence assessment is one by groups; what is scored otherwise has grades and no outcome. */
export function assertByGroups(facts: { readonly schemeKey: string; readonly groups: number }): void {
  if (facts.groups > 0) return;
  throw new RuleViolationError('no-evaluator-groups', {
    zh: `考核办法 ${facts.schemeKey} 未分测评主体，不是胜任度测评`,
    en: `The scheme ${facts.schemeKey} has no groups of evaluators: it is no competence assessment.`,
  });
}

interface Assessed {
  readonly outcome: CompetenceOutcome | null;
}

/** All that is wrong with outcomes goes to the check, each by its index. */
export function checkOutcomes(
  check: InputCheck,
  outcomes: readonly OutcomeOf[],
  assessed: ReadonlyMap<number, Assessed>,
): void {
  outcomes.forEach(({ officerId, outcome }, i) => {
    const found = assessed.get(officerId);
    if (!found) {
      check.refuse(`outcomes.${i}.officer`, { zh: '不参加本次考核', en: 'does not take part in the cycle' });
    } else if (found.outcome === outcome) {
      check.refuse(`outcomes.${i}`, { zh: '与现有记录相同，没有变更', en: 'is what is on record: nothing changes' });
    }
  });
}
