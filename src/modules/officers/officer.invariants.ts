import { outside, standing } from '../../record/invariants.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { OFFICER } from './officer.declaration.ts';

const LEFT = sql`('RETIRED', 'SEPARATED', 'DECEASED')`;

const heldAfterwards = sql`SELECT 'assignment_version ' || a.id || ': it is held by officer ' || o.officer_id || ', who is '
  || o.status || ' from ' || lower(o.days) AS line
FROM ${standing('officer_version')} o
JOIN ${standing('assignment_version')} a ON a.officer_id = o.officer_id AND a.days && o.days
WHERE o.status IN ${LEFT} ORDER BY a.id, o.id`;

/** Two posts of an officer that hold on one day and meet a condition. */
const besides = (line: Sql, condition: Sql): Sql =>
  sql`SELECT 'assignment_version ' || ${line} || a.officer_id AS line
FROM ${standing('assignment_version')} a
JOIN ${standing('assignment_version')} b ON b.officer_id = a.officer_id AND b.days && a.days AND ${condition}
ORDER BY a.id, b.id`;

// two primary posts of a day are found as such
const heldTwice = besides(
  sql`a.id || ' and ' || b.id || ': the very post is held twice at once by officer '`,
  sql`b.id > a.id AND b.title = a.title AND b.unit_id IS NOT DISTINCT FROM a.unit_id
  AND b.external_organ IS NOT DISTINCT FROM a.external_organ AND NOT (a.kind = 'PRIMARY' AND b.kind = 'PRIMARY')`,
);

const secondedToOwnUnit = besides(
  sql`a.id || ': it is a secondment to the unit of the primary post of officer '`,
  sql`a.kind = 'SECONDMENT' AND b.kind = 'PRIMARY' AND b.unit_id = a.unit_id`,
);

const numberAfterwards = sql`SELECT 'officer_version ' || o.id || ': officer ' || o.officer_id || ' has a police number and is '
  || o.status AS line
FROM ${standing('officer_version')} o WHERE o.police_number IS NOT NULL AND o.status IN ${LEFT} ORDER BY o.id`;

const promotedAfterwards = sql`SELECT 'officer_version ' || o.id || ': officer ' || o.officer_id
  || ' has another rank or grade than on the day before, and is ' || o.status AS line
FROM ${standing('officer_version')} o
JOIN ${standing('officer_version')} b ON b.officer_id = o.officer_id AND b.valid_to = o.valid_from
WHERE o.status IN ${LEFT} AND (b.rank IS DISTINCT FROM o.rank OR b.grade IS DISTINCT FROM o.grade) ORDER BY o.id`;

const rankOfAuxiliary = sql`SELECT 'officer_version ' || o.id || ': officer ' || o.officer_id
  || ' is an auxiliary and has a rank' AS line
FROM ${standing('officer_version')} o WHERE o.category = 'AUXILIARY' AND o.rank IS NOT NULL ORDER BY o.id`;

const backFromDeath = sql`SELECT 'officer_version ' || o.id || ': officer ' || o.officer_id || ' is ' || o.status
  || ' after having died' AS line
FROM ${standing('officer_version')} o WHERE o.status <> 'DECEASED' AND EXISTS (
  SELECT FROM ${standing('officer_version')} d
  WHERE d.officer_id = o.officer_id AND d.status = 'DECEASED' AND d.valid_from < o.valid_from) ORDER BY o.id`;

/** What is kept of how many there are is what the record says. */
export const HEADCOUNT_INVARIANTS: readonly Sql[] = [
  sql`SELECT 'headcount ' || unit_id || ', ' || day || ': it does not agree with who is on record' AS line
FROM headcount_of_record() n FULL JOIN headcount h USING (unit_id, day)
WHERE (coalesce(n.people, 0), coalesce(n.police, 0), coalesce(n.auxiliaries, 0))
  <> (coalesce(h.people, 0), coalesce(h.police, 0), coalesce(h.auxiliaries, 0)) ORDER BY unit_id, day`,
  sql`SELECT 'headcount_total ' || unit_id || ': it is not the sum of its days' AS line
FROM (SELECT unit_id, sum(people) AS people, sum(police) AS police, sum(auxiliaries) AS auxiliaries FROM headcount GROUP BY unit_id) n
FULL JOIN headcount_total t USING (unit_id)
WHERE (coalesce(n.people, 0), coalesce(n.police, 0), coalesce(n.auxiliaries, 0))
  <> (coalesce(t.people, 0), coalesce(t.police, 0), coalesce(t.auxiliaries, 0)) ORDER BY unit_id`,
];

/**
 * A unit and an officer are there on every day of an assignment; nobody holds the very post twice, is seconded to the own
 * unit, or holds a post, has a number or is promoted after having left; ranks are for police officers; nobody is back after having died.
 */
export const OFFICER_INVARIANTS: readonly Sql[] = [
  outside('assignment_version', 'unit_id', UNIT, 'it is in'),
  outside('assignment_version', 'officer_id', OFFICER, 'it is held by'),
  heldAfterwards,
  heldTwice,
  secondedToOwnUnit,
  numberAfterwards,
  promotedAfterwards,
  rankOfAuxiliary,
  backFromDeath,
];
