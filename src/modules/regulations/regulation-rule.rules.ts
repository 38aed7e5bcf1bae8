import { NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { parseDecimal } from '../acts/decimal.rules.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';
import { KNOWN_RULES, type KnownRule } from './known-rule.vocabulary.ts';
import { RELEASE_KEYS } from './release-rule.vocabulary.ts';

export const KEYS_MAXIMUM = 100;
const ARTICLE_MAXIMUM = 200;
const VALUE_MAXIMUM = 1_000_000;

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
