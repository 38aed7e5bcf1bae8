import type { Basis, Outcome, Write } from '../../record/write.ts';
import { assertReach } from '../../record/reach.ts';
import { newFields } from '../../record/recorded-facts.ts';
import type { Day } from '../../time/day.ts';
import { endFrom, firstVersion, onDay } from '../../record/periods.ts';
import { begin, newId, recordRevision, thingOn } from '../../record/timeline.ts';
import { UNIT } from '../units/unit.declaration.ts';
import type { Method } from './apportionment.rules.ts';
import { SELECTION_POLICY } from './policy.declaration.ts';
import { policiesOf, policyWithKey } from './policy.reads.ts';
import { assertKeyNew, assertNoneFromDay } from './policy.rules.ts';
import type { Target } from './selection.rules.ts';

export interface AdoptSelectionPolicy {
  readonly key: string;
  readonly unitId: number;
  readonly targets: readonly Target[];
  readonly method: Method;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

/** Adopts a policy for a unit from a day on, until the next one on record; the policy in force on the day ends. */
export async function adoptSelectionPolicy(
  write: Write,
  { key, unitId, targets, method, effectiveOn, basis }: AdoptSelectionPolicy,
): Promise<Outcome<{ policyId: number }>> {
  await assertReach(write, { units: [unitId] });
  const [{ current: unit }, policyOfKey, policies, id] = await Promise.all([
    thingOn(write, UNIT, unitId, effectiveOn),
    policyWithKey(write, key),
    policiesOf(write, unitId),
    newId(write, SELECTION_POLICY),
  ]);
  assertKeyNew(key, policyOfKey);
  assertNoneFromDay(
    policies.find(({ version }) => version.validFrom === effectiveOn),
    effectiveOn,
  );
  const last = policies.find(({ version }) => onDay([version], effectiveOn));
  const until = policies.find(({ version }) => version.validFrom > effectiveOn)?.version.validFrom ?? null;
  if (last) recordRevision(write, SELECTION_POLICY, last.id, endFrom([last.version], effectiveOn));
  const identity = { key, unit_id: unitId, method };
  begin(write, SELECTION_POLICY, id, firstVersion({ unitId }, effectiveOn, until, basis), identity);
  for (const { category, basisPoints } of targets) {
    write.buffer.identity('selection_target', { policy_id: id, category, basis_points: basisPoints });
  }
  const shares = Object.fromEntries(targets.map(({ category, basisPoints }) => [`targets.${category}`, basisPoints]));
  const fields = newFields({ key, unit: unit.code, method, ...shares, validTo: until });
  if (last) fields.push({ field: `policy.${last.key}.validTo`, before: last.version.validTo, after: effectiveOn });
  return {
    keys: { policyId: id },
    effectiveOn,
    change: { subjectType: SELECTION_POLICY.type, subjectId: id, fields, basis },
  };
}
