import { joinSql, sql, sqlName, sqlText, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { ACTIVITY } from '../activities/activity.declaration.ts';
import { ATTENDANCE } from '../activities/attendance.declaration.ts';
import { openConcerns } from '../concerns/concern.sql.ts';
import { lastUnitOf } from '../officers/last-unit.sql.ts';
import { SANCTION } from '../discipline/sanction.declaration.ts';
import { DUTY } from '../duties/duty.declaration.ts';
import { PLACE } from '../duties/place.declaration.ts';
import type { RequirementMeasure, RequirementPeriod } from '../programs/program.vocabulary.ts';
import { RECOMMENDATION } from '../recommendations/recommendation.declaration.ts';
import { roundStatusOn } from '../selection/recommended.sql.ts';
import { TALLY } from '../tallies/tally.declaration.ts';
import { subtreeIds } from '../units/unit.tree.ts';
import { rollOf } from '../officers/serving.sql.ts';
import { PERIOD_MONTHS } from './period.rules.ts';

// What requirements measure of a `subject`, in the days from `period.first_day` to `period.end_day`, which is excluded, as known at
// the moment. Each fact counts from its own day on, so that the standing of an earlier day is what it was.

export const TALLIES = sqlName(TALLY.table);
export const DUTIES = sqlName(DUTY.versions);
export const PLACES = sqlName(PLACE.versions);
const SANCTIONS = sqlName(SANCTION.versions);
const ACTIVITIES = sqlName(ACTIVITY.versions);
const ATTENDANCES = sqlName(ATTENDANCE.table);
const RECOMMENDATIONS = sqlName(RECOMMENDATION.versions);

/** Since ever: of what is measured on the day, and of ONCE, which begins with the subject. */
const OPEN = sql`NULL::date`;

/** The first day of the period that has a day in it. */
const FIRST_DAYS: Readonly<Record<RequirementPeriod, (day: Sql) => Sql>> = {
  MONTH: (day) => sql`date_trunc('month', ${day}::timestamp)::date`,
  QUARTER: (day) => sql`date_trunc('quarter', ${day}::timestamp)::date`,
  HALF_YEAR: (day) =>
    sql`make_date(extract(year FROM ${day})::int, CASE WHEN extract(month FROM ${day}) > 6 THEN 7 ELSE 1 END, 1)`,
  YEAR: (day) => sql`date_trunc('year', ${day}::timestamp)::date`,
  ONCE: () => OPEN,
  STANDING: () => OPEN,
  ROUND: () => OPEN,
};

/** CASE over the values of an enum. */
const caseOf = (value: Sql, arms: readonly (readonly [string, Sql])[]): Sql =>
  sql`CASE ${value} ${joinSql(
    arms.map(([name, result]) => sql`WHEN ${sqlText(name)} THEN ${result}`),
    '\n    ',
  )} END`;

/** The first day of a period of a kind that has a day in it. */
const firstDayOf = (per: Sql, day: Sql): Sql =>
  caseOf(
    per,
    Object.entries(FIRST_DAYS).map(([name, of]) => [name, of(day)] as const),
  );

/** The first day after it; NULL where it has no end. */
export function endDayOf(per: Sql, day: Sql): Sql {
  const months = caseOf(
    per,
    Object.entries(PERIOD_MONTHS).map(([name, count]) => [name, sql`${count}`] as const),
  );
  return sql`(${firstDayOf(per, day)} + make_interval(months => ${months}))::date`;
}

/** The columns `first_day` and `end_day` of a period of a kind, at a day. */
export const periodColumns = (per: Sql, day: Sql): Sql =>
  sql`${firstDayOf(per, day)} AS first_day, ${endDayOf(per, day)} AS end_day`;

/** The condition that a day is in the period. */
const inPeriod = (column: Sql): Sql =>
  sql`(period.first_day IS NULL OR ${column} >= period.first_day) AND (period.end_day IS NULL OR ${column} < period.end_day)`;

const OFFICER = sql`officer_id = subject.officer_id`;
const UNIT = sql`unit_id = subject.unit_id`;

/** The condition that what a requirement names is so, where it names it. */
const asked = (name: Sql, column: Sql): Sql => sql`(requirement.${name} IS NULL OR ${column} = requirement.${name})`;

const tallied = (statement: TemporalStatement, whose: Sql): Sql =>
  sql`(SELECT sum(t.value) FROM ${TALLIES} t WHERE t.key = requirement.tally AND t.${whose}
    AND ${statement.happened('t', 'last_on')} AND ${inPeriod(sql`t.last_on`)} AND (period.first_day IS NULL OR t.from_day >= period.first_day))`;

/** Of a TRAINING program without activities of its own, all training counts by its hours. */
const ofItsActivities = (statement: TemporalStatement): Sql =>
  sql`(v.program_id = requirement.program_id OR requirement.measure = 'HOURS' AND requirement.kind = 'TRAINING' AND v.kind = 'TRAINING'
    AND NOT EXISTS (SELECT FROM ${ACTIVITIES} own WHERE own.program_id = requirement.program_id AND ${statement.holds('own')}))`;

const attended = (statement: TemporalStatement, counted: Sql, whose: Sql): Sql =>
  sql`(SELECT ${counted} FROM ${ATTENDANCES} t JOIN ${ACTIVITIES} v ON v.activity_id = t.activity_id AND ${statement.holds('v')}
    WHERE t.${whose} AND ${statement.happened('t', 'attended_on')} AND ${inPeriod(sql`t.attended_on`)}
      AND t.outcome IN ('ATTENDED', 'PASSED') AND NOT t.presenter AND NOT v.cancelled
      AND ${asked(sql`activity_kind`, sql`v.kind::text`)} AND ${ofItsActivities(statement)})`;

const held = (statement: TemporalStatement, whose: Sql): Sql =>
  sql`(SELECT count(*) FROM ${DUTIES} d LEFT JOIN ${PLACES} l ON l.place_id = d.target_place_id AND ${statement.holds('l')}
    WHERE d.${whose} AND d.program_id = requirement.program_id AND ${statement.holds('d')}
      AND ${asked(sql`duty_kind`, sql`d.kind::text`)} AND ${asked(sql`place_kind`, sql`l.kind::text`)})`;

const organized = (statement: TemporalStatement): Sql =>
  sql`(SELECT count(*) FROM ${ACTIVITIES} v WHERE v.organizer_id = subject.unit_id AND v.program_id = requirement.program_id
    AND ${statement.holds('v')} AND NOT v.cancelled AND v.starts_on <= ${statement.day} AND ${inPeriod(sql`v.starts_on`)}
    AND ${asked(sql`activity_kind`, sql`v.kind::text`)})`;

const below = (statement: TemporalStatement): Sql => subtreeIds(statement, sql`subject.unit_id`);

const subunits = (statement: TemporalStatement): Sql =>
  sql`(SELECT count(*) FROM unit_version u WHERE u.parent_id = subject.unit_id AND ${statement.holds('u')}
    AND ${asked(sql`unit_kind`, sql`u.kind::text`)} AND (requirement.unit_name IS NULL OR position(requirement.unit_name IN u.name) > 0))`;

/** Units of the kind below a unit, with all below these. */
const ofKindBelow = (statement: TemporalStatement): Sql =>
  sql`ARRAY(SELECT inner_units.id FROM unit_version u CROSS JOIN LATERAL unnest(${subtreeIds(statement, sql`u.unit_id`)}) AS inner_units(id)
      WHERE u.unit_id = ANY(${below(statement)}) AND u.kind::text = requirement.unit_kind AND ${statement.holds('u')})`;

const POLICE = sql`count(*) FILTER (WHERE o.category = 'POLICE')`;

const policeShare = (statement: TemporalStatement): Sql =>
  sql`(SELECT round(10000.0 * (SELECT ${POLICE} FROM ${rollOf(statement, ofKindBelow(statement))}) / nullif(n.police, 0), 2)
    FROM (SELECT ${POLICE} AS police FROM ${rollOf(statement, below(statement))}) n)`;

const vacancyShare = (statement: TemporalStatement): Sql =>
  sql`(SELECT round(10000.0 * (n.authorized - (SELECT ${POLICE} FROM ${rollOf(statement, below(statement))})) / nullif(n.authorized, 0), 2)
    FROM (SELECT sum(u.authorized_strength) AS authorized FROM unit_version u
      WHERE u.unit_id = ANY(${below(statement)}) AND ${statement.holds('u')}) n)`;

/** Rates of units with fewer officers would tell of persons. */
const RATED_FROM = 5;

/** Those whose last primary assignment was there when they left, otherwise than by retirement or death. */
const separations = (statement: TemporalStatement): Sql =>
  sql`(SELECT CASE WHEN n.officers >= ${RATED_FROM} THEN round(100.0 * (
      SELECT count(DISTINCT gone.officer_id) FROM assignment_version a
      JOIN officer_version gone ON gone.officer_id = a.officer_id AND gone.valid_from = a.valid_to AND gone.status = 'SEPARATED'
        AND ${statement.begun('gone')}
      WHERE a.unit_id = ANY(${below(statement)}) AND a.kind = 'PRIMARY' AND ${statement.begun('a')} AND ${inPeriod(sql`gone.valid_from`)}
    ) / n.officers, 2) END
    FROM (SELECT count(*) AS officers FROM ${rollOf(statement, below(statement))}) n)`;

/** Sanctions that were decided in the period and not overturned, of those who belong there or did last. */
const sanctioned = (statement: TemporalStatement): Sql =>
  sql`(SELECT CASE WHEN n.officers >= ${RATED_FROM} THEN round(100.0 * (
      SELECT count(*) FROM ${SANCTIONS} s WHERE s.valid_from = s.decided_on AND NOT s.overturned AND ${statement.begun('s')}
        AND ${inPeriod(sql`s.decided_on`)} AND ${lastUnitOf(statement, sql`s.officer_id`)} = ANY(${below(statement)})
    ) / n.officers, 2) END
    FROM (SELECT count(*) AS officers FROM ${rollOf(statement, below(statement))}) n)`;

/** Concerns open on the day, about those who belong there or did last; those are left out that are not for who reads. */
const openConcernsOf = (statement: TemporalStatement, withheld: Sql): Sql =>
  sql`(SELECT CASE WHEN n.officers >= ${RATED_FROM} THEN round(100.0 * (
      SELECT count(*) FROM (${openConcerns(statement)}) cn WHERE cn.officer_id <> ALL(${withheld})
        AND ${lastUnitOf(statement, sql`cn.officer_id`)} = ANY(${below(statement)})
    ) / n.officers, 2) END
    FROM (SELECT count(*) AS officers FROM ${rollOf(statement, below(statement))}) n)`;

/** What stands of what was recommended; per ROUND the most in one round that is open on the day. */
const recommended = (statement: TemporalStatement): Sql =>
  sql`(SELECT coalesce(max(n.made), 0) FROM (
      SELECT count(*) AS made FROM ${RECOMMENDATIONS} rc WHERE rc.recommender_id = subject.officer_id
        AND rc.program_id = requirement.program_id AND NOT rc.withdrawn AND ${statement.holds('rc')} AND ${inPeriod(sql`rc.signed_on`)}
        AND (requirement.per <> 'ROUND' OR ${roundStatusOn(statement, sql`rc.round_id`)} = 'OPEN')
      GROUP BY CASE WHEN requirement.per = 'ROUND' THEN rc.round_id END
    ) n)`;

interface Measured {
  readonly officer?: (statement: TemporalStatement) => Sql;
  /** `withheld`: about whom nothing confidential is told to who reads. */
  readonly unit?: (statement: TemporalStatement, withheld: Sql) => Sql;
}

/** What is measured of officers, and of units; what neither has is not on record, and so not known. */
const MEASURES: Readonly<Record<RequirementMeasure, Measured>> = {
  ACTIVITIES: { unit: organized },
  ATTENDANCES: {
    officer: (statement) => attended(statement, sql`count(*)`, OFFICER),
    unit: (statement) => attended(statement, sql`count(*)`, UNIT),
  },
  DUTIES: { officer: (statement) => held(statement, OFFICER), unit: (statement) => held(statement, UNIT) },
  HOURS: { officer: (statement) => attended(statement, sql`coalesce(sum(t.hours), 0)`, OFFICER) },
  OPEN_CONCERNS: { unit: openConcernsOf },
  POLICE_SHARE: { unit: policeShare },
  RECOMMENDATIONS: { officer: recommended },
  SANCTIONS: { unit: sanctioned },
  SEPARATIONS: { unit: separations },
  SUBUNITS: { unit: subunits },
  TALLY: { officer: (statement) => tallied(statement, OFFICER), unit: (statement) => tallied(statement, UNIT) },
  VACANCY_SHARE: { unit: vacancyShare },
};

/** Measures that are shares or rates, which have no sum. */
export const SHARES: ReadonlySet<RequirementMeasure> = new Set([
  'OPEN_CONCERNS',
  'POLICE_SHARE',
  'SANCTIONS',
  'SEPARATIONS',
  'VACANCY_SHARE',
]);

/** What a `requirement` measures of a `subject` in a `period`, as a number; NULL where nothing tells. */
export function measured(statement: TemporalStatement, withheld: Sql): Sql {
  const armsOf = (whose: keyof Measured) =>
    Object.entries(MEASURES).flatMap(([measure, of]) => {
      const value = of[whose];
      return value ? [[measure, sql`${value(statement, withheld)}::numeric`] as const] : [];
    });
  return sql`CASE WHEN subject.officer_id IS NULL THEN ${caseOf(sql`requirement.measure`, armsOf('unit'))}
  ELSE ${caseOf(sql`requirement.measure`, armsOf('officer'))} END`;
}
