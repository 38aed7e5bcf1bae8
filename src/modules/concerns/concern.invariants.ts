import { outside } from '../../record/invariants.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { OFFICER } from '../officers/officer.declaration.ts';

const keyAgainstWords = sql`SELECT DISTINCT 'concern ' || v.concern_id || CASE WHEN v.expunged
  THEN ': it is expunged, and the key of its words is there' ELSE ': the key of its words is gone, and it is not expunged' END AS line
FROM concern_version v WHERE ${believedNow('v')}
  AND v.expunged = EXISTS (SELECT FROM word_key w WHERE w.concern_id = v.concern_id) ORDER BY 1`;

const withoutFirstStep = sql`SELECT DISTINCT 'concern ' || v.concern_id || ': no step tells that it was found on ' || v.valid_from AS line
FROM concern_version v WHERE ${believedNow('v')} AND NOT EXISTS (
  SELECT FROM concern_step s WHERE s.concern_id = v.concern_id AND s.taken_on = v.valid_from AND s.stage = 'FOUND' AND ${believedNow('s')}
) ORDER BY 1`;

const afterItsEnd = sql`SELECT 'concern_step ' || s.id || ': it comes after the end of the concern' AS line
FROM concern_step s WHERE ${believedNow('s')} AND EXISTS (
  SELECT FROM concern_step e WHERE e.concern_id = s.concern_id AND e.stage IN ('CLOSED', 'REFERRED') AND ${believedNow('e')}
    AND (e.taken_on, e.id) < (s.taken_on, s.id)
) ORDER BY s.id`;

/** A concern is about somebody on record, begins by being found and ends once; its words are sealed, or it is expunged. */
export const CONCERN_INVARIANTS: readonly Sql[] = [
  outside('concern_version', 'officer_id', OFFICER, 'it is about'),
  keyAgainstWords,
  withoutFirstStep,
  afterItsEnd,
];
