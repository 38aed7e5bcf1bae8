import type { Reading } from '../../record/write.ts';
import { sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { believedNow, endsAfter } from '../../time/temporal.ts';

/** The places on record that have one of some codes on any day, by code. */
export async function placesWithCodes({ query }: Reading, codes: readonly string[]): Promise<Map<string, number>> {
  const found = await query<{ code: string; id: number }>(
    sql`SELECT DISTINCT ON (v.code) v.code, v.place_id AS id FROM place_version v
WHERE v.code = ANY($1::text[]) AND ${believedNow('v')} ORDER BY v.code, v.valid_from DESC`,
    [codes],
  );
  return new Map(found.map(({ code, id }) => [code, id]));
}

/** The places that are part of one of some on any day. */
export async function partsOf({ query }: Reading, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const found = await query<{ id: number }>(
    sql`SELECT DISTINCT v.place_id AS id FROM place_version v WHERE v.parent_id = ANY($1::int[]) AND ${believedNow('v')}`,
    [ids],
  );
  return found.map(({ id }) => id);
}

/** How many duties are held for each of some places on its day or later; places with none are left out. */
export async function dutiesForPlaces(
  { query }: Reading,
  ends: ReadonlyMap<number, Day>,
): Promise<ReadonlyMap<number, number>> {
  if (ends.size === 0) return new Map();
  const found = await query<{ id: number; duties: number }>(
    sql`SELECT k.id, count(DISTINCT d.duty_id)::int AS duties FROM unnest($1::int[], $2::date[]) AS k(id, day)
JOIN duty_version d ON d.target_place_id = k.id AND ${believedNow('d')} AND ${endsAfter('d', sql`k.day`)} GROUP BY k.id`,
    [[...ends.keys()], [...ends.values()]],
  );
  return new Map(found.map(({ id, duties }) => [id, duties]));
}
