import { loader, loaderFor, loadOne, perOperation, readRows } from '../../graphql/loading.ts';
import { reach } from '../../graphql/reach.ts';
import { groupBy } from '../../record/group-by.ts';
import { officerCovered } from '../../record/reach.ts';
import { sql } from '../../sql/sql.ts';
import { sanctionOutcomesOf } from '../discipline/effect.loaders.ts';
import { rollOf } from '../officers/serving.sql.ts';
import { subtreeIds } from '../units/unit.tree.ts';
import type { EligibilityFacts, Law } from './eligibility-facts.rules.ts';
import type { EligibilityPurpose } from './eligibility.vocabulary.ts';
import { eligibilityFacts, lawOfTheDay } from './eligibility.sql.ts';
import { judge } from './purpose.rules.ts';
import type { Judgement } from './reason.rules.ts';

const factsOf = loadOne<number, EligibilityFacts>('officerId', 'custom', (statement, ids) =>
  eligibilityFacts(statement, statement.value(ids, 'int[]')),
);

/** What the law of the day says. */
export const law = perOperation(async (context) => {
  const [row] = await readRows<Law>(context, 'custom', lawOfTheDay);
  return row!;
});

/** What an officer is eligible for on the day of the query, with what it is told by. */
export interface EligibilityRow extends Judgement {
  readonly officerId: number;
  readonly purpose: EligibilityPurpose;
  readonly name: string;
  readonly namePinyin: string;
}

/** The eligibility of officers for one purpose, by their ids; null where one is not on record on the day. */
export const eligibilityOf = loaderFor<EligibilityPurpose, number, EligibilityRow | null>(
  async (officerIds, purpose, context) => {
    const { asOf: on } = context.operation.moment;
    const [facts, outcomes, lawOfDay] = await Promise.all([
      factsOf(context).loadMany(officerIds),
      sanctionOutcomesOf(context).loadMany(officerIds),
      law(context),
    ]);
    return officerIds.map((officerId, i) => {
      const known = valueOf(facts[i]);
      if (!known) return null;
      const effects = valueOf(outcomes[i]).flatMap((sanction) => sanction.effects);
      const about = {
        facts: known,
        effects,
        law: lawOfDay,
        on,
        tellsRecommended: context.viewer.officerId !== officerId,
      };
      return { ...judge(purpose, about), officerId, purpose, name: known.name, namePinyin: known.namePinyin };
    });
  },
);

function valueOf<Value>(loaded: Value | Error | undefined): Value {
  if (loaded instanceof Error) throw loaded;
  return loaded!;
}

/** Everybody is judged before the first page is cut, so that it is bounded how many. */
export const OFFICERS_MAXIMUM = 20_000;

/** The serving officers of a unit and of those below it on the day, whom the viewer may be told about; one more than the maximum at most. */
export const officersWithin = loader<number, readonly number[]>(async (unitIds, context) => {
  const [evaluations, sanctions] = await Promise.all([
    reach(context, 'evaluation:read'),
    reach(context, 'discipline:read'),
  ]);
  const rows = await readRows<{ unitId: number; officerId: number }>(context, 'custom', (statement) => {
    const covered = [evaluations, sanctions].map((units) => officerCovered(statement, sql`o.officer_id`, units));
    return sql`SELECT k.id AS "unitId", t.officer_id AS "officerId" FROM unnest(${statement.value(unitIds, 'int[]')}) AS k(id)
CROSS JOIN LATERAL (
  SELECT o.officer_id FROM ${rollOf(statement, subtreeIds(statement, sql`k.id`))}
    AND ${covered[0]!} AND ${covered[1]!} LIMIT ${OFFICERS_MAXIMUM + 1}
) t`;
  });
  const byUnit = groupBy(rows, ({ unitId }) => unitId);
  return unitIds.map((id) => (byUnit.get(id) ?? []).map(({ officerId }) => officerId));
});
