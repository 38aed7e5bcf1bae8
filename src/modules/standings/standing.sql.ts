import { officerCovered, unitCovered, type Covered } from '../../record/reach.ts';
import { joinSql, sql, type Sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import {
  concernedSteps,
  criteriaOfJson,
  personMeets,
  placeMeets,
  postMeets,
  asksForPost,
  type Asked,
  type CriteriaColumns,
} from '../programs/concerned.sql.ts';
import { measured, periodColumns } from './measure.sql.ts';

/** How a subject stands to one requirement, which is known by its place among those of the program. */
export interface LineRow {
  readonly place: number;
  readonly value: number | null;
  readonly met: boolean | null;
  readonly from: Day | null;
  readonly to: Day | null;
}

export interface StandingRow {
  readonly programId: number;
  readonly officerId: number | null;
  readonly unitId: number | null;
  readonly met: boolean | null;
  readonly lines: readonly LineRow[];
}

export const STANDING_COLUMNS = sql`s.program_id AS "programId", s.officer_id AS "officerId", s.unit_id AS "unitId", s.met, s.lines`;

/** The condition that a `subject` is covered. */
export const subjectCovered = (statement: TemporalStatement, covered: Covered): Sql =>
  covered === 'everywhere'
    ? sql`TRUE`
    : sql`CASE WHEN subject.officer_id IS NULL THEN ${unitCovered(statement, sql`subject.unit_id`, covered)}
    ELSE ${officerCovered(statement, sql`subject.officer_id`, covered)} END`;

/** Of which units somebody may read how they stand: to programs that warn of risks, and to others. */
export interface StandingReach {
  readonly others: Covered;
  readonly warnings: Covered;
}

/** The condition that the standing of a `subject` is covered: to a program that warns of risks by another scope. */
export const standingCovered = (statement: TemporalStatement, { others, warnings }: StandingReach): Sql =>
  sql`CASE WHEN EXISTS (SELECT FROM program WHERE program.program_id = subject.program_id AND program.kind = 'WARNING')
  THEN ${subjectCovered(statement, warnings)} ELSE ${subjectCovered(statement, others)} END`;

/** The condition that a `subject` is, or belongs to, one of some units on the day. */
const subjectWithin = (statement: TemporalStatement, units: readonly number[]): Sql => {
  const ids = statement.value(units, 'int[]');
  return sql`CASE WHEN subject.officer_id IS NULL THEN subject.unit_id = ANY(${ids}) ELSE EXISTS (
    SELECT FROM assignment_version a WHERE a.officer_id = subject.officer_id AND a.kind = 'PRIMARY' AND a.unit_id = ANY(${ids})
      AND ${statement.holds('a')}) END`;
};

/** The condition on the `subject`s that are wanted. */
export const wanted = (statement: TemporalStatement, covered: Covered, within: readonly number[] | null): Sql =>
  joinSql(
    [subjectCovered(statement, covered), ...(within === null ? [] : [subjectWithin(statement, within)])],
    ' AND ',
  );

/** The criteria of a requirement, which `requirement` has read out of JSON once. */
const CRITERIA: CriteriaColumns = {
  categories: sql`requirement.categories`,
  grades: sql`requirement.grades`,
  reach: sql`requirement.reach`,
  roles: sql`requirement.roles`,
  monthsFrom: sql`requirement.months_from`,
  monthsUnder: sql`requirement.months_under`,
  unitCategories: sql`requirement.unit_categories`,
  unitKinds: sql`requirement.unit_kinds`,
};

/** The columns of `requirement` for what criteria in JSON say. */
function criteriaColumns(json: Sql): Sql {
  const of = criteriaOfJson(json);
  return sql`${of.categories} AS categories, ${of.grades} AS grades, ${of.reach} AS reach, ${of.roles} AS roles,
      ${of.monthsFrom} AS months_from, ${of.monthsUnder} AS months_under, ${of.unitCategories} AS unit_categories, ${of.unitKinds} AS unit_kinds`;
}

/**
 * SELECT of the wanted subjects with each requirement, by its `place`, that is asked of them: criteria of its own are met besides those of
 * the program. They keep their columns: the database takes the many for few, and would look for each of them among all of them again.
 */
const askedOf = (day: Sql): Sql => sql`SELECT subject.*, requirement.place
  FROM wanted subject JOIN requirement ON requirement.program_id = subject.program_id AND NOT requirement.chosen
  UNION ALL
  SELECT subject.*, requirement.place
  FROM wanted subject JOIN reached ON reached.program_id = subject.program_id AND reached.id = subject.id AND subject.officer_id IS NULL
  JOIN requirement ON requirement.program_id = subject.program_id AND requirement.chosen AND ${placeMeets(CRITERIA, sql`reached`)}
  UNION ALL
  SELECT o.*, requirement.place
  FROM wanted o JOIN program ON program.program_id = o.program_id
  JOIN requirement ON requirement.program_id = o.program_id AND requirement.chosen
  WHERE o.officer_id IS NOT NULL AND NOT ${asksForPost(CRITERIA)} AND ${personMeets(CRITERIA, day)}
  UNION ALL
  SELECT o.*, there.place FROM (
    SELECT DISTINCT post.program_id, post.officer_id, requirement.place
    FROM requirement JOIN program ON program.program_id = requirement.program_id
    JOIN post ON post.program_id = requirement.program_id
    WHERE requirement.chosen AND ${asksForPost(CRITERIA)} AND ${postMeets(CRITERIA)}
  ) there JOIN wanted o ON o.program_id = there.program_id AND o.officer_id = there.officer_id
  JOIN requirement ON requirement.program_id = there.program_id AND requirement.place = there.place
  WHERE ${personMeets(CRITERIA, day)}`;

const MET = sql`CASE WHEN requirement.minimum IS NULL AND requirement.maximum IS NULL THEN NULL
    ELSE (requirement.minimum IS NULL OR measure.value >= requirement.minimum)
      AND (requirement.maximum IS NULL OR measure.value <= requirement.maximum) END`;

const numberOf = (name: Sql): Sql => sql`(r.value ->> ${name})::numeric`;

/**
 * The steps of a statement that end with `line`, one for each subject and requirement that is asked of it, and `standing`, one for
 * each subject. `among` is the condition on those `subject`s that are wanted: others are not measured. `withheld`: the officers about whom
 * nothing confidential is told to who reads. `counted` is the condition on the `requirement`s that are measured; default: all.
 */
export const standingSteps = (
  statement: TemporalStatement,
  asked: Asked,
  among: Sql,
  withheld: readonly number[],
  counted: Sql = sql`TRUE`,
): Sql =>
  sql`${concernedSteps(statement, asked)}, wanted AS MATERIALIZED (
  SELECT subject.* FROM subject WHERE ${among}
), requirement AS MATERIALIZED (
  SELECT requirement.* FROM (SELECT d.*, ${periodColumns(sql`d.per`, statement.day)} FROM (
    SELECT program.program_id, program.kind, r.place::int AS place, r.value ->> 'name' AS name, r.value ->> 'measure' AS measure, r.value ->> 'per' AS per,
      ${numberOf(sql`'minimum'`)} AS minimum, ${numberOf(sql`'maximum'`)} AS maximum, r.value ->> 'tally' AS tally,
      r.value ->> 'activityKind' AS activity_kind, r.value ->> 'dutyKind' AS duty_kind, r.value ->> 'placeKind' AS place_kind,
      r.value ->> 'unitKind' AS unit_kind, r.value ->> 'unitName' AS unit_name, nullif(r.value -> 'criteria', 'null') IS NOT NULL AS chosen,
      ${criteriaColumns(sql`nullif(r.value -> 'criteria', 'null')`)}
    FROM program CROSS JOIN LATERAL jsonb_array_elements(program.requirements::jsonb) WITH ORDINALITY AS r(value, place)
  ) d) requirement WHERE ${counted}
), asked AS MATERIALIZED (
  ${askedOf(statement.day)}
), line AS MATERIALIZED (
  SELECT subject.program_id, subject.id, subject.officer_id, subject.place, measure.value, ${MET} AS met,
    requirement.minimum IS NOT NULL OR requirement.maximum IS NOT NULL AS limited, period.first_day, period.end_day
  FROM asked subject JOIN requirement ON requirement.program_id = subject.program_id AND requirement.place = subject.place
  CROSS JOIN LATERAL (
    SELECT CASE requirement.per WHEN 'ONCE' THEN subject.since ELSE requirement.first_day END AS first_day, requirement.end_day OFFSET 0
  ) period
  CROSS JOIN LATERAL (SELECT ${measured(statement, statement.value(withheld, 'int[]'))} AS value OFFSET 0) measure
), standing AS MATERIALIZED (
  SELECT subject.program_id, subject.id, subject.officer_id, subject.unit_id, subject.sort, subject.name, coalesce(l.asked, 0) AS asked,
    CASE WHEN l.short THEN FALSE WHEN l.unknown THEN NULL ELSE TRUE END AS met, coalesce(l.lines, '[]') AS lines
  FROM wanted subject LEFT JOIN (
    SELECT line.program_id, line.id, count(*)::int AS asked,
      bool_or(line.limited AND NOT line.met) AS short, bool_or(line.limited AND line.met IS NULL) AS unknown,
      json_agg(json_build_object('place', line.place, 'value', line.value::float8, 'met', line.met, 'from', line.first_day, 'to', line.end_day)
        ORDER BY line.place) AS lines
    FROM line GROUP BY line.program_id, line.id
  ) l ON l.program_id = subject.program_id AND l.id = subject.id
)`;
