import type { Reading } from '../../record/write.ts';
import { onDay, type Version } from '../../record/periods.ts';
import { believedVersions } from '../../record/timeline.ts';
import { TemporalStatement } from '../../time/temporal.ts';
import type { Day } from '../../time/day.ts';
import type { UnitCategory } from '../../generated/prisma/enums.ts';
import { NotFoundError } from '../../errors/refusals.ts';
import { OFFICER, type OfficerFacts } from '../officers/officer.declaration.ts';
import { UNIT } from '../units/unit.declaration.ts';
import type { UnitFacts } from '../units/unit.declaration.ts';

/** Officers on a day, in the order of their ids; refused where one is not on record that day. */
export async function officersOn(
  reading: Reading,
  ids: readonly number[],
  day: Day,
): Promise<readonly Version<OfficerFacts>[]> {
  const versions = await believedVersions(reading, OFFICER, ids);
  return ids.map((id) => {
    const current = onDay(versions.get(id)!, day);
    if (!current) throw new NotFoundError('Officer', String(id));
    return current;
  });
}

/** Units by their believed rows, in the order of their ids. */
export async function unitHistories(
  reading: Reading,
  ids: readonly number[],
): Promise<readonly { id: number; versions: readonly Version<UnitFacts>[] }[]> {
  const versions = await believedVersions(reading, UNIT, ids);
  return ids.map((id) => ({ id, versions: versions.get(id)! }));
}

/** The unit of the primary assignment that each officer has on a day or, where he has none, had last; by officer. */
export async function primaryUnits({ query }: Reading, officerIds: readonly number[], day: Day) {
  const statement = new TemporalStatement({ asOf: day, knownAt: null });
  const found = await query<{ officerId: number; unitId: number | null }>(
    `SELECT DISTINCT ON (a.officer_id) a.officer_id AS "officerId", a.unit_id AS "unitId" FROM assignment_version a
WHERE a.officer_id = ANY(${statement.value(officerIds, 'int[]')}) AND a.kind = 'PRIMARY' AND ${statement.begun('a')}
ORDER BY a.officer_id, a.valid_from DESC`,
    statement.values,
  );
  return new Map(found.map(({ officerId, unitId }) => [officerId, unitId]));
}

/** The category of each unit on a day, or of the nearest unit above that has one; by unit. */
export async function unitCategories({ query }: Reading, unitIds: readonly number[], day: Day) {
  const statement = new TemporalStatement({ asOf: day, knownAt: null });
  const found = await query<{ id: number; category: UnitCategory }>(
    `WITH RECURSIVE up AS (
  SELECT v.unit_id AS start, v.unit_id, v.parent_id, v.category FROM unit_version v
  WHERE v.unit_id = ANY(${statement.value(unitIds, 'int[]')}) AND ${statement.holds('v')}
  UNION ALL
  SELECT up.start, v.unit_id, v.parent_id, v.category
  FROM up JOIN unit_version v ON v.unit_id = up.parent_id AND ${statement.holds('v')} WHERE up.category IS NULL
) CYCLE unit_id SET again USING path
SELECT start AS id, category FROM up WHERE category IS NOT NULL AND NOT again`,
    statement.values,
  );
  return new Map(found.map(({ id, category }) => [id, category]));
}
