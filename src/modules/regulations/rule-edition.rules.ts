import type { Day } from '../../time/day.ts';

/** An edition of a rule, with the days on which it is in force. */
export interface RuleEdition {
  readonly key: string;
  readonly value: number;
  readonly article: string;
  readonly confirmed: boolean;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** The edition of a rule that was in force on a day; null for none. */
export const ruleOn = (rules: readonly RuleEdition[], key: string, day: Day): RuleEdition | null =>
  rules.find(
    ({ key: named, validFrom, validTo }) => named === key && validFrom <= day && (validTo === null || day < validTo),
  ) ?? null;
