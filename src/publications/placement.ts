import type { Write } from '../record/write.ts';
import { sql } from '../sql/sql.ts';
import { believedNow } from '../time/temporal.ts';
import { StartupError } from '../errors/startup-error.ts';

interface Unowned {
  readonly dataset: string;
  readonly name: string;
  readonly unit: string;
  readonly from: string;
}

/**
 * Refuses a load after which a program or a policy would be of a unit on a day on which the unit does not exist. No rule of
 * every registry: what staff defined before a unit was closed goes on. Files that passed their checks cause that only where
 * staff have closed units since.
 */
export async function assertOwned({ query, at }: Write): Promise<void> {
  const unowned = await query<Unowned>(
    sql`WITH owned AS (
  SELECT 'honor_programs' AS dataset, name, owner_id AS unit_id, valid_from, valid_to
  FROM honor_program_version WHERE recorded_at = $1::timestamptz AND owner_id IS NOT NULL
  UNION ALL
  SELECT 'programs', name, owner_id, valid_from, valid_to
  FROM program_version WHERE recorded_at = $1::timestamptz AND owner_id IS NOT NULL
  UNION ALL
  SELECT 'selection_ratios', p.key, v.unit_id, v.valid_from, v.valid_to
  FROM selection_policy_version v JOIN selection_policy p ON p.id = v.policy_id WHERE v.recorded_at = $1::timestamptz
), unit AS (
  SELECT unit_id, max(code) AS code, range_agg(daterange(valid_from, valid_to)) AS days
  FROM unit_version v WHERE ${believedNow('v')} GROUP BY unit_id
)
SELECT owned.dataset, unit.code AS unit, owned.valid_from::text AS "from", owned.name
FROM owned JOIN unit USING (unit_id)
WHERE NOT unit.days @> daterange(owned.valid_from, owned.valid_to) ORDER BY 1, 4`,
    [at.toISOString()],
  );
  if (unowned.length === 0) return;
  const lines = unowned.map(
    ({ dataset, name, unit, from }) =>
      `${dataset}.csv: ${name} would be of ${unit} from ${from} on, but in the registry that unit is not there all that time`,
  );
  throw new StartupError(lines.join('\n'));
}
