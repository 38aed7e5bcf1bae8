import type { Reading } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import type { Version } from '../../record/periods.ts';
import { believedVersions, type TimelineTable } from '../../record/timeline-legacy.ts';
import type { SelectionRoundStatus } from '../../generated/prisma/enums.ts';
import type { Method } from './apportionment.rules.ts';
import type { Selected, Target } from './selection.rules.ts';

export const ROUND = { table: 'selection_round', type: 'SelectionRound' } as const;

/** What can change about a round. */
export interface RoundFacts {
  readonly status: SelectionRoundStatus;
}

export const ROUND_VERSIONS: TimelineTable<RoundFacts> = {
  name: 'selection_round_version',
  identity: 'round_id',
  columns: { status: 'status' },
};

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

/** A round by its id; null where there is none. */
export async function roundWithId(reading: Reading, id: number): Promise<Round | null> {
  const [round] = await reading.query<Omit<Round, 'versions'>>(
    `SELECT r.id, r.unit_id AS "unitId", r.title, r.opened_on::text AS "openedOn", r.vacancies, r.policy_id AS "policyId", p.method
FROM selection_round r JOIN selection_policy p ON p.id = r.policy_id WHERE r.id = $1::int`,
    [id],
  );
  const versions = (await believedVersions(reading, ROUND_VERSIONS, [id])).get(id)!;
  return round ? { ...round, versions } : null;
}

export const targetsOf = ({ query }: Reading, policyId: number): Promise<readonly Target[]> =>
  query(
    'SELECT category, basis_points AS "basisPoints" FROM selection_target WHERE policy_id = $1::int ORDER BY category',
    [policyId],
  );

/** How many are selected in a round, on whatever day. */
export const selectedIn = ({ query }: Reading, roundId: number): Promise<readonly Selected[]> =>
  query(
    `SELECT category, count(*)::int AS "selected" FROM selection
WHERE round_id = $1::int AND superseded_at IS NULL GROUP BY category`,
    [roundId],
  );

/** The selection of an officer in a round, if any. */
export async function selectionOf(
  { query }: Reading,
  roundId: number,
  officerId: number,
): Promise<{ id: number; on: Day } | null> {
  const [found] = await query<{ id: number; on: Day }>(
    `SELECT id, selected_on::text AS "on" FROM selection
WHERE round_id = $1::int AND officer_id = $2::int AND superseded_at IS NULL`,
    [roundId, officerId],
  );
  return found ?? null;
}

/** The first of the rounds, if any, that some units hold and that is open on a day or later. */
export async function openRoundFrom(
  { query }: Reading,
  unitIds: readonly number[],
  from: Day,
): Promise<{ unitId: number; title: string } | null> {
  const [round] = await query<{ unitId: number; title: string }>(
    `SELECT r.unit_id AS "unitId", r.title FROM selection_round r JOIN selection_round_version v ON v.round_id = r.id
WHERE r.unit_id = ANY($1::int[]) AND v.status = 'OPEN' AND v.superseded_at IS NULL
  AND (v.valid_to IS NULL OR v.valid_to > $2::date)
ORDER BY r.opened_on, r.id LIMIT 1`,
    [unitIds, from],
  );
  return round ?? null;
}
