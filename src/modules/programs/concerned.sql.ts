import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { placedAbove, placedSubtree } from '../units/unit.tree.ts';
import { serves } from '../officers/serving.sql.ts';

// Whom a program concerns on a day, as the steps of a statement: `program`, the definitions asked about; `reached`, the units in
// the reach of each; `post`, the assignments in these; and `subject`, whom it concerns. Everything that says who is in a
// program stands on these.

/** Criteria in SQL, as columns of rows; lists are arrays of text, and an empty one is not set. */
export interface CriteriaColumns {
  readonly categories: Sql;
  readonly grades: Sql;
  readonly reach: Sql;
  readonly roles: Sql;
  readonly monthsFrom: Sql;
  readonly monthsUnder: Sql;
  readonly unitCategories: Sql;
  readonly unitKinds: Sql;
}

/** The criteria of `program`, whose lists are made texts once. */
const OF_PROGRAM: CriteriaColumns = {
  categories: sql`program.of_categories`,
  grades: sql`program.grades`,
  reach: sql`program.of_reach`,
  roles: sql`program.of_roles`,
  monthsFrom: sql`program.service_months_from`,
  monthsUnder: sql`program.service_months_under`,
  unitCategories: sql`program.of_unit_categories`,
  unitKinds: sql`program.of_unit_kinds`,
};
const LISTS = sql`v.categories::text[] AS of_categories, v.reach::text AS of_reach, v.roles::text[] AS of_roles,
    v.unit_categories::text[] AS of_unit_categories, v.unit_kinds::text[] AS of_unit_kinds`;

const jsonList = (json: Sql, name: Sql): Sql =>
  sql`ARRAY(SELECT e.item FROM jsonb_array_elements_text(${json} -> ${name}) AS e(item))`;

/** The criteria that rows keep as JSON (requirement.ts). */
export const criteriaOfJson = (json: Sql): CriteriaColumns => ({
  categories: jsonList(json, sql`'categories'`),
  grades: jsonList(json, sql`'grades'`),
  reach: sql`${json} ->> 'reach'`,
  roles: jsonList(json, sql`'roles'`),
  monthsFrom: sql`(${json} ->> 'serviceMonthsFrom')::int`,
  monthsUnder: sql`(${json} ->> 'serviceMonthsUnder')::int`,
  unitCategories: jsonList(json, sql`'unitCategories'`),
  unitKinds: jsonList(json, sql`'unitKinds'`),
});

const isEmpty = (list: Sql): Sql => sql`coalesce(cardinality(${list}), 0) = 0`;
const among = (list: Sql, value: Sql): Sql => sql`(${isEmpty(list)} OR ${value}::text = ANY(${list}))`;

/** The condition that an officer `o` meets what is asked of the officer alone. */
export const personMeets = (criteria: CriteriaColumns, day: Sql): Sql =>
  sql`${among(criteria.categories, sql`o.category`)} AND ${among(criteria.grades, sql`o.grade`)}
  AND (${criteria.monthsFrom} IS NULL OR coalesce(o.joined_on + make_interval(months => ${criteria.monthsFrom}) <= ${day}, FALSE))
  AND (${criteria.monthsUnder} IS NULL OR coalesce(o.joined_on + make_interval(months => ${criteria.monthsUnder}) > ${day}, FALSE))`;

/** The condition that a row with `category`, `kind` and `own` is of a unit that criteria ask for. */
export const placeMeets = (criteria: CriteriaColumns, place: Sql): Sql =>
  sql`${among(criteria.unitCategories, sql`${place}.category`)} AND ${among(criteria.unitKinds, sql`${place}.kind`)}
  AND (${criteria.reach} = 'WITHIN' OR ${place}.own = (${criteria.reach} = 'OWNER'))`;

/** The condition that an assignment in `post` is what criteria ask for. */
export const postMeets = (criteria: CriteriaColumns): Sql =>
  sql`${among(criteria.roles, sql`post.role`)} AND ${placeMeets(criteria, sql`post`)}`;

/** The condition that criteria ask for an assignment: of a program of the whole force some ask for none. */
export const asksForPost = (criteria: CriteriaColumns): Sql =>
  sql`(program.owner_id IS NOT NULL OR NOT (${isEmpty(criteria.roles)} AND ${isEmpty(criteria.unitCategories)} AND ${isEmpty(criteria.unitKinds)}))`;

