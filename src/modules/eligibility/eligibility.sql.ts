import { sql, sqlName, type Sql } from '../../sql/sql.ts';
import { daysInclude, type TemporalStatement } from '../../time/temporal.ts';
import { ACTIVITY } from '../activities/activity.declaration.ts';
import { ATTENDANCE } from '../activities/attendance.declaration.ts';
import { isAssessment, isFinalized } from '../evaluations/cycle/cycle.sql.ts';
import { evaluationsThen } from '../evaluations/cycle/earlier-subject.sql.ts';
import { RECOMMENDATION } from '../recommendations/recommendation.declaration.ts';
import { REGULATION_RULE } from '../regulations/regulation-rule.declaration.ts';

// What is known of officers, and what the law says, as of a day: read by the same statements for an answer and for an act, so that
// the two do not disagree.

/** How many years back an honor speaks for somebody. */
const HONOR_YEARS = 3;

const list = (query: Sql): Sql => sql`coalesce((SELECT json_agg(l) FROM (${query}) l), '[]')`;

/** The results of finalized cycles of an officer, by the last day of the period; an assessment of competence is none, and gives an outcome. */
export const results = (
  statement: TemporalStatement,
  officer: Sql = sql`o.officer_id`,
): Sql => sql`SELECT (c.to_on - 1)::text AS "lastDay", v.grade, v.outcome,
    ${isAssessment(sql`c.scheme_id`)} AS assessment
  FROM ${evaluationsThen(statement)} e JOIN evaluation_cycle c ON c.id = e.cycle_id
  JOIN evaluation_version v ON v.evaluation_id = e.id AND ${statement.believed('v')}
  WHERE e.officer_id = ${officer} AND c.to_on <= ${statement.day} AND ${isFinalized(statement, sql`c.id`)}
  ORDER BY c.to_on, c.id`;

const versions = (statement: TemporalStatement): Sql => sql`SELECT v.valid_from::text AS "validFrom",
    v.valid_to::text AS "validTo", v.start_known AS "startKnown", v.rank, v.grade, v.status
  FROM officer_version v WHERE v.officer_id = o.officer_id AND ${statement.begun('v')} ORDER BY v.valid_from`;

const honors = (statement: TemporalStatement): Sql => sql`SELECT h.merit_class AS "meritClass", count(*)::int AS count
  FROM honor_recipient r JOIN honor_version h ON h.honor_id = r.honor_id
  WHERE r.officer_id = o.officer_id AND ${statement.believedSinceMade('r')} AND h.status = 'CONFERRED' AND ${statement.holds('h')}
    AND h.awarded_on > ${statement.day} - make_interval(years => ${HONOR_YEARS}) GROUP BY h.merit_class`;

/** The days of the training that an officer passed. */
const trainings = (statement: TemporalStatement): Sql => sql`ARRAY(SELECT t.attended_on::text
  FROM ${sqlName(ATTENDANCE.table)} t JOIN ${sqlName(ACTIVITY.versions)} v ON v.activity_id = t.activity_id AND v.kind = 'TRAINING' AND ${statement.holds('v')}
  WHERE t.officer_id = o.officer_id AND t.outcome = 'PASSED' AND ${statement.happened('t', 'attended_on')} ORDER BY 1)`;

/** How many recommend an officer in rounds that are open. */
const recommended = (
  statement: TemporalStatement,
): Sql => sql`(SELECT count(*)::int FROM ${sqlName(RECOMMENDATION.versions)} n
  JOIN selection_round_version r ON r.round_id = n.round_id AND r.status = 'OPEN' AND ${statement.holds('r')}
  WHERE n.candidate_id = o.officer_id AND NOT n.withdrawn AND ${statement.holds('n')})`;

/** The facts of officers with some ids, on record on the day, that decide what they are eligible for. */
export const eligibilityFacts = (statement: TemporalStatement, ids: Sql): Sql => sql`WITH home AS MATERIALIZED (
  SELECT a.officer_id, a.unit_id FROM assignment_version a
  WHERE a.officer_id = ANY(${ids}) AND a.kind = 'PRIMARY' AND ${statement.holds('a')}
), strength AS MATERIALIZED (
  SELECT d.unit_id, u.authorized_strength AS authorized, (
    SELECT count(*)::int FROM assignment_version b
    JOIN officer_version p ON p.officer_id = b.officer_id AND p.category = 'POLICE' AND ${statement.holds('p')}
    WHERE b.unit_id = d.unit_id AND b.kind = 'PRIMARY' AND ${statement.holds('b')}
  ) AS police
  FROM (SELECT DISTINCT home.unit_id FROM home) d JOIN unit_version u ON u.unit_id = d.unit_id AND ${statement.holds('u')}
  WHERE u.authorized_strength IS NOT NULL
)
SELECT o.officer_id AS "officerId", o.name, o.name_pinyin AS "namePinyin", o.category, o.status, o.joined_on::text AS "joinedOn",
  CASE WHEN o.status = 'SUSPENDED' THEN o.valid_to::text END AS "suspendedUntil",
  strength.authorized, strength.police, ${list(versions(statement))} AS versions, ${list(results(statement))} AS results,
  ${list(honors(statement))} AS honors, ${trainings(statement)} AS trainings, ${recommended(statement)} AS recommended
FROM officer_version o LEFT JOIN home ON home.officer_id = o.officer_id LEFT JOIN strength ON strength.unit_id = home.unit_id
WHERE o.officer_id = ANY(${ids}) AND ${statement.holds('o')}`;

/** What the law of the day says: numbers that offices adopt, steps of ranks, and the probation; one row. */
export const lawOfTheDay = (
  statement: TemporalStatement,
): Sql => sql`SELECT ${list(sql`SELECT r.key, v.value::float8 AS value, v.article, v.confirmed
  FROM ${sqlName(REGULATION_RULE.versions)} v JOIN ${sqlName(REGULATION_RULE.table)} r ON r.id = v.rule_id WHERE ${statement.holds('v')}`)} AS rules,
  ${list(sql`SELECT s.from_rank AS "from", s.to_rank AS "to", s.years, s.article FROM rank_step s
  WHERE ${daysInclude('s', statement.day)}`)} AS steps,
  (SELECT json_build_object('months', e.value, 'article', e.article) FROM evaluation_rule e
  WHERE e.kind = 'PROBATION_MONTHS' AND ${daysInclude('e', statement.day)} LIMIT 1) AS probation`;
