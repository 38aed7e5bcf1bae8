import { onDay, type Version } from '../../record/periods.ts';
import { believedVersions, type TimelineTable } from '../../record/timeline.ts';
import type { Day } from '../../time/day.ts';
import { NotFoundError } from '../../errors/refusals.ts';
import type { UnitCategory } from '../../generated/prisma/enums.ts';
import type { UnitFacts } from './unit.rules.ts';
import type { Reading } from '../../database/run-query.ts';

/** Who has a code, and since when of the days asked about. */
export interface CodeHolder {
  readonly unitId: number;
  readonly on: Day;
}

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

/** The first unit, if any, that has a code on a day or later, and the first of those days. */
export async function codeHolder({ query }: Reading, code: string, from: Day): Promise<CodeHolder | null> {
  const [holder] = await query<CodeHolder>(
    `SELECT unit_id AS "unitId", greatest(valid_from, $2::date)::text AS "on" FROM unit_version
WHERE code = $1 AND superseded_at IS NULL AND (valid_to IS NULL OR valid_to > $2::date) ORDER BY valid_from LIMIT 1`,
    [code, from],
  );
  return holder ?? null;
}

/** Whether, on some day of a period, one of some units is above a unit, or that unit itself. */
export async function isAnyAbove(
  { query }: Reading,
  unitIds: readonly number[],
  belowId: number,
  from: Day,
  to: Day | null,
): Promise<boolean> {
  // a way up holds on the days on which each step of it does; UNION, so that it ends even in a circle
  const found = await query(
    `WITH RECURSIVE up AS (
  SELECT $1::int AS unit_id, daterange($2::date, $3::date) AS period
  UNION
  SELECT v.parent_id, up.period * daterange(v.valid_from, v.valid_to)
  FROM up JOIN unit_version v ON v.unit_id = up.unit_id AND v.superseded_at IS NULL
    AND up.period && daterange(v.valid_from, v.valid_to)
  WHERE v.parent_id IS NOT NULL
)
SELECT 1 FROM up WHERE unit_id = ANY($4::int[]) LIMIT 1`,
    [belowId, from, to, unitIds],
  );
  return found.length > 0;
}

/** A unit and the units above it on a day, nearest first. */
export const upward = (
  { query }: Reading,
  unitId: number,
  day: Day,
): Promise<readonly { id: number; category: UnitCategory | null }[]> =>
  query(
    `WITH RECURSIVE up AS (
  SELECT unit_id, parent_id, category, 0 AS height FROM unit_version
  WHERE unit_id = $1::int AND superseded_at IS NULL AND daterange(valid_from, valid_to) @> $2::date
  UNION ALL
  SELECT v.unit_id, v.parent_id, v.category, up.height + 1 FROM up JOIN unit_version v ON v.unit_id = up.parent_id
    AND v.superseded_at IS NULL AND daterange(v.valid_from, v.valid_to) @> $2::date
) CYCLE unit_id SET again USING path
SELECT unit_id AS id, category FROM up WHERE NOT again ORDER BY height`,
    [unitId, day],
  );

/** The ids of a unit and of all the units below it on a day. */
export async function downward({ query }: Reading, unitId: number, day: Day): Promise<number[]> {
  const found = await query<{ id: number }>(
    `WITH RECURSIVE down AS (
  SELECT unit_id FROM unit_version
  WHERE unit_id = $1::int AND superseded_at IS NULL AND daterange(valid_from, valid_to) @> $2::date
  UNION
  SELECT v.unit_id FROM unit_version v JOIN down ON v.parent_id = down.unit_id
    AND v.superseded_at IS NULL AND daterange(v.valid_from, v.valid_to) @> $2::date
)
SELECT unit_id AS id FROM down`,
    [unitId, day],
  );
  return found.map(({ id }) => id);
}

/** What the record of a change tells of a unit: its parent by code, which people know, and not what is made from the name. */
export type RecordedUnit = Omit<UnitFacts, 'parentId' | 'namePinyin'> & { readonly parent: string | null };

export const RECORDED_FACTS = [
  'code',
  'name',
  'shortName',
  'kind',
  'category',
  'divisionCode',
  'parent',
  'authorizedStrength',
  'temporary',
] as const satisfies readonly (keyof RecordedUnit)[];

/** The codes of units on a day, or the nearest to it, by their ids. */
export async function unitCodes(
  { query }: Reading,
  ids: readonly (number | null)[],
  day: Day,
): Promise<(id: number | null) => string | null> {
  const found = await query<{ id: number; code: string }>(
    `SELECT DISTINCT ON (unit_id) unit_id AS id, code FROM unit_version
WHERE unit_id = ANY($1::int[]) AND superseded_at IS NULL
ORDER BY unit_id, valid_from > $2::date, abs(valid_from - $2::date)`,
    [[...new Set(ids)].filter((id) => id !== null), day],
  );
  const codes = new Map(found.map(({ id, code }) => [id, code]));
  return (id) => (id === null ? null : (codes.get(id) ?? null));
}

/** Facts of units as they are recorded; a parent has the code of the day, or the nearest one. */
export async function forRecord<Facts extends UnitFacts>(
  reading: Reading,
  all: readonly Facts[],
  day: Day,
): Promise<(Facts & RecordedUnit)[]> {
  const codeOf = await unitCodes(
    reading,
    all.map(({ parentId }) => parentId),
    day,
  );
  return all.map((facts) => ({ ...facts, parent: codeOf(facts.parentId) }));
}

/** The units directly below some units on a day or later. */
export async function childrenFrom({ query }: Reading, parentIds: readonly number[], from: Day): Promise<number[]> {
  const found = await query<{ id: number }>(
    `SELECT DISTINCT unit_id AS id FROM unit_version
WHERE parent_id = ANY($1::int[]) AND superseded_at IS NULL AND (valid_to IS NULL OR valid_to > $2::date) ORDER BY 1`,
    [parentIds, from],
  );
  return found.map(({ id }) => id);
}

/** The assignments held in some units on a day or later, with whose they are. */
export const assignmentsFrom = (
  { query }: Reading,
  unitIds: readonly number[],
  from: Day,
): Promise<readonly { id: number; officerId: number }[]> =>
  query(
    `SELECT DISTINCT assignment_id AS id, officer_id AS "officerId" FROM assignment_version
WHERE unit_id = ANY($1::int[]) AND superseded_at IS NULL AND (valid_to IS NULL OR valid_to > $2::date) ORDER BY 1`,
    [unitIds, from],
  );
