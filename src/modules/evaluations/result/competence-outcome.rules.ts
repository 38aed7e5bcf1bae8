import type { CompetenceOutcome } from '../../../generated/prisma/enums.ts';
import { RuleViolationError, type InputProblem } from '../../../errors/refusals.ts';
import type { InputCheck } from '../../acts/input-check.rules.ts';

export const OUTCOMES_MAXIMUM = 1_000;

export interface OutcomeOf {
  readonly officerId: number;
  readonly outcome: CompetenceOutcome;
}

/** Refuses two recommendations of one officer. */
export function refuseRepeatedOfficers(check: InputCheck, outcomes: readonly OutcomeOf[]): void {
  const first = new Map<number, number>();
  outcomes.forEach(({ officerId }, i) => {
    const before = first.get(officerId);
    if (before === undefined) first.set(officerId, i);
    // a malformed id is refused as such
    else if (officerId > 0) {
      check.refuse(`outcomes.${i}.officer`, {
        zh: `与第 ${before + 1} 项是同一名民警`,
        en: `is the same officer as outcomes.${before}`,
      });
    }
  });
}

/** Refuses schemes without groups of evaluators: they have grades and no recommendations. */
export function assertByGroups(facts: { readonly schemeName: string; readonly groups: number }): void {
  if (facts.groups > 0) return;
  throw new RuleViolationError('no-evaluator-groups', {
    zh: `考核办法「${facts.schemeName}」未分测评主体，不是胜任度测评`,
    en: `The scheme ${facts.schemeName} has no groups of evaluators: it is no competence assessment.`,
  });
}

/** All that is wrong with outcomes, each by its index; `before` has what is on record of the officers who take part. */
export const problemsOfOutcomes = (
  outcomes: readonly OutcomeOf[],
  before: ReadonlyMap<number, CompetenceOutcome | null>,
): InputProblem[] =>
  outcomes.flatMap(({ officerId, outcome }, i): InputProblem[] => {
    const found = before.get(officerId);
    if (found === undefined) {
      const text = { zh: '不参加本次考核', en: 'does not take part in the cycle' };
      return [{ path: `outcomes.${i}.officer`, text }];
    }
    if (found !== outcome) return [];
    const text = { zh: '与现有记录相同，没有变更', en: 'matches the record; nothing would change' };
    return [{ path: `outcomes.${i}`, text }];
  });
