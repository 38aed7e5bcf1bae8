import { dated, reference, type FactsOf } from '../../record/declaration.ts';

/** When a selection policy is in force, and for which unit; its key, method and targets never change. */
export const SELECTION_POLICY = dated({
  type: 'SelectionPolicy',
  table: 'selection_policy',
  owner: 'policy_id',
  alias: 'v',
  basisRead: true,
  unique: [{ of: ['unitId'] }],
  facts: {
    unitId: reference('Unit', { recordedAs: 'unit' }),
  },
});

export type PolicyFacts = FactsOf<typeof SELECTION_POLICY>;
