import type { Basis, Outcome, Write } from '../../record/write.ts';
import { noteMade, raiseVersions } from '../../record/optimistic-locks.ts';
import { assertReach } from '../../record/reach.ts';
import type { Day } from '../../time/day.ts';
import { firstVersion, endFrom, onDay, type Rewriting } from '../../record/periods.ts';
import { fieldChanges, rewrite } from '../../record/timeline-legacy.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { thingOn } from '../../record/timeline.ts';
import type { Method } from './apportionment.rules.ts';
import { policiesOf, policyWithKey, POLICY, POLICY_VERSIONS, type PolicyFacts } from './policy.reads.ts';
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

/** A policy of a unit from a day on, until the next one on record; the one in force on the day ends. */
export async function adoptSelectionPolicy(
  write: Write,
  { key, unitId, targets, method, effectiveOn, basis }: AdoptSelectionPolicy,
): Promise<Outcome<{ policyId: number }>> {
  await assertReach(write, { units: [unitId] });
  const { current: unit } = await thingOn(write, UNIT, unitId, effectiveOn);
  assertKeyNew(key, await policyWithKey(write, key));
  const policies = await policiesOf(write, unitId);
  assertNoneFromDay(
    policies.find(({ version }) => version.validFrom === effectiveOn),
    effectiveOn,
  );
  const last = policies.find(({ version }) => onDay([version], effectiveOn));
  const until = policies.find(({ version }) => version.validFrom > effectiveOn)?.version.validFrom ?? null;
  const { id } = await write.transaction.selectionPolicy.create({
    data: {
      key,
      unitId,
      method,
      targets: { create: targets.map(({ category, basisPoints }) => ({ category, basisPoints })) },
    },
  });
  noteMade(write, POLICY.table, id);
  const rewritings = new Map<number, Rewriting<PolicyFacts>>();
  // what ends first, for no unit has two policies on a day
  if (last) rewritings.set(last.id, endFrom([last.version], effectiveOn));
  rewritings.set(id, firstVersion({ unitId }, effectiveOn, until, basis));
  await rewrite(write, POLICY_VERSIONS, rewritings);
  if (last) raiseVersions(write, POLICY.table, [last.id]);
  const shares = Object.fromEntries(targets.map(({ category, basisPoints }) => [`targets.${category}`, basisPoints]));
  const recorded = { key, unit: unit.code, method, ...shares, validTo: until };
  const fields = fieldChanges<Record<string, unknown>>(null, recorded, Object.keys(recorded));
  if (last) fields.push({ field: `${last.key}.validTo`, before: last.version.validTo, after: effectiveOn });
  return {
    keys: { policyId: id },
    effectiveOn,
    change: { subjectType: POLICY.type, subjectId: id, fields, basis },
  };
}
