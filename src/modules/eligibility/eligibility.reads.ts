import { groupBy, rowOfEach } from '../../record/group-by.ts';
import { writeLoader } from '../../record/loading.ts';
import type { Reading } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { TemporalStatement } from '../../time/temporal.ts';
import { ACTIVITY } from '../activities/activity.declaration.ts';
import { ATTENDANCE } from '../activities/attendance.declaration.ts';
import { sanctionEffects } from '../discipline/effect.reads.ts';
import { REGULATION_RULE } from '../regulations/regulation-rule.declaration.ts';
import type { EligibilityFacts, Law } from './eligibility-facts.rules.ts';
import { eligibilityFacts, lawOfTheDay } from './eligibility.sql.ts';
import type { Case } from './purpose.rules.ts';

interface OfficerOnDay {
  readonly officerId: number;
  readonly on: Day;
}

const factsOf = writeLoader<OfficerOnDay, EligibilityFacts | null>(
  async (asked, { query }) => {
    const found = new Map<OfficerOnDay, EligibilityFacts | null>();
    for (const [on, some] of groupBy(asked, (one) => one.on)) {
      const statement = new TemporalStatement({ asOf: on, knownAt: null });
      const ids = some.map(({ officerId }) => officerId);
      const text = eligibilityFacts(statement, statement.value(ids, 'int[]'));
      // oxlint-disable-next-line no-await-in-loop -- a transaction does one thing after the other
      const rows = rowOfEach(ids, await query<EligibilityFacts>(text, statement.values), 'officerId');
      some.forEach((one, i) => found.set(one, rows[i] ?? null));
    }
    return asked.map((one) => found.get(one) ?? null);
  },
  {
    cache: false,
    // those rows alone on which a refusal can depend: what speaks for somebody, or against without excluding, refuses nothing
    reads: ({ officerId: value }) => [
      { table: 'officer_version', column: 'officer_id', value },
      { table: ATTENDANCE.table, column: 'officer_id', value },
      { table: ACTIVITY.versions },
      { table: 'evaluation', column: 'officer_id', value },
      { table: 'evaluation_version' },
      { table: 'evaluation_cycle_version' },
    ],
  },
);

const lawOn = writeLoader<Day, Law>(
  async (days, { query }) => {
    const laws: Law[] = [];
    for (const on of days) {
      const statement = new TemporalStatement({ asOf: on, knownAt: null });
      const text = lawOfTheDay(statement);
      // oxlint-disable-next-line no-await-in-loop -- an act asks about one day
      const [law] = await query<Law>(text, statement.values);
      laws.push(law!);
    }
    return laws;
  },
  { cache: false, reads: () => [{ table: REGULATION_RULE.versions }] },
);

/** What decides about officers on a day, as believed now; those who are not on record that day are left out. */
export async function casesOf(reading: Reading, officerIds: readonly number[], on: Day): Promise<Case[]> {
  const [law, effects, ...facts] = await Promise.all([
    lawOn(reading).load(on),
    sanctionEffects(reading, officerIds),
    ...officerIds.map((officerId) => factsOf(reading).load({ officerId, on })),
  ]);
  return facts.flatMap((known) =>
    known === null
      ? []
      : [{ facts: known, effects: effects.get(known.officerId) ?? [], law, on, tellsRecommended: false }],
  );
}
