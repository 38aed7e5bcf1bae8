import { namesOf } from '../../record/recorded-facts.ts';
import type { Reading } from '../../record/write.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { believedNow, endsAfter } from '../../time/temporal.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { UNIT } from '../units/unit.declaration.ts';
import type { DutyFacts } from './duty.declaration.ts';
import type { HeldDuty } from './duty.rules.ts';
import { PLACE } from './place.declaration.ts';

type Parts = Pick<
  DutyFacts,
  'kind' | 'officerId' | 'unitId' | 'holderName' | 'targetPlaceId' | 'targetUnitId' | 'title'
>;

/** How people know duties on a day: who has each, what it consists in and for what. */
export interface DutyNames {
  readonly holder: (facts: Pick<DutyFacts, 'officerId' | 'unitId' | 'holderName'>) => string;
  /** `330624-CX-DF LINKED 330624-CJ-DF`. */
  readonly duty: (facts: Parts) => string;
}

/** How people know some duties, and some who may take them. */
export async function dutyNames(
  reading: Reading,
  duties: readonly Parts[],
  day: Day,
  takers: readonly Pick<DutyFacts, 'officerId' | 'unitId'>[] = [],
): Promise<DutyNames> {
  const held = [...duties, ...takers];
  const [officerOf, unitOf, placeOf] = await Promise.all([
    namesOf(
      reading,
      OFFICER.type,
      held.map(({ officerId }) => officerId),
      day,
    ),
    namesOf(
      reading,
      UNIT.type,
      [...held.map(({ unitId }) => unitId), ...duties.map(({ targetUnitId }) => targetUnitId)],
      day,
    ),
    namesOf(
      reading,
      PLACE.type,
      duties.map(({ targetPlaceId }) => targetPlaceId),
      day,
    ),
  ]);
  const holder: DutyNames['holder'] = ({ officerId, unitId, holderName }) =>
    officerOf(officerId) ?? unitOf(unitId) ?? holderName ?? '';
  return {
    holder,
    duty: (facts) =>
      [holder(facts), facts.kind, placeOf(facts.targetPlaceId) ?? unitOf(facts.targetUnitId), facts.title]
        .filter(Boolean)
        .join(' '),
  };
}

/** A statement of the duties with believed rows that meet a condition on `d` by ids, $1, and hold on a day, $2, or later. */
const idsWhere = (condition: Sql): Sql =>
  sql`SELECT DISTINCT d.duty_id AS id FROM duty_version d WHERE ${condition} AND ${believedNow('d')}
  AND ${endsAfter('d', sql`$2::date`)} ORDER BY 1`;

const OF_OFFICER = idsWhere(sql`d.officer_id = ANY($1::int[])`);
const OF_UNITS = idsWhere(sql`(d.unit_id = ANY($1::int[]) OR d.target_unit_id = ANY($1::int[]))`);
const BELOW = idsWhere(sql`d.above_id = ANY($1::int[])`);

const idsOf = async ({ query }: Reading, text: Sql, ids: readonly number[], from: Day): Promise<number[]> =>
  ids.length === 0 ? [] : (await query<{ id: number }>(text, [ids, from])).map(({ id }) => id);

/** The duties of an officer on a day or later. */
export const dutiesOfOfficer = (reading: Reading, officerId: number, from: Day) =>
  idsOf(reading, OF_OFFICER, [officerId], from);

/** The duties that some units hold on a day or later, or that are held for them. */
export const dutiesAtUnits = (reading: Reading, unitIds: readonly number[], from: Day) =>
  idsOf(reading, OF_UNITS, unitIds, from);

/** The duties that answer to one of some on a day or later. */
export const dutiesBelow = (reading: Reading, ids: readonly number[], from: Day) => idsOf(reading, BELOW, ids, from);

/** Rows of duties that would be held on some days. */
export interface WantedDuty {
  readonly facts: DutyFacts;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** Of each, the first duty on record that is the very same on some of its days; null for none. `except`: those are not looked at. */
export async function heldAlready(
  { query }: Reading,
  wanted: readonly WantedDuty[],
  except: readonly number[] = [],
): Promise<(HeldDuty | null)[]> {
  const found = await query<HeldDuty & { n: number }>(
    sql`SELECT DISTINCT ON (k.n) k.n::int AS n, d.duty_id AS id, greatest(d.valid_from, k.first)::text AS "on"
FROM unnest($1::text[], $2::int[], $3::int[], $4::int[], $5::text[], $6::int[], $7::int[], $8::date[], $9::date[])
  WITH ORDINALITY AS k(kind, program_id, officer_id, unit_id, holder_name, place_id, target_id, first, last, n)
JOIN duty_version d ON (d.target_place_id = k.place_id OR d.target_unit_id = k.target_id) AND d.kind = k.kind::"DutyKind"
  AND d.program_id IS NOT DISTINCT FROM k.program_id AND d.officer_id IS NOT DISTINCT FROM k.officer_id
  AND d.unit_id IS NOT DISTINCT FROM k.unit_id AND d.holder_name IS NOT DISTINCT FROM k.holder_name
  AND d.valid_from < coalesce(k.last, 'infinity') AND ${endsAfter('d', sql`k.first`)} AND ${believedNow('d')}
  AND NOT d.duty_id = ANY($10::int[])
ORDER BY k.n, d.valid_from`,
    [
      wanted.map(({ facts }) => facts.kind),
      wanted.map(({ facts }) => facts.programId),
      wanted.map(({ facts }) => facts.officerId),
      wanted.map(({ facts }) => facts.unitId),
      wanted.map(({ facts }) => facts.holderName),
      wanted.map(({ facts }) => facts.targetPlaceId),
      wanted.map(({ facts }) => facts.targetUnitId),
      wanted.map(({ validFrom }) => validFrom),
      wanted.map(({ validTo }) => validTo),
      except,
    ],
  );
  const byNumber = new Map(found.map(({ n, id, on }) => [n, { id, on }]));
  return wanted.map((_, i) => byNumber.get(i + 1) ?? null);
}

/** The duties above some on a day, each itself included, the nearest first; by duty. */
export async function dutiesAbove(
  { query }: Reading,
  ids: readonly number[],
  day: Day,
): Promise<Map<number, readonly number[]>> {
  if (ids.length === 0) return new Map();
  const found = await query<{ start: number; above: number[] }>(
    sql`WITH RECURSIVE up AS (
  SELECT k.id AS "start", k.id, 0 AS height FROM unnest($1::int[]) AS k(id)
  UNION ALL
  SELECT up."start", d.above_id, up.height + 1 FROM up JOIN duty_version d ON d.duty_id = up.id
    AND ${believedNow('d')} AND d.valid_from <= $2::date AND ${endsAfter('d', sql`$2::date`)}
  WHERE d.above_id IS NOT NULL AND up.height < 32
)
SELECT "start", array_agg(id ORDER BY height) AS "above" FROM up GROUP BY "start"`,
    [ids, day],
  );
  return new Map(found.map(({ start, above }) => [start, above]));
}
