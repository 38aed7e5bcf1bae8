import { outside, standing } from '../../record/invariants.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { OFFICER } from './officer.declaration.ts';

const heldAfterwards = sql`SELECT 'assignment_version ' || a.id || ': it is held by officer ' || o.officer_id || ', who is '
  || o.status || ' from ' || lower(o.days) AS line
FROM ${standing('officer_version')} o
JOIN ${standing('assignment_version')} a ON a.officer_id = o.officer_id AND a.days && o.days
WHERE o.status IN ('RETIRED', 'SEPARATED', 'DECEASED') ORDER BY a.id, o.id`;

/** A unit and an officer are there on every day of an assignment, and nobody holds one who has left. */
export const OFFICER_INVARIANTS: readonly Sql[] = [
  outside('assignment_version', 'unit_id', UNIT, 'it is in'),
  outside('assignment_version', 'officer_id', OFFICER, 'it is held by'),
  heldAfterwards,
];
