import { loader, perOperation, readRows } from '../../graphql/loading.ts';
import type { RuleEdition } from '../regulations/rule-edition.rules.ts';
import { ruleEditions } from '../regulations/rule-edition.sql.ts';
import { outcomesOfEach, type SanctionKnown, type SanctionOutcome } from './effect.rules.ts';
import { sanctionsOf } from './effect.sql.ts';

const rulesOnSanctions = perOperation((context) =>
  readRows<RuleEdition>(context, 'generic', (statement) =>
    ruleEditions('sanction.', (alias) => statement.believed(alias)),
  ),
);

/** The sanctions of officers that were decided by the day of the query, each with its period and its effects, by officer. */
export const sanctionOutcomesOf = loader<number, readonly SanctionOutcome[]>(async (officerIds, context) => {
  const [sanctions, rules] = await Promise.all([
    readRows<SanctionKnown>(context, 'generic', (statement) =>
      sanctionsOf(statement.value(officerIds, 'int[]'), (alias) => statement.believed(alias), statement.day),
    ),
    rulesOnSanctions(context),
  ]);
  return outcomesOfEach(officerIds, sanctions, rules);
});
