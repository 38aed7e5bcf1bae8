import { officerCovered, type Covered } from '../../record/reach.ts';
import { joinSql, sql, sqlName, sqlText, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { shiftsOf, type Ladder } from '../eligibility/ladder.rules.ts';
import { ASSIGNMENT } from '../officers/assignment.declaration.ts';
import { unitsBelow } from '../officers/headcount.sql.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import type { Day } from '../../time/day.ts';
import { missingResults } from '../evaluations/result/missing-result.sql.ts';
import type { StandingReach } from '../standings/standing.sql.ts';
import { trainingEnds, trainingMissing } from '../standings/training.sql.ts';
import { daysOfStandings, type Days } from './due.rules.ts';
import type { DueKind } from './due.vocabulary.ts';
import { gradesFull, monthsBefore, ranksFull, type Looked } from './promotion.sql.ts';
import { serves } from '../officers/serving.sql.ts';

// What is due by what is on record, in SQL: each kind is a SELECT of `kind`, `due_on`, `officer_id`, `ref` and `detail`. What had begun by
// the day of the query counts, of those who serve and belong there on it.

/** Whom it is asked about: some officers, or all who have their primary post in some units (null: in whichever). */
export type Among = { readonly officerIds: readonly number[] } | { readonly unitIds: readonly number[] | null };

/** Up to how many officers are looked up one by one; of more it is looked at what is due, a few days at once. */
export const FEW = 10_000;

/** SELECT of `unitId`, whom its officers are `among`: their ids, up to one more than are few, and the units, if they are not all. */
export const membersOf = (statement: TemporalStatement, unitIds: Sql, few: Sql): Sql =>
  sql`SELECT k.id AS "unitId", units.ids AS "unitIds", few.ids AS "officerIds"
FROM unnest(${unitIds}) AS k(id) CROSS JOIN LATERAL ${unitsBelow(statement, sql`k.id`)}
CROSS JOIN LATERAL (SELECT CASE WHEN units.whole THEN ARRAY(
  SELECT a.officer_id FROM assignment_version a WHERE ${primaryOnDay(statement)} LIMIT ${few} + 1
) ELSE ARRAY(
  SELECT a.officer_id FROM assignment_version a WHERE a.unit_id = ANY(units.ids) AND ${primaryOnDay(statement)} LIMIT ${few} + 1
) END AS ids OFFSET 0) AS few`;

const primaryOnDay = (statement: TemporalStatement): Sql =>
  sql`a.kind = 'PRIMARY' AND a.unit_id IS NOT NULL AND ${statement.holds('a')}`;

/** The condition that an officer is one of those that it is asked about. */
export function isAmong(statement: TemporalStatement, officer: Sql, among: Among): Sql {
  if ('officerIds' in among) return sql`${officer} = ANY(${statement.value(among.officerIds, 'int[]')})`;
  const there = among.unitIds === null ? sql`TRUE` : sql`a.unit_id = ANY(${statement.value(among.unitIds, 'int[]')})`;
  return sql`EXISTS (SELECT FROM assignment_version a WHERE a.officer_id = ${officer} AND ${there} AND ${primaryOnDay(statement)})`;
}

/** Officers `o` as they are on the day, of those who serve. */
export const servingOnDay = (statement: TemporalStatement, officer: Sql): Sql =>
  sql`officer_version o ON ${isOfficerServing(statement, officer)}`;

const isOfficerServing = (statement: TemporalStatement, officer: Sql): Sql =>
  sql`o.officer_id = ${officer} AND ${statement.holds('o')} AND ${serves(sql`o`)}`;

/** Where somebody stands among the others: by name, then by id. */
export interface Person {
  readonly namePinyin: string;
  readonly id: number;
}

interface Some {
  /** From whom on; null: from the first. */
  readonly from: Person | null;
  readonly count: number;
  readonly backward: boolean;
}

/** SELECT of `namePinyin` and `id` of some of those who serve on the day, in the order of the list. */
export function peopleInOrder(statement: TemporalStatement, among: Among, { from, count, backward }: Some): Sql {
  const direction = backward ? sql`DESC` : sql`ASC`;
  const start = from
    ? sql`AND (o.name_pinyin, o.officer_id) ${backward ? sql`<=` : sql`>=`} (${statement.value(from.namePinyin, 'text')}, ${statement.value(from.id, 'int')})`
    : sql``;
  return sql`SELECT o.name_pinyin AS "namePinyin", o.officer_id AS id FROM officer_version o
WHERE ${statement.holds('o')} AND ${serves(sql`o`)} AND ${isAmong(statement, sql`o.officer_id`, among)} ${start}
ORDER BY o.name_pinyin ${direction}, o.officer_id ${direction} LIMIT ${statement.value(count, 'int')}`;
}

/** The condition that a day is one of some. */
export const within = (statement: TemporalStatement, day: Sql, { from, to }: Days): Sql =>
  sql`${day} BETWEEN ${statement.value(from, 'date')} AND ${statement.value(to, 'date')}`;

/** The terms that the law of the day sets. */
export interface Terms {
  /** The months of the probation, which everybody has who joined. */
  readonly probation: number | null;
  readonly ladder: Ladder;
  /** Of whom the viewer may read results of evaluations; null: of nobody. */
  readonly evaluations: Covered | null;
  /** Of whom the viewer may read how they stand to programs; null: of nobody. */
  readonly standings: StandingReach | null;
}

interface Asked extends Looked {
  /** The day of the query. */
  readonly on: Day;
  readonly among: Among;
  readonly terms: Terms;
}

type Part = (statement: TemporalStatement, asked: Asked) => Sql;

const NO_DETAIL = sql`NULL::json`;

/** The probation ends on a day that the day of joining decides: those who joined around it are looked up. */
const probations: Part = (statement, { days, terms: { probation } }) => {
  const months = statement.value(probation, 'int');
  const ends = sql`(v.joined_on + make_interval(months => ${months}))::date`;
  return sql`SELECT 'PROBATION_END'::text, ${ends}, v.officer_id, v.id, ${NO_DETAIL}
  FROM officer_version v WHERE v.category = 'POLICE' AND ${statement.holds('v')}
    AND ${monthsBefore(statement, sql`coalesce(v.joined_on, 'infinity')`, months, days)} AND ${within(statement, ends, days)}`;
};

/** Where nothing of evaluations may be read, the months of a grade are those of the rule. */
const grades: Part = (statement, { terms: { ladder, evaluations }, ...looked }) => {
  const shift = evaluations === null ? null : ladder.shift;
  const terms = {
    terms: ladder.grades,
    shift,
    shifts: shift ? shiftsOf(ladder) : [0],
    told: evaluations === null ? sql`FALSE` : officerCovered(statement, sql`h.officer_id`, evaluations),
  };
  return promotions(statement, 'GRADE_PROMOTION', gradesFull(statement, terms, looked), looked.days);
};

const ranks: Part = (statement, { terms: { ladder }, ...looked }) =>
  promotions(statement, 'RANK_PROMOTION', ranksFull(statement, ladder.ranks, looked), looked.days);

const promotions = (statement: TemporalStatement, kind: DueKind, found: Sql, days: Days): Sql =>
  sql`SELECT ${sqlText(kind)}::text, f.due_on, f.officer_id, f.ref, ${NO_DETAIL} FROM (${found}) f WHERE ${within(statement, sql`f.due_on`, days)}`;

/** Rows that say that something goes on: those of one thing that follow each other without a break are one run of it. */
interface Run {
  readonly versions: string;
  /** The column of the thing. */
  readonly key: string;
  /** The condition that a row says so. */
  readonly goesOn: (row: Sql) => Sql;
}

/** SELECT of the ends of the runs that had begun by the day, each by its last row, which may begin later. */
function runEnds(statement: TemporalStatement, kind: DueKind, { versions, key, goesOn }: Run, days: Days): Sql {
  const another = (alias: string, condition: Sql): Sql => {
    const row = sqlName(alias);
    return sql`EXISTS (SELECT FROM ${sqlName(versions)} ${row} WHERE ${row}.${sqlName(key)} = v.${sqlName(key)} AND ${goesOn(row)}
      AND ${statement.believed(alias)} AND ${condition})`;
  };
  const breaks = another(
    'n',
    sql`n.valid_from > b.valid_from AND n.valid_from <= v.valid_from AND NOT ${another('p', sql`p.valid_to = n.valid_from`)}`,
  );
  return sql`SELECT ${sqlText(kind)}::text, v.valid_to, v.officer_id, v.id, ${NO_DETAIL}
  FROM ${sqlName(versions)} v WHERE ${goesOn(sql`v`)} AND ${statement.believed('v')} AND ${within(statement, sql`v.valid_to`, days)}
    AND NOT ${another('n', sql`n.valid_from = v.valid_to`)}
    AND (${statement.begun('v')} OR ${another('b', sql`${statement.begun('b')} AND NOT ${breaks}`)})`;
}

const SECONDMENT: Run = {
  versions: ASSIGNMENT.versions,
  key: 'assignment_id',
  goesOn: (row) => sql`${row}.kind = 'SECONDMENT'`,
};

/** Other changes of the officer cut it in pieces. */
const SUSPENSION: Run = {
  versions: OFFICER.versions,
  key: 'officer_id',
  goesOn: (row) => sql`${row}.status = 'SUSPENDED'`,
};

const secondments: Part = (statement, { days }) => runEnds(statement, 'SECONDMENT_END', SECONDMENT, days);
const suspensions: Part = (statement, { days }) => runEnds(statement, 'SUSPENSION_END', SUSPENSION, days);

const evaluationsMissing: Part = (statement, { days, among, terms: { evaluations } }) =>
  sql`SELECT 'EVALUATION_MISSING'::text, m.* FROM (${missingResults(statement, {
    from: statement.value(days.from, 'date'),
    to: statement.value(days.to, 'date'),
    isAmong: (officer) => isAmong(statement, officer, among),
    covered: evaluations ?? [],
  })}) m`;

const trainingsMissing: Part = (statement, { days, on, among, terms: { standings } }) =>
  sql`SELECT 'TRAINING_MISSING'::text, m.* FROM (${trainingMissing(statement, {
    from: statement.value(days.from, 'date'),
    to: statement.value(days.to, 'date'),
    days: daysOfStandings(days, on),
    officers: 'officerIds' in among ? statement.value(among.officerIds, 'int[]') : null,
    isAmong: (officer) => isAmong(statement, officer, among),
    covered: standings ?? { others: [], warnings: [] },
  })}) m`;

/** SELECT of the days by which training is asked for, as `dueOn`. */
export const trainingDays = (statement: TemporalStatement, days: Days, on: Day): Sql =>
  trainingEnds(statement, {
    from: statement.value(days.from, 'date'),
    to: statement.value(days.to, 'date'),
    days: daysOfStandings(days, on),
  });

const PARTS: Readonly<Partial<Record<DueKind, Part>>> = {
  RANK_PROMOTION: ranks,
  GRADE_PROMOTION: grades,
  PROBATION_END: probations,
  SECONDMENT_END: secondments,
  SUSPENSION_END: suspensions,
  EVALUATION_MISSING: evaluationsMissing,
  TRAINING_MISSING: trainingsMissing,
};

/** Of which kinds it is told in SQL what is due. */
export const toldInSql = (kind: DueKind, { probation }: Terms): boolean =>
  kind in PARTS && (kind !== 'PROBATION_END' || probation !== null);

/** FROM and WHERE of what is due as `d`, of some kinds that are told in SQL, with `name_pinyin`. */
export function dueRows(
  statement: TemporalStatement,
  { kinds, ...asked }: Omit<Asked, 'areFew'> & { readonly kinds: readonly DueKind[] },
): { readonly from: Sql; readonly where: readonly Sql[] } {
  const areFew = 'officerIds' in asked.among;
  const parts = kinds.map((kind) => PARTS[kind]!(statement, { ...asked, areFew }));
  const all = joinSql(parts, '\n  UNION ALL ');
  // what standings are estimated to cost is so much that the planner takes a walk through all officers for each row to cost the same
  const one = areFew || kinds.includes('TRAINING_MISSING') ? sql`OFFSET 0` : sql``;
  return {
    from: sql`(SELECT w.kind, w.due_on, w.officer_id, w.ref, w.detail, o.name_pinyin
FROM (${all}) AS w(kind, due_on, officer_id, ref, detail)
CROSS JOIN LATERAL (SELECT o.name_pinyin FROM officer_version o WHERE ${isOfficerServing(statement, sql`w.officer_id`)} ${one}) AS o
WHERE ${isAmong(statement, sql`w.officer_id`, asked.among)}) AS d`,
    where: [sql`TRUE`],
  };
}
