import { loader, readRows } from '../../graphql/loading.ts';
import { rowOfEach } from '../../record/group-by.ts';
import { sql, sqlName } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { registerTold } from '../changes/told.loaders.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { SELECTION_POLICY } from './policy.declaration.ts';

interface PolicyFound {
  readonly key: string;
  readonly unit: string;
  readonly from: Day;
}

/** A policy has no name: it is called after the last name of its unit and its first day, as known at the moment, though it was dropped since. */
const policyOfKey = loader<string, { readonly name: string } | null>(async (keys, context) => {
  const rows = await readRows<PolicyFound>(
    context,
    'generic',
    (statement) => sql`SELECT DISTINCT ON (p.key) p.key, u.name AS unit, v.valid_from::text AS "from"
FROM selection_policy p JOIN ${sqlName(SELECTION_POLICY.versions)} v ON v.policy_id = p.id AND ${statement.recorded('v')}
CROSS JOIN LATERAL (SELECT u.name FROM ${sqlName(UNIT.versions)} u WHERE u.unit_id = v.unit_id AND ${statement.recorded('u')}
  ORDER BY (${statement.believed('u')}) DESC, u.valid_from DESC, u.id DESC LIMIT 1) u
WHERE p.key = ANY(${statement.value(keys, 'text[]')}) ORDER BY p.key, (${statement.believed('v')}) DESC, v.recorded_at DESC, v.valid_from`,
  );
  return rowOfEach(keys, rows, 'key').map(
    (found) =>
      found && {
        name: context.locale === 'zh' ? `${found.unit} ${found.from} 起` : `${found.unit} from ${found.from} on`,
      },
  );
});

registerTold({ policy: policyOfKey });
