import { sql } from '../../sql/sql.ts';
import type { Reading } from '../../record/write.ts';
import { believedNow, daysInclude } from '../../time/temporal.ts';
import { today, type Day } from '../../time/day.ts';
import { rowsOfEach } from '../../record/group-by.ts';
import { writeLoader } from '../../record/loading.ts';
import type { Version } from '../../record/periods.ts';
import { believedVersions } from '../../record/timeline.ts';
import { SELECTION_POLICY, type PolicyFacts } from './policy.declaration.ts';
import type { Target } from './selection.rules.ts';

/** A period in which a policy is in force. */
export interface InForce {
  readonly id: number;
  readonly key: string;
  readonly version: Version<PolicyFacts>;
}

/** The periods in which a unit has policies of its own, in the order of their days. */
export async function policiesOf(reading: Reading, unitId: number): Promise<InForce[]> {
  const policies = await reading.query<{ id: number; key: string }>(
    sql`SELECT p.id, p.key FROM selection_policy p WHERE p.unit_id = $1::int`,
    [unitId],
  );
  const ids = policies.map(({ id }) => id);
  const versions = await believedVersions(reading, SELECTION_POLICY, ids);
  return policies
    .flatMap(({ id, key }) => versions.get(id)!.map((version) => ({ id, key, version })))
    .toSorted((a, b) => (a.version.validFrom < b.version.validFrom ? -1 : 1));
}

/** The policy in force on a day for the first of some units that has one: for a unit and the units above it, nearest first. */
export async function firstPolicyOf(
  { query }: Reading,
  unitIds: readonly number[],
  on: Day,
): Promise<{ id: number; key: string } | null> {
  const [found] = await query<{ id: number; key: string }>(
    sql`SELECT p.id, p.key FROM selection_policy_version v JOIN selection_policy p ON p.id = v.policy_id
WHERE v.unit_id = ANY($1::int[]) AND ${believedNow('v')} AND ${daysInclude('v', sql`$2::date`)}
ORDER BY array_position($1::int[], v.unit_id) LIMIT 1`,
    [unitIds, on],
  );
  return found ?? null;
}

/** The policy that has a key, and a day on which it can be shown; null for none. */
export async function policyWithKey({ query }: Reading, key: string): Promise<{ id: number; on: Day } | null> {
  const [found] = await query<{ id: number; on: Day }>(
    sql`SELECT p.id, greatest(min(v.valid_from), $2::date)::text AS "on" FROM selection_policy p
LEFT JOIN selection_policy_version v ON v.policy_id = p.id AND ${believedNow('v')} WHERE p.key = $1 GROUP BY p.id`,
    [key, today()],
  );
  return found ?? null;
}

/** The targets of a policy, which never change. */
export const targetsOf = writeLoader<number, readonly Target[]>(async (policyIds, { query }) => {
  const found = await query<Target & { policyId: number }>(
    sql`SELECT t.policy_id AS "policyId", t.category, t.basis_points AS "basisPoints" FROM selection_target t
WHERE t.policy_id = ANY($1::int[]) ORDER BY t.category`,
    [policyIds],
  );
  return rowsOfEach(policyIds, found, 'policyId');
});
