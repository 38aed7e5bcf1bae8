import { SELECTION_POLICY } from '../../modules/selection/policy.declaration.ts';
import type { Day } from '../../time/day.ts';
import { sql } from '../../sql/sql.ts';
import { believedNow, endsAfter } from '../../time/temporal.ts';
import { firstDay } from '../cells.ts';
import type { Fact, KnownFact } from '../comparison.ts';
import { selectionRatios } from '../datasets/selection-ratio.dataset.ts';
import type { DatedContent, DatedStore, Differing, Report } from '../dated-store.ts';
import { groupBy } from '../../record/group-by.ts';
import type { Ids, Loading } from '../loading.ts';
import { reportTakenKeys } from './taken-keys.ts';

interface PolicyContent extends DatedContent {
  readonly key: string;
  readonly unit: string;
  readonly targets: readonly { readonly category: string; readonly basisPoints: number }[];
}

export const selectionPolicyStore: DatedStore<PolicyContent, typeof SELECTION_POLICY> = {
  declaration: SELECTION_POLICY,
  dataset: selectionRatios,
  facts: policies,
  identity: ({ key, unit }, ids) => ({ key, unit_id: ids.of('units', unit), method: 'LARGEST_REMAINDER' }),
  values: ({ unit }, ids) => ({ unitId: ids.of('units', unit) }),
  attested: 'policy_id',
  check: async (loading, differing, report) => {
    await reportTakenKeys(loading.write, 'selection_policy', differing.added, (fact) =>
      report(fact, 'policy_ref', `another policy of the registry has the key ${fact.key}`),
    );
    await reportOtherPolicies(loading, differing, report);
    await reportChangedTargets(loading, differing.changed, report);
  },
  complete: recordTargets,
};

/** Joins the rows of each policy. Its targets are sorted, so that the order of the rows does not matter. */
function policies({ facts }: Loading): Fact<PolicyContent>[] {
  return [...groupBy(facts.selection_ratios, ({ row }) => row.policy_ref)].flatMap(([key, ratios]) => {
    const [first] = ratios;
    if (!first) return [];
    const targets = ratios.map(({ row }) => ({ category: row.category, basisPoints: row.basis_points }));
    return {
      line: first.line,
      key,
      rows: ratios.map((ratio) => ratio.key),
      content: {
        key,
        unit: first.row.unit_code,
        targets: targets.toSorted((a, b) => (a.category < b.category ? -1 : 1)),
        validFrom: firstDay(first.row.attested_on),
        source: first.row.source,
      },
    };
  });
}

/** Reports units that have another policy on the day: a unit has one a day. */
async function reportOtherPolicies(
  { write, ids }: Loading,
  { added, changed }: Differing<PolicyContent>,
  report: Report,
): Promise<void> {
  const facts = [...added, ...changed];
  if (facts.length === 0) return;
  const others = await write.query<{ id: number; key: string; from: Day }>(
    sql`SELECT fact.id, p.key, v.valid_from::text AS "from" FROM selection_policy_version v
JOIN selection_policy p ON p.id = v.policy_id
JOIN unnest($1::int[], $2::int[], $3::date[]) AS fact(id, unit_id, valid_from)
  ON fact.unit_id = v.unit_id AND fact.id <> v.policy_id AND ${endsAfter('v', sql`fact.valid_from`)}
WHERE ${believedNow('v')} ORDER BY v.valid_from`,
    [
      facts.map(({ entityId }) => entityId),
      facts.map(({ content }) => ids.of('units', content.unit)),
      facts.map(({ content }) => content.validFrom),
    ],
  );
  for (const fact of facts) {
    const other = others.find(({ id }) => id === fact.entityId);
    if (other)
      report(fact, 'unit_code', `${fact.content.unit} has the policy ${other.key} in the registry from ${other.from}`);
  }
}

/** Reports changed units and targets: a load corrects only the day and the source of a policy. */
async function reportChangedTargets(
  { write, ids }: Loading,
  changed: readonly KnownFact<PolicyContent>[],
  report: Report,
): Promise<void> {
  if (changed.length === 0) return;
  const stored = await write.query<{ id: number; unitId: number; category: string; basisPoints: number }>(
    sql`SELECT p.id, p.unit_id AS "unitId", t.category::text AS category, t.basis_points AS "basisPoints"
FROM selection_policy p JOIN selection_target t ON t.policy_id = p.id WHERE p.id = ANY($1::int[])`,
    [changed.map(({ entityId }) => entityId)],
  );
  const before = groupBy(stored, ({ id }) => id);
  for (const fact of changed) {
    const targets = (before.get(fact.entityId) ?? []).map(
      ({ unitId, category, basisPoints }) => `${unitId} ${category} ${basisPoints}`,
    );
    const wanted = wantedTargets(fact.content, ids);
    if (targets.length !== wanted.length || !wanted.every((target) => targets.includes(target))) {
      report(
        fact,
        'basis_points',
        `what the policy ${fact.key} says cannot be corrected; adopt another one in its place`,
      );
    }
  }
}

const wantedTargets = ({ unit, targets }: PolicyContent, ids: Ids): string[] =>
  targets.map(({ category, basisPoints }) => `${ids.of('units', unit)} ${category} ${basisPoints}`);

function recordTargets({ write }: Loading, added: readonly KnownFact<PolicyContent>[]): void {
  for (const { entityId, content } of added) {
    for (const { category, basisPoints } of content.targets) {
      write.buffer.identity('selection_target', { policy_id: entityId, category, basis_points: basisPoints });
    }
  }
}
