import { outside, standing } from '../../record/invariants.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { PLACE } from './place.declaration.ts';
import { circlesOfPlaces } from './place.tree.ts';

/** A place is part of one that is there, and not of itself. */
export const PLACE_INVARIANTS: readonly Sql[] = [
  outside('place_version', 'parent_id', PLACE, 'it is part of'),
  circlesOfPlaces(sql`SELECT place_id, parent_id, days FROM ${standing('place_version')} v`),
];

const heldAfterwards = sql`SELECT 'duty_version ' || d.id || ': it is held by officer ' || o.officer_id || ', who is '
  || o.status || ' from ' || lower(o.days) AS line
FROM ${standing('officer_version')} o
JOIN ${standing('duty_version')} d ON d.officer_id = o.officer_id AND d.days && o.days
WHERE o.status IN ('RETIRED', 'SEPARATED', 'DECEASED') ORDER BY d.id, o.id`;

const answeringToItself = sql`WITH RECURSIVE up AS (
  SELECT duty_id AS start, above_id, days FROM ${standing('duty_version')} v WHERE above_id IS NOT NULL
  UNION
  SELECT up.start, d.above_id, up.days * d.days FROM up
  JOIN ${standing('duty_version')} d ON d.duty_id = up.above_id AND d.days && up.days
  WHERE up.above_id <> up.start AND d.above_id IS NOT NULL
)
SELECT 'duty ' || start || ': it answers to itself from ' || min(lower(days)) AS line
FROM up WHERE above_id = start GROUP BY start ORDER BY start`;

/** Who holds a duty serves and is there as long as it is held, and so is what it is for; no duty answers to itself. */
export const DUTY_INVARIANTS: readonly Sql[] = [
  outside('duty_version', 'officer_id', OFFICER, 'it is held by'),
  outside('duty_version', 'unit_id', UNIT, 'it is held by'),
  outside('duty_version', 'target_place_id', PLACE, 'it is for'),
  outside('duty_version', 'target_unit_id', UNIT, 'it is for'),
  heldAfterwards,
  answeringToItself,
];
