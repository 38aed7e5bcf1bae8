import { loader, readRows } from '../../graphql/loading.ts';
import { editionsOf } from '../regulations/rule-edition.loaders.ts';
import { outcomesOfEach, type SanctionKnown, type SanctionOutcome } from './effect.rules.ts';
import { sanctionsOf } from './effect.sql.ts';

/** The sanctions of officers that were decided by the day of the query, each with its period and its effects, by officer. */
export const sanctionOutcomesOf = loader<number, readonly SanctionOutcome[]>(async (officerIds, context) => {
  const [sanctions, rules] = await Promise.all([
    readRows<SanctionKnown>(context, 'generic', (statement) =>
      sanctionsOf(statement.value(officerIds, 'int[]'), (alias) => statement.believed(alias), statement.day),
    ),
    editionsOf(context).load('sanction.'),
  ]);
  return outcomesOfEach(officerIds, sanctions, rules);
});
