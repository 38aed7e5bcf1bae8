import { sql, sqlText, type Sql } from '../../../sql/sql.ts';
import { TIME_ZONE } from '../../../time/day.ts';
import { believedAt, type TemporalStatement } from '../../../time/temporal.ts';

/** What an amendment changes of a row of results. */
const resultOf = (row: Sql): Sql => sql`(${row}.total, ${row}.grade, ${row}.band_grade, ${row}.capped)`;

/**
 * The condition that an appeal `a` was upheld, as `v` tells, and the result of the evaluation `e` stands as it was when that was filed: what
 * was amended before may be what was appealed against, and an amendment that was undone since answers nothing. Many appeals are recorded
 * later than they were filed, by when they may have been answered: the result on record at the end of the day of the filing counts, and
 * the one at the recording where there was none by then.
 */
export const awaitsAmendment = (statement: TemporalStatement): Sql =>
  sql`(v.status = 'UPHELD' AND coalesce((
  SELECT CASE WHEN c.id IS NULL THEN NOT r.amended ELSE ${resultOf(sql`r`)} IS NOT DISTINCT FROM ${resultOf(sql`c`)} END
  FROM evaluation_version r
  CROSS JOIN (SELECT min(f.recorded_at) AS at FROM evaluation_appeal_version f WHERE f.appeal_id = a.id) f
  LEFT JOIN LATERAL (
    SELECT x.* FROM evaluation_version x
    JOIN (VALUES (1, least(f.at, (a.filed_on + 1)::timestamp AT TIME ZONE ${sqlText(TIME_ZONE)})), (2, f.at)) AS k(n, at)
      ON ${believedAt('x', sql`k.at`)}
    WHERE x.evaluation_id = a.evaluation_id AND (x.total IS NOT NULL OR x.grade <> 'NOT_GRADED')
    ORDER BY k.n LIMIT 1
  ) c ON TRUE
  WHERE r.evaluation_id = a.evaluation_id AND ${statement.believed('r')}
), FALSE))`;
