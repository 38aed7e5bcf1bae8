import type { SelectionRoundStatus } from '../../generated/prisma/enums.ts';
import { dated, oneOf, type FactsOf } from '../../record/declaration.ts';

/** The status of a selection round; its unit, policy, title, vacancies and ranking never change. */
export const SELECTION_ROUND = dated({
  type: 'SelectionRound',
  table: 'selection_round',
  owner: 'round_id',
  alias: 'v',
  facts: {
    status: oneOf<SelectionRoundStatus>('SelectionRoundStatus')(),
  },
});

export type RoundFacts = FactsOf<typeof SELECTION_ROUND>;
