import { joinSql, sql, type Sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';

const HELD: readonly Sql[] = [
  sql`SELECT 'evaluation ' || e.id AS row, e.officer_id FROM evaluation e
WHERE EXISTS (SELECT FROM evaluation_version v WHERE v.evaluation_id = e.id AND ${believedNow('v')})`,
  sql`SELECT 'selection ' || s.id, s.officer_id FROM selection s WHERE ${believedNow('s')}`,
  sql`SELECT 'attendance ' || a.id, a.officer_id FROM attendance a WHERE ${believedNow('a')}`,
  sql`SELECT 'tally ' || t.id, t.officer_id FROM tally t WHERE ${believedNow('t')}`,
  sql`SELECT 'honor_recipient ' || r.id, r.officer_id FROM honor_recipient r WHERE ${believedNow('r')}
AND EXISTS (SELECT FROM honor_version v WHERE v.honor_id = r.honor_id AND ${believedNow('v')})`,
];

/** Nothing without days of its own is of an officer whose record was merged into another; what has days is of one who is there. */
export const MERGE_INVARIANTS: readonly Sql[] = [
  sql`SELECT h.row || ': it is of officer ' || h.officer_id || ', who was merged into officer ' || m.into_id AS line
FROM officer_merge m JOIN LATERAL (${joinSql(HELD, ' UNION ALL ')}) h ON h.officer_id = m.officer_id
WHERE ${believedNow('m')} ORDER BY h.row`,
];
