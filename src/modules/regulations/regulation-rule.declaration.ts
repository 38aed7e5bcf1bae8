import { dated, decimal, flag, text, type FactsOf } from '../../record/declaration.ts';

/** A rule of a regulation: its number, and where that comes from. What it is about never changes. */
export const REGULATION_RULE = dated({
  type: 'RegulationRule',
  table: 'regulation_rule',
  owner: 'rule_id',
  alias: 'v',
  basisRead: true,
  facts: {
    value: decimal(),
    article: text(),
    confirmed: flag(),
  },
});

export type RegulationRuleFacts = FactsOf<typeof REGULATION_RULE>;
