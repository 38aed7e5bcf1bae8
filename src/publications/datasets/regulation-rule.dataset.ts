import { z } from 'zod';
import { RuleUnit } from '../../generated/prisma/enums.ts';
import { KNOWN_RULES } from '../../modules/regulations/known-rule.vocabulary.ts';
import { numberProblem } from '../../modules/regulations/regulation-rule.rules.ts';
import { day, decimal, flag, oneOf, optional, ruleKey, text } from '../cells.ts';
import { dataset, keyedBy, type Checking } from './dataset.ts';

/** Numbers that regulations set: one edition of each rule. */
export const regulationRules = dataset({
  name: 'regulation_rules',
  keyColumn: 'key',
  columns: z.object({
    key: ruleKey,
    name_zh: text,
    value: decimal,
    value_unit: oneOf(Object.values(RuleUnit)),
    article: text,
    valid_from: day,
    valid_to: optional(day),
    confirmed: flag,
    checked_in: optional(text),
    note_en: optional(text),
  }),
  keys: keyedBy('key'),
  references: {},
  check: checkKnown,
});

/** Reports rules that the registry does not know, and those that are about something else here. */
function checkKnown({ lines, report }: Checking): void {
  for (const { line, cells } of lines) {
    const { key = '', name_zh: name, value = '', value_unit: unit, valid_from: from = '', valid_to: to = '' } = cells;
    const known = Object.hasOwn(KNOWN_RULES, key) ? KNOWN_RULES[key] : undefined;
    if (!known) {
      report(line, 'key', `"${key}" is not a rule that the registry knows`);
      continue;
    }
    if (name !== known.name) report(line, 'name_zh', `"${name}" is not the name of ${key}, which is "${known.name}"`);
    if (unit !== known.unit) report(line, 'value_unit', `${key} is measured in ${known.unit}`);
    const problem = value === '' ? null : numberProblem(known, Number(value));
    if (problem) report(line, 'value', `"${value}" ${problem.en}`);
    if (to !== '' && to <= from) report(line, 'valid_to', `"${to}" is not after ${from}`);
  }
}
