import { onDay, replaceUntilNext } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { fieldChanges } from '../../record/recorded-facts.ts';
import { begin, newId, recordRevision } from '../../record/timeline.ts';
import type { Basis, Outcome, Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { REGULATION_RULE, type RegulationRuleFacts } from './regulation-rule.declaration.ts';
import { ruleWithKey } from './regulation-rule.reads.ts';
import { assertNumber, knownRule } from './regulation-rule.rules.ts';

export interface AdoptRegulationRule {
  readonly key: string;
  readonly facts: RegulationRuleFacts;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

/** Adopts an edition of a rule from a day on, until the next one on record. */
export async function adoptRegulationRule(
  write: Write,
  { key, facts, effectiveOn, basis }: AdoptRegulationRule,
): Promise<Outcome<{ ruleId: number }>> {
  // a rule is of no unit: the writer needs the scope everywhere
  await assertReach(write, { units: [null] });
  const known = knownRule(key);
  assertNumber(known, facts.value);
  const { name, unit } = known;
  const existing = await ruleWithKey(write, key);
  const versions = existing?.versions ?? [];
  const before = onDay(versions, effectiveOn) ?? null;
  const fields = fieldChanges(REGULATION_RULE, before && { ...before }, facts);
  assertChanges('input', { recorded: fields });
  const id = existing?.id ?? (await newId(write, REGULATION_RULE));

  const rewriting = replaceUntilNext(versions, effectiveOn, facts, basis);
  if (existing) recordRevision(write, REGULATION_RULE, id, rewriting);
  else begin(write, REGULATION_RULE, id, rewriting, { key, name, value_unit: unit });
  return {
    keys: { ruleId: id },
    effectiveOn,
    change: {
      subjectType: REGULATION_RULE.type,
      subjectId: id,
      fields: [
        { field: 'key', before: existing ? key : null, after: key },
        { field: 'name', before: existing ? name : null, after: name },
        ...fields,
      ],
      basis,
    },
  };
}
