import { InvalidInputError, NotFoundError, RuleViolationError, type Message } from '../../errors/refusals.ts';
import type { RuleUnit } from '../../generated/prisma/enums.ts';
import { parseDecimal } from '../acts/decimal.rules.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';
import { KNOWN_RULES, type KnownRule } from './known-rule.vocabulary.ts';
import { RELEASE_KEYS } from './release-rule.vocabulary.ts';

export const KEYS_MAXIMUM = 100;
const ARTICLE_MAXIMUM = 200;
const VALUE_MAXIMUM = 1_000_000;
/** The greatest numbers of spans of time: what is later than all days of the registry says nothing. */
const SPANS: Readonly<Partial<Record<RuleUnit, number>>> = {
  DAYS: 36_600,
  MONTHS: 1_200,
  WORKING_DAYS: 26_000,
  YEARS: 100,
};

/** Reads what an edition of a rule says. */
export const parseEdition = (check: InputCheck, input: { readonly value: number; readonly article: string }) => {
  const value = Number(parseDecimal(check, 'value', input.value, 2));
  return {
    value: check.range('value', value, 0, VALUE_MAXIMUM),
    article: check.text('article', input.article, ARTICLE_MAXIMUM),
  };
};

/** Requires the number of the document by which a rule is adopted. */
export function requireDocument(check: InputCheck, basis: { readonly documentNumber: string | null } | null): void {
  if (basis?.documentNumber != null) return;
  check.refuse('basis.documentNumber', { zh: '必须填写文号', en: 'must be given: a rule is adopted by a document' });
}

/** What a rule is about. Refuses one that the registry does not know, and one that comes with a release. */
export function knownRule(key: string): KnownRule {
  if (RELEASE_KEYS.has(key)) {
    throw new RuleViolationError('rule-of-release', {
      zh: `规则 ${key} 随版本发布，不能另行采用`,
      en: `The rule ${key} comes with a release of the registry and is not adopted by an office.`,
    });
  }
  const known = Object.hasOwn(KNOWN_RULES, key) ? KNOWN_RULES[key] : undefined;
  if (!known) throw new NotFoundError('RegulationRule', key);
  return known;
}

/** What is wrong with the number of a rule; null where nothing is. A span of time is whole, and no longer than the registry reaches. */
export function numberProblem({ unit, least = 0 }: KnownRule, value: number): Message | null {
  const greatest = SPANS[unit];
  if (greatest === undefined || (Number.isInteger(value) && value >= least && value <= greatest)) return null;
  return {
    zh: `必须是 ${least} 至 ${greatest} 之间的整数`,
    en: `must be a whole number from ${least} to ${greatest}`,
  };
}

/** Refuses a number that is none of the rule. */
export function assertNumber(rule: KnownRule, value: number): void {
  const text = numberProblem(rule, value);
  if (text) throw new InvalidInputError([{ path: 'value', text }]);
}
