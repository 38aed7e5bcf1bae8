import { NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { link } from '../../graphql/field-options.ts';
import { today } from '../../time/day.ts';
import { act, payload } from '../acts/act.ts';
import { parseBasis } from '../acts/input-check.rules.ts';
import { EFFECTIVE_ON, requiredBasisField } from '../acts/standard.inputs.ts';
import { regulationRuleById } from './regulation-rule.loaders.ts';
import { parseEdition, requireDocument } from './regulation-rule.rules.ts';
import { adoptRegulationRule } from './regulation-rule.service.ts';
import { RegulationRule } from './regulation-rule.type.ts';

const rule = payload<{ ruleId: number }>('The rule with the change on record, or why not.', (t) => ({
  rule: t.field(link(RegulationRule, regulationRuleById, 'ruleId', 'The rule on the day it takes effect.')),
}));

act('adoptRegulationRule', {
  scope: 'access:admin',
  scopeCondition: ', everywhere',
  description: 'Adopts another edition of a rule, by the order of a document. What was decided before stays.',
  input: {
    description:
      'Another edition of a rule from a day on (登记法规条款). It ends where one that is on record for later begins.',
    argument: 'The rule.',
    fields: (t) => ({
      key: t.string({
        required: true,
        description:
          'The key of a rule that the registry knows, with an edition on record or without: what a rule is about is fixed by the registry.',
      }),
      value: t.float({
        required: true,
        description:
          'The number, not below 0, to two decimals. A span of time is whole, and at most 1,200 MONTHS, 100 YEARS, 36,600 DAYS or 26,000 WORKING_DAYS; those of concern.retention.months and retirement.….delay-every.months at least 1.',
      }),
      article: t.string({
        required: true,
        description: 'The text it comes from, with its article; at most 200 characters.',
      }),
      effectiveOn: t.field({ type: 'Date', required: true, description: EFFECTIVE_ON }),
      ...requiredBasisField(t, 'The number of the document is required.'),
    }),
  },
  success: 'The rule is adopted, and confirmed.',
  payload: rule,
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => {
    const { value, article } = parseEdition(check, input);
    const effectiveOn = check.day('effectiveOn', input.effectiveOn, today());
    const basis = parseBasis(check, input.basis);
    requireDocument(check, basis);
    return { key: input.key.trim(), facts: { value, article, confirmed: true }, effectiveOn, basis };
  },
  run: adoptRegulationRule,
});
