import { sql } from '../../sql/sql.ts';
import type { Reading } from '../../record/write.ts';
import { believedNow, endsAfter } from '../../time/temporal.ts';
import type { Day } from '../../time/day.ts';
import { positionsOf, rowOfEach, rowsOfEach } from '../../record/group-by.ts';
import { writeLoader } from '../../record/loading.ts';
import type { Version } from '../../record/periods.ts';
import { versionsOfOne } from '../../record/timeline.ts';
import type { Method } from './apportionment.rules.ts';
import { SELECTION_ROUND, type RoundFacts } from './round.declaration.ts';
import type { Selected } from './selection.rules.ts';

/** A round, with its believed rows in the order of their days. */
export interface Round {
  readonly id: number;
  readonly unitId: number;
  readonly title: string;
  readonly openedOn: Day;
  readonly vacancies: number;
  readonly policyId: number;
  readonly method: Method;
  readonly versions: readonly Version<RoundFacts>[];
}

const roundRow = writeLoader<number, Omit<Round, 'versions'> | null>(async (ids, { query }) => {
  const found = await query<Omit<Round, 'versions'>>(
    sql`SELECT r.id, r.unit_id AS "unitId", r.title, r.opened_on::text AS "openedOn", r.vacancies,
  r.policy_id AS "policyId", p.method
FROM selection_round r JOIN selection_policy p ON p.id = r.policy_id WHERE r.id = ANY($1::int[])`,
    [ids],
  );
  return rowOfEach(ids, found, 'id');
});

/** A round by its id; null for none, and for one that is withdrawn. */
export async function roundWithId(reading: Reading, id: number): Promise<Round | null> {
  const [round, versions] = await Promise.all([
    roundRow(reading).load(id),
    versionsOfOne(reading, SELECTION_ROUND, id),
  ]);
  return round && versions.length > 0 ? { ...round, versions } : null;
}

/** How many are selected in a round from the units of each category, on whatever day. */
export const selectedIn = writeLoader<number, readonly Selected[]>(
  async (roundIds, { query }) => {
    const found = await query<Selected & { roundId: number }>(
      sql`SELECT s.round_id AS "roundId", s.category, count(*)::int AS "selected" FROM selection s
WHERE s.round_id = ANY($1::int[]) AND ${believedNow('s')} GROUP BY s.round_id, s.category`,
      [roundIds],
    );
    return rowsOfEach(roundIds, found, 'roundId');
  },
  { cache: false },
);

interface Candidacy {
  readonly roundId: number;
  readonly officerId: number;
}

/** The selection of an officer in a round; null for none. */
export const selectionOf = writeLoader<Candidacy, { readonly id: number; readonly on: Day } | null>(
  async (keys, { query }) => {
    const found = await query<{ place: number; id: number; on: Day }>(
      sql`SELECT key.place::int, s.id, s.selected_on::text AS "on"
FROM unnest($1::int[], $2::int[]) WITH ORDINALITY AS key(round_id, officer_id, place)
JOIN selection s ON s.round_id = key.round_id AND s.officer_id = key.officer_id AND ${believedNow('s')}`,
      [keys.map(({ roundId }) => roundId), keys.map(({ officerId }) => officerId)],
    );
    return rowOfEach(positionsOf(keys), found, 'place');
  },
  { cache: false },
);

/** The first round that one of some units holds and that is open on a day or later; null for none. */
export async function openRoundFrom(
  { query }: Reading,
  unitIds: readonly number[],
  from: Day,
): Promise<{ unitId: number; title: string } | null> {
  const [round] = await query<{ unitId: number; title: string }>(
    sql`SELECT r.unit_id AS "unitId", r.title FROM selection_round r JOIN selection_round_version v ON v.round_id = r.id
WHERE r.unit_id = ANY($1::int[]) AND v.status = 'OPEN' AND ${believedNow('v')} AND ${endsAfter('v', sql`$2::date`)}
ORDER BY r.opened_on, r.id LIMIT 1`,
    [unitIds, from],
  );
  return round ?? null;
}
