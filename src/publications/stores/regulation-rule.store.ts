import type { RuleUnit } from '../../generated/prisma/enums.ts';
import { REGULATION_RULE } from '../../modules/regulations/regulation-rule.declaration.ts';
import type { DatedContent, DatedStore } from '../dated-store.ts';
import { regulationRules } from '../datasets/regulation-rule.dataset.ts';
import { reportTakenKeys } from './taken-keys.ts';

interface RuleContent extends DatedContent {
  readonly key: string;
  readonly name: string;
  readonly unit: RuleUnit;
  readonly value: string;
  readonly article: string;
  readonly confirmed: boolean;
}

export const regulationRuleStore: DatedStore<RuleContent, typeof REGULATION_RULE> = {
  declaration: REGULATION_RULE,
  dataset: regulationRules,
  facts: ({ facts }) =>
    facts.regulation_rules.map(({ line, key, row }) => ({
      line,
      key,
      rows: [key],
      content: {
        key,
        name: row.name_zh,
        unit: row.value_unit,
        value: row.value,
        article: row.article,
        confirmed: row.confirmed,
        // a regulation says from when it is in force
        validFrom: row.valid_from,
        validTo: row.valid_to,
        startKnown: true,
      },
    })),
  identity: ({ key, name, unit }) => ({ key, name, value_unit: unit }),
  // as text, so that no digit is lost on the way
  values: ({ value, article, confirmed }) => ({ value: value as unknown as number, article, confirmed }),
  attested: null,
  check: ({ write }, { added }, report) =>
    reportTakenKeys(write, 'regulation_rule', added, (fact) =>
      report(fact, 'key', `an office has adopted the rule ${fact.key} already`),
    ),
};
