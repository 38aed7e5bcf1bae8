import { writeLoader } from '../../record/loading.ts';
import type { Reading } from '../../record/write.ts';
import { sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { editionsFor } from '../regulations/rule-edition.reads.ts';
import { outcomesOfEach, type SanctionEffect, type SanctionKnown, type SanctionOutcome } from './effect.rules.ts';
import { sanctionsOf } from './effect.sql.ts';
import { SANCTION } from './sanction.declaration.ts';

const OF_OFFICERS = sanctionsOf(sql`$1::int[]`, believedNow, sql`NULL::date`);

const sanctions = writeLoader<number, readonly SanctionKnown[]>(
  async (officerIds, { query }) => {
    const found = await query<SanctionKnown>(OF_OFFICERS, [officerIds]);
    return officerIds.map((id) => found.filter(({ officerId }) => officerId === id));
  },
  { reads: (value) => [{ table: SANCTION.versions, column: 'officer_id', value }] },
);

/** The sanctions of officers as they are believed now, whenever they were decided, each with its period and its effects. */
export async function sanctionOutcomes(
  reading: Reading,
  officerIds: readonly number[],
): Promise<Map<number, readonly SanctionOutcome[]>> {
  if (officerIds.length === 0) return new Map();
  const [rules, ...known] = await Promise.all([
    editionsFor(reading).load('sanction.'),
    ...officerIds.map((id) => sanctions(reading).load(id)),
  ]);
  const outcomes = outcomesOfEach(officerIds, known.flat(), rules);
  return new Map(officerIds.map((id, i) => [id, outcomes[i]!]));
}

/** All that follows from the sanctions of officers, as believed now, on whatever day; see `decidingEffects`. */
export async function sanctionEffects(
  reading: Reading,
  officerIds: readonly number[],
): Promise<Map<number, readonly SanctionEffect[]>> {
  const outcomes = await sanctionOutcomes(reading, officerIds);
  return new Map([...outcomes].map(([id, all]) => [id, all.flatMap(({ effects }) => effects)]));
}
