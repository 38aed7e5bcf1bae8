import type { Reading } from '../../record/write.ts';
import { today, type Day } from '../../time/day.ts';
import type { Version } from '../../record/periods.ts';
import { believedVersions, type TimelineTable } from '../../record/timeline-legacy.ts';

export const POLICY = { table: 'selection_policy', type: 'SelectionPolicy' } as const;

/** Where a policy is in force: its unit never changes, nor does anything else of it. */
export interface PolicyFacts {
  readonly unitId: number;
}

export const POLICY_VERSIONS: TimelineTable<PolicyFacts> = {
  name: 'selection_policy_version',
  identity: 'policy_id',
  columns: { unitId: 'unit_id' },
};

/** A time in which a policy is in force. */
export interface InForce {
  readonly id: number;
  readonly key: string;
  readonly version: Version<PolicyFacts>;
}

/** The times in which a unit has policies of its own, in their order. */
export async function policiesOf(reading: Reading, unitId: number): Promise<InForce[]> {
  const policies = await reading.query<{ id: number; key: string }>(
    'SELECT id, key FROM selection_policy WHERE unit_id = $1::int',
    [unitId],
  );
  const ids = policies.map(({ id }) => id);
  const versions = await believedVersions(reading, POLICY_VERSIONS, ids);
  return policies
    .flatMap(({ id, key }) => versions.get(id)!.map((version) => ({ id, key, version })))
    .toSorted((a, b) => (a.version.validFrom < b.version.validFrom ? -1 : 1));
}

/** The policy in force for a unit on a day: the first that one of these units has, nearest first. */
export async function policyOver(
  { query }: Reading,
  unitIds: readonly number[],
  on: Day,
): Promise<{ id: number; key: string } | null> {
  const [found] = await query<{ id: number; key: string }>(
    `SELECT p.id, p.key FROM selection_policy_version v JOIN selection_policy p ON p.id = v.policy_id
WHERE v.unit_id = ANY($1::int[]) AND v.superseded_at IS NULL AND daterange(v.valid_from, v.valid_to) @> $2::date
ORDER BY array_position($1::int[], v.unit_id) LIMIT 1`,
    [unitIds, on],
  );
  return found ?? null;
}

/** The policy, if any, that has a key, and a day on which it can be shown. */
export async function policyWithKey({ query }: Reading, key: string): Promise<{ id: number; on: Day } | null> {
  const [found] = await query<{ id: number; on: Day }>(
    `SELECT p.id, greatest(min(v.valid_from), $2::date)::text AS "on" FROM selection_policy p
LEFT JOIN selection_policy_version v ON v.policy_id = p.id AND v.superseded_at IS NULL WHERE p.key = $1 GROUP BY p.id`,
    [key, today()],
  );
  return found ?? null;
}
