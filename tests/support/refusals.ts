import { RuleViolationError } from '../../src/errors/refusals.ts';

/** What a rule refuses; null where it lets pass. Anything else that is thrown is a failure of the test. */
export function violation(act: () => unknown): { rule: string; article: string | null; zh: string; en: string } | null {
  try {
    act();
    return null;
  } catch (error) {
    if (!(error instanceof RuleViolationError)) throw error;
    return { rule: error.rule, article: error.article, ...error.text };
  }
}
