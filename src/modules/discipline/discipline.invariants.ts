import { outside } from '../../record/invariants.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { OFFICER } from '../officers/officer.declaration.ts';

const ofAnotherDay = sql`SELECT 'sanction ' || v.sanction_id || ': it begins on ' || min(v.valid_from) || ' and was decided on '
  || min(v.decided_on) AS line
FROM sanction_version v WHERE ${believedNow('v')} GROUP BY v.sanction_id
HAVING min(v.valid_from) <> min(v.decided_on) OR min(v.decided_on) <> max(v.decided_on) ORDER BY v.sanction_id`;

const endedAtOnce = sql`SELECT 'sanction_version ' || v.id || ': it is lifted from the day of the decision on' AS line
FROM sanction_version v WHERE v.lifted AND v.valid_from = v.decided_on AND ${believedNow('v')} ORDER BY v.id`;

const sanctionOfAnother = sql`SELECT DISTINCT 'liability_finding ' || f.id || ': it led to a sanction of another officer' AS line
FROM liability_finding f
JOIN case_liability_version c ON c.liability_id = f.liability_id AND ${believedNow('c')}
JOIN sanction_version s ON s.sanction_id = f.sanction_id AND ${believedNow('s')}
WHERE ${believedNow('f')} AND s.officer_id <> c.officer_id ORDER BY 1`;

/** A sanction begins on the day of its decision, of somebody on record, and is lifted later; what a finding led to is of the officer. */
export const DISCIPLINE_INVARIANTS: readonly Sql[] = [
  outside('sanction_version', 'officer_id', OFFICER, 'it is of'),
  outside('case_liability_version', 'officer_id', OFFICER, 'it is of'),
  ofAnotherDay,
  endedAtOnce,
  sanctionOfAnother,
];