/** Of which programs, or about whom. */
export interface Asked {
  /** The condition on the definition `v`. */
  readonly programs: Sql;
  /** Who is in them. Default: as each program has it. */
  readonly admission?: Sql;
  /** SELECT of `program_id`, `id`, `category`, `kind` and `own` of units in the reach of `program`. */
  readonly places: Sql;
  /** SELECT of `program_id`, `officer_id`, `role`, `category`, `kind` and `own` of the assignments there. */
  readonly posts: Sql;
  /** The condition on officers `o` or units `u`. */
  readonly officers: Sql;
  readonly units: Sql;
}

/** The columns of a `subject` after that of its program: of an officer `o`, and of a unit `u`. */
const PERSON = sql`o.officer_id AS id, o.officer_id, NULL::int AS unit_id, o.name_pinyin AS sort, o.name, o.joined_on AS since,
    o.category, o.grade, o.joined_on`;
const unitColumns = (statement: TemporalStatement, day: Sql): Sql =>
  sql`u.unit_id, NULL, u.unit_id, u.code, u.name, (
    SELECT min(w.valid_from) FROM unit_version w WHERE w.unit_id = u.unit_id AND ${statement.begun('w', day)}
  ), NULL, NULL, NULL`;

/** The programs that admit, each with those who are a `member` on a day. */
const admitted = (statement: TemporalStatement, day: Sql): Sql =>
  sql`program JOIN program_member_version member ON member.program_id = program.program_id
    AND ${statement.holds('member', day)} AND program.admission = 'BY_ADMISSION'`;

/** The steps of a statement, without WITH: the last is `subject(program_id, id, officer_id, unit_id, sort, name, since, category, grade, joined_on)`. */
export const concernedSteps = (statement: TemporalStatement, asked: Asked, day: Sql = statement.day): Sql =>
  sql`program AS MATERIALIZED (
  SELECT v.*, ${LISTS}, x.key, x.kind, ${asked.admission ?? sql`x.admission`} AS admission, x.subject_kind
  FROM program_version v JOIN program x ON x.id = v.program_id
  WHERE ${asked.programs} AND ${statement.holds('v', day)} AND v.status <> 'ENDED'
), reached AS MATERIALIZED (
  ${asked.places}
), post AS MATERIALIZED (
  ${asked.posts}
), subject AS MATERIALIZED (
  SELECT program.program_id, ${PERSON} FROM program JOIN officer_version o ON ${statement.holds('o', day)}
  WHERE program.subject_kind = 'OFFICER' AND program.admission = 'BY_CRITERIA' AND NOT ${asksForPost(OF_PROGRAM)}
    AND ${asked.officers} AND ${serves(sql`o`)} AND ${personMeets(OF_PROGRAM, day)}
  UNION ALL
  SELECT there.program_id, ${PERSON} FROM (
    SELECT DISTINCT post.program_id, post.officer_id FROM program JOIN post ON post.program_id = program.program_id
    WHERE program.admission = 'BY_CRITERIA' AND ${asksForPost(OF_PROGRAM)} AND ${postMeets(OF_PROGRAM)}
  ) there JOIN program ON program.program_id = there.program_id
  JOIN officer_version o ON o.officer_id = there.officer_id AND ${statement.holds('o', day)}
  WHERE ${serves(sql`o`)} AND ${personMeets(OF_PROGRAM, day)}
  UNION ALL
  SELECT program.program_id, ${unitColumns(statement, day)} FROM program JOIN reached ON reached.program_id = program.program_id
  JOIN unit_version u ON u.unit_id = reached.id AND ${statement.holds('u', day)}
  WHERE program.subject_kind = 'UNIT' AND program.admission = 'BY_CRITERIA' AND ${placeMeets(OF_PROGRAM, sql`reached`)}
  UNION ALL
  SELECT program.program_id, ${PERSON} FROM ${admitted(statement, day)}
  JOIN officer_version o ON o.officer_id = member.officer_id AND ${statement.holds('o', day)} WHERE ${asked.officers}
  UNION ALL
  SELECT program.program_id, ${unitColumns(statement, day)} FROM ${admitted(statement, day)}
  JOIN unit_version u ON u.unit_id = member.unit_id AND ${statement.holds('u', day)} WHERE ${asked.units}
)`;

/** All whom one program concerns. */
export const ofProgram = (statement: TemporalStatement, program: Sql, day: Sql = statement.day): Asked => ({
  ...ofAll(statement, sql`v.program_id = ${program}`, day),
  posts: postsFrom(sql`reached JOIN assignment_version a ON a.unit_id = reached.id AND ${statement.holds('a', day)}`),
});

