import type { Write } from '../../database/changes.ts';
import { believedVersions, onDay, type TimelineTable, type Version } from '../../database/timeline.ts';
import type { Day } from '../../database/temporal.ts';
import { NotFoundError } from '../../refusals.ts';
import type { UnitFacts } from './unit.rules.ts';

type Reading = Pick<Write, 'rows'>;

export const UNIT = { table: 'unit', type: 'Unit' } as const;

export const UNIT_VERSIONS: TimelineTable<UnitFacts> = {
  name: 'unit_version',
  identity: 'unit_id',
  columns: {
    code: 'code',
    name: 'name',
    namePinyin: 'name_pinyin',
    shortName: 'short_name',
    kind: 'kind',
    category: 'category',
    divisionCode: 'division_code',
    parentId: 'parent_id',
    authorizedStrength: 'authorized_strength',
    temporary: 'temporary',
  },
};

/** A unit on a day and the whole of its believed history; refused where it is not there that day. */
export async function unitOn(
  reading: Reading,
  id: number,
  day: Day,
): Promise<{ current: Version<UnitFacts>; versions: Version<UnitFacts>[] }> {
  const versions = (await believedVersions(reading, UNIT_VERSIONS, [id])).get(id)!;
  const current = onDay(versions, day);
  if (!current) throw new NotFoundError('Unit', String(id));
  return { current, versions };
}

/** The unit, if any, that has a code on some day from `from` on. */
export async function codeHolder({ rows }: Reading, code: string, from: Day): Promise<{ unitId: number } | null> {
  const [holder] = await rows<{ unitId: number }>(
    `SELECT unit_id AS "unitId" FROM unit_version
WHERE code = $1 AND superseded_at IS NULL AND (valid_to IS NULL OR valid_to > $2::date) LIMIT 1`,
    [code, from],
  );
  return holder ?? null;
}

/** Whether, on some day from `from` on, a unit would be among those above `parentId`, that one included. */
export async function isAbove({ rows }: Reading, unitId: number, parentId: number, from: Day): Promise<boolean> {
  const found = await rows(
    `WITH RECURSIVE up AS (
  SELECT $1::int AS unit_id, daterange($2::date, NULL) AS period, 0 AS height
  UNION ALL
  SELECT v.parent_id, up.period * daterange(v.valid_from, v.valid_to), up.height + 1
  FROM up JOIN unit_version v ON v.unit_id = up.unit_id AND v.superseded_at IS NULL
    AND up.period && daterange(v.valid_from, v.valid_to)
  WHERE v.parent_id IS NOT NULL AND up.height < 32
)
SELECT 1 FROM up WHERE unit_id = $3::int LIMIT 1`,
    [parentId, from, unitId],
  );
  return found.length > 0;
}

/** The units directly below some units on a day or later. */
export async function childrenFrom({ rows }: Reading, parentIds: readonly number[], from: Day): Promise<number[]> {
  const found = await rows<{ id: number }>(
    `SELECT DISTINCT unit_id AS id FROM unit_version
WHERE parent_id = ANY($1::int[]) AND superseded_at IS NULL AND (valid_to IS NULL OR valid_to > $2::date) ORDER BY 1`,
    [parentIds, from],
  );
  return found.map(({ id }) => id);
}

/** The assignments held in some units on a day or later, with whose they are. */
export const assignmentsFrom = (
  { rows }: Reading,
  unitIds: readonly number[],
  from: Day,
): Promise<{ id: number; officerId: number }[]> =>
  rows(
    `SELECT DISTINCT assignment_id AS id, officer_id AS "officerId" FROM assignment_version
WHERE unit_id = ANY($1::int[]) AND superseded_at IS NULL AND (valid_to IS NULL OR valid_to > $2::date) ORDER BY 1`,
    [unitIds, from],
  );
