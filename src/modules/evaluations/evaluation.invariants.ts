import { partialSum } from '../../record/invariants.ts';
import { sql, type Sql } from '../../sql/sql.ts';

/** An evaluation has a copy of the first day of its cycle, which leads an index. */
export const EVALUATION_INVARIANTS: readonly Sql[] = [
  sql`SELECT 'evaluation ' || e.id || ': it begins on ' || e.from_on || ', and its cycle on ' || c.from_on AS line
FROM evaluation e JOIN evaluation_cycle c ON c.id = e.cycle_id WHERE e.from_on <> c.from_on ORDER BY e.id`,
];

/** The indicators of a scheme weigh 10000 basis points, and so do its groups of evaluators, if it has any. */
export const SCHEME_INVARIANTS: readonly Sql[] = [
  partialSum('evaluation_scheme', { part: 'indicator', key: 'scheme_id', points: 'weight_basis_points' }),
  partialSum('evaluation_scheme', {
    part: 'evaluator_group',
    key: 'scheme_id',
    points: 'weight_basis_points',
    partless: true,
  }),
];
