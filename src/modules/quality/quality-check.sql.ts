import type { Scope } from '../../access/scopes.ts';
import type { Message } from '../../errors/refusals.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import { endsAfter, type TemporalStatement } from '../../time/temporal.ts';
import { serves } from '../officers/serving.sql.ts';

// What a check can find was recorded by acts that were allowed: what no act, load or synthesis can store is an invariant, which
// `verify` looks for, and no check.

/** What a check tells of a finding besides its subject, for the message. */
export type Told = Readonly<Record<string, string>>;

/** A check of the records. All else follows from it: its name, its place among the findings, who may read what it finds. */
export interface QualityCheck {
  readonly name: string;
  /** The type of its subjects. */
  readonly subjectType: 'Unit' | 'Officer' | 'Honor' | 'SelectionRound' | 'EvaluationCycle';
  /** The scope that is needed besides registry:read for the unit concerned. Absent: none. */
  readonly scope?: Scope;
  /** Whether what it finds is on record as read, and needs a purpose. */
  readonly onRecord?: true;
  /** What is doubtful, for people. */
  readonly message: (told: Told) => Message;
  /**
   * SELECT of `id`, the subject, of `unit_id` or `officer_id`, whom it concerns, and of `told`, each text in JSON, from the steps
   * `asked_unit`, `held` and `person`. A subject may be there once for each whom it concerns, and is told the same then.
   */
  readonly found: (statement: TemporalStatement) => Sql;
}

/** Which day lies so many months before the day that is asked about. */
export const monthsBefore = ({ day }: TemporalStatement, months: number): Sql =>
  sql`(${day} - make_interval(months => ${months}))::date`;

const PERSON = sql`o.officer_id, o.name, o.police_number, o.category, o.status, o.rank, o.grade, o.joined_on`;

/** Who serves on the day and belongs to a unit by a condition on `a`, the primary post of the day, else the last. */
const byPost = (statement: TemporalStatement, condition: Sql): Sql =>
  sql`SELECT ${PERSON}, a.unit_id AS home_id, ${endsAfter('a', statement.day)} AS posted
  FROM assignment_version a JOIN officer_version o ON o.officer_id = a.officer_id AND ${statement.holds('o')} AND ${serves(sql`o`)}
  WHERE ${condition} AND a.kind = 'PRIMARY' AND ${statement.begun('a')} AND NOT EXISTS (
    SELECT FROM assignment_version b WHERE b.officer_id = a.officer_id AND b.kind = 'PRIMARY' AND ${statement.begun('b')}
      AND b.valid_from > a.valid_from
  )`;

/**
 * The steps that checks read from: `asked_unit`, the units of the day among some; `held`, the posts held in them; `person`, who
 * serves and belongs to them, and under a root also who belongs to no unit, `posted` where a primary post is held.
 */
export const askedSteps = (statement: TemporalStatement, units: readonly number[], root: number): Sql => {
  const among = statement.value(units, 'int[]');
  const whole = sql`(SELECT EXISTS (SELECT FROM unit_version u WHERE u.unit_id = ${statement.value(root, 'int')}
    AND u.parent_id IS NULL AND ${statement.holds('u')}))`;
  return sql`asked_unit AS (
  SELECT u.unit_id, u.category, u.authorized_strength, u.temporary FROM unit_version u
  WHERE u.unit_id = ANY(${among}) AND ${statement.holds('u')}
), held AS (
  SELECT a.officer_id, a.unit_id, a.role, a.kind FROM assignment_version a
  WHERE a.unit_id = ANY(${among}) AND ${statement.holds('a')}
), person AS (
  ${byPost(statement, sql`a.unit_id = ANY(${among})`)}
  UNION ALL ${byPost(statement, sql`a.unit_id IS NULL AND ${whole}`)}
  UNION ALL SELECT ${PERSON}, NULL, FALSE FROM officer_version o
  WHERE ${whole} AND ${statement.holds('o')} AND ${serves(sql`o`)} AND NOT EXISTS (
    SELECT FROM assignment_version b WHERE b.officer_id = o.officer_id AND b.kind = 'PRIMARY' AND ${statement.begun('b')}
  )
)`;
};

/** SELECT of some `person`s, under a condition, as found. */
export const persons = (condition: Sql, told = sql`'{}'::jsonb`): Sql =>
  sql`SELECT p.officer_id AS id, NULL::int AS unit_id, p.officer_id, ${told} AS told FROM person p WHERE ${condition}`;

/** SELECT of some `asked_unit`s, under a condition, as found. */
export const units = (condition: Sql, told = sql`'{}'::jsonb`): Sql =>
  sql`SELECT u.unit_id AS id, u.unit_id, NULL::int AS officer_id, ${told} AS told FROM asked_unit u WHERE ${condition}`;
