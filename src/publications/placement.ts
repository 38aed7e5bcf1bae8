import type { Write } from '../record/write.ts';
import { circlesRecordedAt } from '../modules/units/unit.tree.ts';
import { sql } from '../sql/sql.ts';
import { believedNow } from '../time/temporal.ts';
import { StartupError } from '../errors/startup-error.ts';

interface Misplaced {
  readonly dataset: string;
  readonly name: string;
  readonly unit: string;
  readonly from: string;
}

/**
 * Refuses a load after which something would be in a unit on a day on which the unit does not exist, or a unit below
 * itself. Files that passed their checks cause that only where personnel staff have closed or moved units since.
 */
export async function assertPlaced({ query, at }: Write): Promise<void> {
  const instant = at.toISOString();
  const misplaced = await query<Misplaced>(
    sql`WITH placed AS (
  SELECT 'units' AS dataset, code AS name, NULL::int AS officer_id, parent_id AS unit_id, valid_from, valid_to
  FROM unit_version WHERE recorded_at = $1::timestamptz AND parent_id IS NOT NULL
  UNION ALL
  SELECT 'posts', title, officer_id, unit_id, valid_from, valid_to
  FROM assignment_version WHERE recorded_at = $1::timestamptz AND unit_id IS NOT NULL
  UNION ALL
  SELECT 'honor_programs', name, NULL, owner_id, valid_from, valid_to
  FROM honor_program_version WHERE recorded_at = $1::timestamptz AND owner_id IS NOT NULL
  UNION ALL
  SELECT 'selection_ratios', p.key, NULL, v.unit_id, v.valid_from, v.valid_to
  FROM selection_policy_version v JOIN selection_policy p ON p.id = v.policy_id WHERE v.recorded_at = $1::timestamptz
), unit AS (
  SELECT unit_id, max(code) AS code, range_agg(daterange(valid_from, valid_to)) AS days
  FROM unit_version v WHERE ${believedNow('v')} GROUP BY unit_id
)
SELECT placed.dataset, unit.code AS unit, placed.valid_from::text AS "from",
  concat_ws(' ', (SELECT max(o.name) FROM officer_version o WHERE o.officer_id = placed.officer_id AND ${believedNow('o')}),
    placed.name) AS name
FROM placed JOIN unit USING (unit_id)
WHERE NOT unit.days @> daterange(placed.valid_from, placed.valid_to) ORDER BY 1, 4`,
    [instant],
  );
  refuse(
    misplaced.map(
      ({ dataset, name, unit, from }) =>
        `${dataset}.csv: ${name} would stand in ${unit} from ${from} on, but in the registry that unit is not there all that time`,
    ),
  );
  const circles = await query<{ code: string }>(circlesRecordedAt(sql`$1::timestamptz`), [instant]);
  refuse(circles.map(({ code }) => `units.csv: ${code} would stand below itself, as units were moved in the registry`));
}

function refuse(reasons: string[]): void {
  if (reasons.length > 0) throw new StartupError(reasons.join('\n'));
}
