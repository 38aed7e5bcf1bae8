import { sql, type Sql } from '../../sql/sql.ts';
import { believedNow, holdOn } from '../../time/temporal.ts';

/** A recommendation is signed on a day on which its round is open. */
export const RECOMMENDATION_INVARIANTS: readonly Sql[] = [
  sql`SELECT 'recommendation_version ' || rc.id || ': it is signed on a day on which its round is not open' AS line
FROM recommendation_version rc WHERE ${believedNow('rc')} AND NOT EXISTS (
  SELECT FROM selection_round_version v WHERE v.round_id = rc.round_id AND v.status = 'OPEN' AND ${believedNow('v')}
    AND ${holdOn('v', sql`rc.signed_on`)}
) ORDER BY rc.id`,
];
