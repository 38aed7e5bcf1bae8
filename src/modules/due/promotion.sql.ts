import { sql, sqlText, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { results } from '../eligibility/eligibility.sql.ts';
import type { Shift, Term } from '../eligibility/ladder.rules.ts';
import type { Days } from './due.rules.ts';
import { serves } from '../officers/serving.sql.ts';

// Since when ranks and grades are held, to find for whom the years may be full on some days. `heldSince` and `judge` say it for one
// officer: tests/modules/due compares both.

/**
 * The condition that `h` is the row since which somebody who serves holds a rank or a grade without a break, to the row `c` of the
 * day. `same` compares the rank or the grade of two rows.
 */
const isSince = (statement: TemporalStatement, same: (a: Sql, b: Sql) => Sql): Sql =>
  sql`h.start_known AND ${serves(sql`h`)} AND NOT EXISTS (
    SELECT FROM officer_version p WHERE p.officer_id = h.officer_id AND p.valid_to = h.valid_from AND ${statement.believed('p')}
      AND ${same(sql`p`, sql`h`)} AND ${serves(sql`p`)}
  ) AND NOT EXISTS (
    SELECT FROM officer_version n WHERE n.officer_id = h.officer_id AND n.valid_from > h.valid_from AND ${statement.begun('n')}
      AND (NOT (${serves(sql`n`)} AND coalesce(${same(sql`n`, sql`h`)}, FALSE)) OR NOT EXISTS (
        SELECT FROM officer_version p WHERE p.officer_id = n.officer_id AND p.valid_to = n.valid_from AND ${statement.believed('p')}
      ))
  )`;

/** The police officers `c` of the day of the rows `h`. */
const current = (statement: TemporalStatement): Sql =>
  sql`officer_version c ON c.officer_id = h.officer_id AND c.category = 'POLICE' AND ${statement.holds('c')}`;

/** Months have no fixed number of days: by so many a day may be off that is reckoned back. */
export const SLACK = 3;

/** The condition that a column is a day some months before some days, or near it. */
export const monthsBefore = (statement: TemporalStatement, column: Sql, months: Sql, { from, to }: Days): Sql => {
  const before = (day: string): Sql =>
    sql`(${statement.value(day, 'date')} - make_interval(months => ${months}))::date`;
  return sql`${column} BETWEEN ${before(from)} - ${SLACK} AND ${before(to)} + ${SLACK}`;
};

const termsOf = (statement: TemporalStatement, terms: readonly Term[]): Sql =>
  sql`unnest(${statement.value(
    terms.map(({ held }) => held),
    'text[]',
  )}, ${statement.value(
    terms.map(({ months }) => months),
    'int[]',
  )}) AS s(held, months)`;

/** What promotions are looked for: on some days, of few officers, whose rows are looked up, or of whoever there is. */
export interface Looked {
  readonly days: Days;
  readonly areFew: boolean;
}

/**
 * FROM item `h`, the rows of a rank or a grade that begin some months before some days. OFFSET 0 has them looked up for each term: the
 * planner, which cannot tell how few they are, would read the whole force.
 */
const begunAround = (statement: TemporalStatement, held: Sql, months: Sql, { days, areFew }: Looked): Sql =>
  sql`LATERAL (SELECT * FROM officer_version h WHERE ${held} AND ${statement.begun('h')}
    AND ${monthsBefore(statement, sql`h.valid_from`, months, days)} ${areFew ? sql`` : sql`OFFSET 0`}) h`;

const sameRank = (a: Sql, b: Sql): Sql => sql`${a}.rank = ${b}.rank`;
const sameGrade = (a: Sql, b: Sql): Sql => sql`${a}.grade = ${b}.grade`;

/** SELECT of `due_on`, `officer_id` and `ref` of those whose years in a rank are full on some days. */
export const ranksFull = (statement: TemporalStatement, terms: readonly Term[], looked: Looked): Sql =>
  sql`SELECT (h.valid_from + make_interval(months => s.months))::date AS due_on, h.officer_id, h.id AS ref
  FROM ${termsOf(statement, terms)} CROSS JOIN ${begunAround(statement, sql`h.rank = s.held::"PoliceRank"`, sql`s.months`, looked)}
  JOIN ${current(statement)} AND ${sameRank(sql`c`, sql`h`)} WHERE ${isSince(statement, sameRank)}`;

/** By how many months the results of whole years shift the term of a grade held since `h`. */
const shifted = (statement: TemporalStatement, { excellent, uncounted }: Shift, longest: number): Sql =>
  sql`(SELECT greatest(coalesce(sum(CASE WHEN r.grade = 'EXCELLENT' THEN ${statement.value(excellent, 'int')}
      WHEN r.grade IN ('BASICALLY_COMPETENT', 'NOT_GRADED') THEN ${statement.value(uncounted, 'int')} ELSE 0 END), 0), ${statement.value(-longest, 'int')})::int
    FROM (${results(statement, sql`h.officer_id`)}) r
    WHERE NOT r.assessment AND r."lastDay" LIKE ${sqlText('%-12-31')} AND r."lastDay" >= h.valid_from::text)`;

export interface GradeTerms {
  readonly terms: readonly Term[];
  /** Null: no result of an evaluation counts. */
  readonly shift: Shift | null;
  readonly shifts: readonly number[];
  /** The condition that the results of `h` may be told by it. */
  readonly told: Sql;
}

/** The same of a grade, whose months the results of evaluations shift. */
export const gradesFull = (
  statement: TemporalStatement,
  { terms, shift, shifts, told }: GradeTerms,
  looked: Looked,
): Sql => {
  const longest = Math.max(0, ...terms.map(({ months }) => months));
  const months = sql`greatest(s.months + k.shift, 0)`;
  return sql`SELECT (h.valid_from + make_interval(months => ${months}))::date AS due_on, h.officer_id, h.id AS ref
  FROM ${termsOf(statement, terms)} CROSS JOIN unnest(${statement.value(shifts, 'int[]')}) AS k(shift)
  CROSS JOIN ${begunAround(statement, sql`h.grade = s.held`, months, looked)}
  JOIN ${current(statement)} AND ${sameGrade(sql`c`, sql`h`)}
  WHERE ${isSince(statement, sameGrade)} AND k.shift = ${shift ? sql`CASE WHEN ${told} THEN ${shifted(statement, shift, longest)} ELSE 0 END` : sql`0`}`;
};
