import type { Registry } from '../../src/database/client.ts';
import { RuleViolationError } from '../../src/errors/refusals.ts';
import { ENGLISH, leavingNoTrace } from './writes.ts';

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

/** The answers to a request in Chinese and in English, which must change nothing. */
export const refusedInBoth = <Answer>(
  api: { readonly registry: Registry },
  send: (headers: Record<string, string>) => Promise<Answer>,
): Promise<Answer[]> => leavingNoTrace(api.registry, async () => [await send({}), await send(ENGLISH)]);

/** A violation of a rule as it is answered in Chinese and in English. */
export const rule = (name: string, zh: string, en: string, article: string | null = null) =>
  [zh, en].map((message) => ({ __typename: 'RuleViolationError', message, rule: name, article }));

/** An invalid input as it is answered in Chinese and in English. */
export const issue = (path: string, zh: string, en: string) =>
  [zh, en].map((message) => ({ __typename: 'InvalidInputError', issues: [{ path, message }] }));