/** All whom programs concern whose definition `v` meets a condition: many units, whose assignments are read at once and not unit by unit. */
export const ofPrograms = (statement: TemporalStatement, programs: Sql, day: Sql = statement.day): Asked => ({
  ...ofAll(statement, programs, day),
  posts: postsFrom(sql`(
    SELECT a.officer_id, a.role, a.unit_id FROM assignment_version a WHERE a.unit_id IS NOT NULL AND ${statement.holds('a', day)} OFFSET 0
  ) a JOIN reached ON reached.id = a.unit_id`),
});

/** SELECT of the assignments `a` in units that are `reached` by programs of officers. */
const postsFrom = (
  joined: Sql,
): Sql => sql`SELECT reached.program_id, a.officer_id, a.role, reached.category, reached.kind, reached.own
  FROM ${joined} JOIN program ON program.program_id = reached.program_id AND program.subject_kind = 'OFFICER'`;

const ofAll = (statement: TemporalStatement, programs: Sql, day: Sql): Omit<Asked, 'posts'> => ({
  programs,
  places: sql`SELECT program.program_id, sub.* FROM program
  CROSS JOIN LATERAL ${placedSubtree(statement, sql`program.owner_id`, day)} AS sub`,
  officers: sql`TRUE`,
  units: sql`TRUE`,
});

/** One row of where a unit stands, by one walk: its nearest `category`, its `kind`, and itself with those `above` it. */
const placeOf = (above: Sql): Sql =>
  sql`(SELECT (array_agg(up.category ORDER BY up.height) FILTER (WHERE up.category IS NOT NULL))[1] AS category,
    (array_agg(up.kind ORDER BY up.height))[1] AS kind, array_agg(up.id) AS above FROM ${above} AS up OFFSET 0)`;

/** All programs that concern some officers. */
export function ofOfficers(statement: TemporalStatement, officers: Sql): Asked {
  const above = placedAbove(statement, sql`a.unit_id`);
  return {
    programs: sql`x.subject_kind = 'OFFICER' AND (v.owner_id IS NULL OR x.admission = 'BY_ADMISSION' OR v.owner_id IN (
    SELECT up.id FROM assignment_version a CROSS JOIN LATERAL ${above} AS up
    WHERE a.officer_id = ANY(${officers}) AND ${statement.holds('a')}))`,
    places: sql`SELECT NULL::int AS program_id, NULL::int AS id, NULL::"UnitCategory" AS category, NULL::"UnitKind" AS kind, NULL::boolean AS own WHERE FALSE`,
    posts: sql`SELECT program.program_id, here.officer_id, here.role, here.category, here.kind, here.unit_id IS NOT DISTINCT FROM program.owner_id AS own
  FROM (
    SELECT a.officer_id, a.role, a.unit_id, stand.* FROM assignment_version a CROSS JOIN LATERAL ${placeOf(above)} AS stand
    WHERE a.officer_id = ANY(${officers}) AND a.unit_id IS NOT NULL AND ${statement.holds('a')} OFFSET 0
  ) here JOIN program ON program.owner_id IS NULL OR program.owner_id = ANY(here.above)`,
    officers: sql`o.officer_id = ANY(${officers})`,
    units: sql`FALSE`,
  };
}

/** All programs that concern some units. */
export function ofUnits(statement: TemporalStatement, units: Sql): Asked {
  const above = placedAbove(statement, sql`k.id`);
  return {
    programs: sql`x.subject_kind = 'UNIT' AND (v.owner_id IS NULL OR x.admission = 'BY_ADMISSION' OR v.owner_id IN (
    SELECT up.id FROM unnest(${units}) AS k(id) CROSS JOIN LATERAL ${above} AS up))`,
    places: sql`SELECT program.program_id, here.id, here.category, here.kind, here.id IS NOT DISTINCT FROM program.owner_id AS own FROM (
    SELECT k.id, stand.* FROM unnest(${units}) AS k(id) CROSS JOIN LATERAL ${placeOf(above)} AS stand OFFSET 0
  ) here JOIN program ON program.owner_id IS NULL OR program.owner_id = ANY(here.above)`,
    posts: sql`SELECT NULL::int AS program_id, NULL::int AS officer_id, NULL::"AssignmentRole" AS role, NULL::"UnitCategory" AS category,
    NULL::"UnitKind" AS kind, NULL::boolean AS own WHERE FALSE`,
    officers: sql`FALSE`,
    units: sql`u.unit_id = ANY(${units})`,
  };
}
