import { sql } from '../../sql/sql.ts';
import type { Reading } from '../../record/write.ts';
import { believedNow, endsAfter } from '../../time/temporal.ts';
import type { Day } from '../../time/day.ts';
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

/** A round by its id; null for none. */
export async function roundWithId(reading: Reading, id: number): Promise<Round | null> {
  const [[round], versions] = await Promise.all([
    reading.query<Omit<Round, 'versions'>>(
      sql`SELECT r.id, r.unit_id AS "unitId", r.title, r.opened_on::text AS "openedOn", r.vacancies,
  r.policy_id AS "policyId", p.method
FROM selection_round r JOIN selection_policy p ON p.id = r.policy_id WHERE r.id = $1::int`,
      [id],
    ),
    versionsOfOne(reading, SELECTION_ROUND, id),
  ]);
  return round ? { ...round, versions } : null;
}

/** How many are selected in a round from the units of each category, on whatever day. */
export const selectedIn = ({ query }: Reading, roundId: number): Promise<readonly Selected[]> =>
  query(
    sql`SELECT s.category, count(*)::int AS "selected" FROM selection s
WHERE s.round_id = $1::int AND ${believedNow('s')} GROUP BY s.category`,
    [roundId],
  );

/** The selection of an officer in a round; null for none. */
export async function selectionOf(
  { query }: Reading,
  roundId: number,
  officerId: number,
): Promise<{ id: number; on: Day } | null> {
  const [found] = await query<{ id: number; on: Day }>(
    sql`SELECT s.id, s.selected_on::text AS "on" FROM selection s
WHERE s.round_id = $1::int AND s.officer_id = $2::int AND ${believedNow('s')}`,
    [roundId, officerId],
  );
  return found ?? null;
}

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
