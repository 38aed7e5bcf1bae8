import { builder } from '../../graphql/builder.ts';
import { assertAtMost } from '../../graphql/errors.ts';
import { basis, validity } from '../../graphql/field-options.ts';
import { RuleUnit } from './regulation-rule.enums.ts';
import { regulationRulesOfTheDay, type RegulationRuleRow } from './regulation-rule.loaders.ts';
import { KEYS_MAXIMUM } from './regulation-rule.rules.ts';
import { RELEASE_KEYS } from './release-rule.vocabulary.ts';

export const RegulationRule = builder.objectRef<RegulationRuleRow>('RegulationRule').implement({
  description:
    'One number that a regulation or an order sets from a day on (规则数据). A rule that is not confirmed is told and never refuses anything.',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    key: t.exposeString('key', {
      description: 'Its key, the same for all its editions: `sanction.warning.months`.',
    }),
    name: t.exposeString('name', { description: 'The name, for people.' }),
    value: t.exposeFloat('value', { description: 'The number, measured in `valueUnit`.' }),
    valueUnit: t.expose('valueUnit', { type: RuleUnit, description: 'What the number is measured in.' }),
    article: t.exposeString('article', {
      description: 'The text it comes from, with its article: 公务员法 第六十四条.',
    }),
    confirmed: t.exposeBoolean('confirmed', {
      description:
        'Whether its text was checked, or an office adopted it by an order. What is not confirmed is only NOTED in reasons.',
    }),
    adoptable: t.boolean({
      description: 'Whether an office may adopt another edition. What comes with a release, an office does not change.',
      resolve: ({ key }) => !RELEASE_KEYS.has(key),
    }),
    basis: t.field(basis('The order by which it was adopted here; null where it came with the registry.')),
    validity: t.field(validity('The days on which it is in force.')),
  }),
});

builder.queryField('regulationRules', (t) =>
  t.field({
    type: [RegulationRule],
    description: 'The rules in force on the day of the query, by key; the first 1,000 at most.',
    authScopes: { scope: 'registry:read' },
    args: {
      keys: t.arg.stringList({ description: `Only rules with these keys, at most ${KEYS_MAXIMUM}. Default: all.` }),
    },
    resolve: async (_root, { keys }, context) => {
      if (keys) assertAtMost('keys', keys, KEYS_MAXIMUM);
      const rules = await regulationRulesOfTheDay(context);
      return keys ? rules.filter(({ key }) => keys.includes(key)) : rules;
    },
  }),
);
