import { partialSum } from '../../record/invariants.ts';
import type { Sql } from '../../sql/sql.ts';

/** The targets of a policy are 10000 basis points. */
export const SELECTION_INVARIANTS: readonly Sql[] = [
  partialSum('selection_policy', { part: 'selection_target', key: 'policy_id', points: 'basis_points' }),
];
